package nn.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds the middle of what several rounds gave. */
final class Median {
    private Median() {}

    /** Gives the middle, or the mean of both middles. */
    static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Writes the middle and the range. */
    static String text(List<Double> values, String format) {
        String range = "%s (" + format + "–" + format + ")";
        return String.format(
                Locale.ROOT,
                range,
                String.format(Locale.ROOT, format, of(values)),
                Collections.min(values),
                Collections.max(values));
    }
}
