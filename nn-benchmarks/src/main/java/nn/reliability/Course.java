package nn.reliability;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Follows the tries of a proof: counts them and what went wrong, and measures at a tenth of them. */
final class Course {
    private static final int TENTH = 10;
    private static final int TOLD = 5;

    private final int times;
    private final Random random;
    private final Meter meter;
    private Optional<Footprint> early = Optional.empty();
    private Optional<String> skipped = Optional.empty();
    private int done;
    private int lost;
    private int foreign;

    Course(int times, long seed, Meter meter) {
        this.times = times;
        this.random = new Random(seed);
        this.meter = meter;
    }

    /** Measures what the process has taken. */
    @FunctionalInterface
    interface Meter {
        Footprint now() throws InterruptedException;
    }

    /** One of the tries. */
    @FunctionalInterface
    interface Try {
        void at(int number) throws Exception;
    }

    int times() {
        return times;
    }

    Random random() {
        return random;
    }

    /** Tries as often as there are times; whatever comes out is counted, and does not end the others. */
    void each(Try one) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            try {
                one.at(i);
            } catch (Throwable thrown) {
                foreign(thrown);
            }
            did(1);
        }
    }

    /** Counts tries that are done. */
    void did(int count) throws InterruptedException {
        done += count;
        if (early.isEmpty() && done >= times / TENTH) {
            early = Optional.of(meter.now());
        }
    }

    /** Counts what should have been kept, and was not. */
    synchronized void expect(boolean kept, String otherwise, Object... values) {
        if (!kept && lost++ < TOLD) {
            System.err.println("lost: " + String.format(Locale.ROOT, otherwise, values));
        }
    }

    /** Counts an exception that nobody was to see. */
    synchronized void foreign(Throwable thrown) {
        if (foreign++ < TOLD) {
            thrown.printStackTrace();
        }
    }

    /** Says why nothing could be tried here. */
    void skip(String reason) {
        skipped = Optional.of(reason);
    }

    Optional<String> skipped() {
        return skipped;
    }

    int done() {
        return done;
    }

    int lost() {
        return lost;
    }

    int foreign() {
        return foreign;
    }

    /** Returns what was measured at a tenth of the tries. */
    Footprint early() {
        return early.orElseThrow();
    }
}
