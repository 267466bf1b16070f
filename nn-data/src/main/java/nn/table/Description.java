package nn.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.Nearest;
import nn.data.NnException;

/**
 * Describes each column of a table as pandas' {@code describe(include="all")} does, and how many of its values are
 * missing. Printed, it is a table of them.
 *
 * <pre>{@code
 * var description = table.describe();
 * System.out.println(description);
 * description.number("age", "mean");
 * }</pre>
 */
public final class Description {
    /** All statistics, in the order in which they are printed. */
    private static final List<String> ALL =
            List.of("count", "missing", "unique", "top", "freq", "mean", "std", "min", "25%", "50%", "75%", "max");

    private final Map<String, Described> columns = new LinkedHashMap<>();

    Description(List<Column> described) {
        described.forEach(column -> columns.put(column.name(), Described.of(column)));
    }

    /**
     * Names the statistics.
     *
     * @return those that at least one column has, out of {@code count}, {@code missing}, {@code unique}, {@code top},
     *     {@code freq}, {@code mean}, {@code std}, {@code min}, {@code 25%}, {@code 50%}, {@code 75%} and {@code max}
     */
    public List<String> statistics() {
        return ALL.stream()
                .filter(each -> columns.values().stream()
                        .anyMatch(column -> column.texts().containsKey(each)))
                .toList();
    }

    /**
     * Returns a statistic of a column: how many values are there ({@code count}) or {@code missing}; of words, how many
     * are different ({@code unique}) and how often the most frequent occurs ({@code freq}); of numbers, {@code mean},
     * deviation by n - 1 ({@code std}), {@code min}, quartiles and {@code max}.
     *
     * @param column its name
     * @param statistic its name
     * @return NaN where there are too few values for it
     * @throws NnException if there is no such column, or it has no such number
     */
    public double number(String column, String statistic) {
        return found(column, statistic, described(column).numbers());
    }

    /**
     * Returns a statistic of a column as it is printed, such as the most frequent word ({@code top}) or the first date
     * ({@code min}).
     *
     * @param column its name
     * @param statistic its name
     * @return the text
     * @throws NnException if there is no such column, or it has no such statistic
     */
    public String text(String column, String statistic) {
        return found(column, statistic, described(column).texts());
    }

    private Described described(String column) {
        Described described = columns.get(column);
        if (described == null) {
            throw Nearest.meant(
                    NnException.of("describe: there is no column \"%s\", but %s.", column, columns.keySet()),
                    column,
                    columns.keySet());
        }
        return described;
    }

    private static <V> V found(String column, String statistic, Map<String, V> statistics) {
        V value = statistics.get(statistic);
        if (value == null) {
            throw NnException.of(
                    "describe: the column \"%s\" has no \"%s\", but %s.", column, statistic, statistics.keySet());
        }
        return value;
    }

    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        names.add("");
        names.addAll(statistics());
        List<List<String>> grid = new ArrayList<>();
        columns.forEach((name, described) -> grid.add(described.column(TextGrid.shortened(name, 20), statistics())));
        return TextGrid.wrapped(names, grid, 80);
    }

    /**
     * Holds what is known of a column.
     *
     * @param texts all statistics as they are printed
     * @param numbers those that are numbers
     */
    record Described(Map<String, String> texts, Map<String, Double> numbers) {
        static Described of(Column column) {
            Described described = new Described(new LinkedHashMap<>(), new LinkedHashMap<>());
            described.count("count", column.size() - column.missing());
            described.count("missing", column.missing());
            if (column.cells() instanceof NumberCells cells) {
                described.addNumbers(cells);
            } else if (column.cells() instanceof DateCells cells) {
                described.addDates(cells);
            } else {
                described.addWords(column);
            }
            return described;
        }

        private void count(String statistic, int count) {
            numbers.put(statistic, (double) count);
            texts.put(statistic, Integer.toString(count));
        }

        private void addNumbers(NumberCells cells) {
            double[] sorted = Arrays.stream(cells.values())
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            Map<String, Double> found = NumberStatistics.of(sorted);
            numbers.putAll(found);
            texts.putAll(NumberTexts.of(found));
        }

        private void addDates(DateCells cells) {
            double[] sorted = Arrays.stream(cells.micros())
                    .filter(each -> each != DateCells.MISSING)
                    .sorted()
                    .asDoubleStream()
                    .toArray();
            Map<String, Double> found = NumberStatistics.of(sorted);
            found.remove("std");
            found.forEach((statistic, micros) -> texts.put(
                    statistic, Double.isNaN(micros) ? "NaN" : new DateCells(new long[] {Math.round(micros)}).text(0)));
        }

        private void addWords(Column column) {
            Map<String, Integer> counts = column.counts();
            count("unique", counts.size());
            counts.entrySet().stream().findFirst().ifPresent(most -> {
                texts.put("top", most.getKey());
                count("freq", most.getValue());
            });
        }

        private List<String> column(String name, List<String> statistics) {
            List<String> cells = new ArrayList<>();
            cells.add(name);
            statistics.forEach(each -> cells.add(TextGrid.shortened(texts.getOrDefault(each, "NaN"), 20)));
            return cells;
        }
    }
}
