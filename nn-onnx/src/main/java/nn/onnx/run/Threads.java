package nn.onnx.run;

import java.util.OptionalInt;
import nn.data.NnException;

/**
 * Decides how many threads work on one operation.
 *
 * @param chosen what the user chose, if so
 */
public record Threads(OptionalInt chosen) {
    static final String PROPERTY = "nn.onnx.threads";

    /**
     * So many multiplications a step are worth a thread. Measured on two cores: with 3 million (784-30-10, batch 128) a
     * second thread takes a fifth off the time, with 86 million (784-512-512-10) nearly half.
     */
    private static final long WORTH_A_THREAD = 1_500_000;

    /** Reads the system property. */
    public static Threads configured() {
        String value = System.getProperty(PROPERTY, "");
        if (value.isEmpty()) {
            return new Threads(OptionalInt.empty());
        }
        try {
            return exactly(Integer.parseInt(value));
        } catch (NumberFormatException wrong) {
            throw NnException.of("%s must be a number of threads, but was \"%s\".", PROPERTY, value)
                    .maybe("set -D%s=2.", PROPERTY)
                    .causedBy(wrong);
        }
    }

    public static Threads exactly(int count) {
        if (count < 1) {
            throw NnException.of("the number of threads must be at least 1, but was %d.", count);
        }
        return new Threads(OptionalInt.of(count));
    }

    /** Chooses by the work of one run of the network's largest operations. */
    public int forWork(long multiplications) {
        int cores = Runtime.getRuntime().availableProcessors();
        return chosen.orElseGet(() -> (int) Math.max(1, Math.min(cores, multiplications / WORTH_A_THREAD)));
    }
}
