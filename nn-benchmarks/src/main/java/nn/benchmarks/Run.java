package nn.benchmarks;

import java.util.List;

/**
 * Holds what a program said of one run.
 *
 * @param units the seconds of each epoch
 * @param firstUnit the seconds from the program's start to the end of its first epoch
 * @param accuracy the share of right answers on the test rows
 * @param version what it runs on
 * @param threads how many threads it says it takes
 * @param megabytes the most memory that was resident
 */
record Run(List<Double> units, double firstUnit, double accuracy, String version, int threads, int megabytes) {
    static Run parse(List<String> lines, double firstUnit) throws Program.Missing {
        List<Double> units = all(lines, "unit").stream().map(Double::valueOf).toList();
        if (units.isEmpty()) {
            throw new Program.Missing("it printed no unit");
        }
        return new Run(
                units,
                firstUnit,
                Double.parseDouble(last(lines, "accuracy", "NaN")),
                last(lines, "version", "unknown"),
                Integer.parseInt(last(lines, "threads", "0")),
                Integer.parseInt(last(lines, "rss", "0")));
    }

    /** Gives the median of the epochs after the first, which warms up. */
    double seconds() {
        return Median.of(units.size() == 1 ? units : units.subList(1, units.size()));
    }

    private static List<String> all(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1).strip())
                .toList();
    }

    private static String last(List<String> lines, String word, String otherwise) {
        List<String> all = all(lines, word);
        return all.isEmpty() ? otherwise : all.get(all.size() - 1);
    }
}
