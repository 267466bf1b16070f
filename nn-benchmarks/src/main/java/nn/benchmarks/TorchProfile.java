package nn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what PyTorch's profiler found.
 *
 * @param step PyTorch with its version and the milliseconds that a step takes without the profiler, or why it is missing
 * @param ops what its ops took
 */
record TorchProfile(String step, List<OpTime> ops) {
    /** Runs the program that profiles. */
    static TorchProfile run(List<String> command) throws InterruptedException {
        Program program = new Program("PyTorch", List.of(), command, Map.of(), Optional.empty());
        List<String> lines = new ArrayList<>();
        try {
            Run run = program.run(lines::add);
            return new TorchProfile(
                    String.format(Locale.ROOT, "%s takes %.2f", run.version(), run.seconds()), ops(lines));
        } catch (Program.Missing absent) {
            return new TorchProfile("PyTorch is missing (" + absent.getMessage() + ")", List.of());
        }
    }

    /** Reads the lines that name an op, its calls and its milliseconds. */
    static List<OpTime> ops(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals("op") && words.length == 4)
                .map(words -> new OpTime(words[1], Double.parseDouble(words[2]), Double.parseDouble(words[3])))
                .toList();
    }
}
