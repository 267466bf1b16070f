package nn.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Lists what targets are about, each found in the runs of a program, and ours beside them. */
enum Quantity {
    /** Our seconds an epoch as a multiple of the program's. */
    RATIO("%.2f") {
        @Override
        double of(List<Run> ours, List<Run> runs) {
            return Median.of(Contest.ratios(ours, runs));
        }
    },
    /** Seconds from the start of the process to the end of the first epoch. */
    FIRST_EPOCH("%.1f s") {
        @Override
        double of(List<Run> ours, List<Run> runs) {
            return median(runs, Run::firstUnit);
        }
    },
    /** The most memory that was resident. */
    MEMORY("%.0f MB") {
        @Override
        double of(List<Run> ours, List<Run> runs) {
            return median(runs, Run::megabytes);
        }
    };

    private final String format;

    Quantity(String format) {
        this.format = format;
    }

    abstract double of(List<Run> ours, List<Run> runs);

    String text(double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> one) {
        return Median.of(runs.stream().map(one::applyAsDouble).toList());
    }
}
