package nn.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;

/** Takes the cells of a column for what its encoding wants, and refuses others by place and value. */
final class FeatureCells {
    private FeatureCells() {}

    /** Requires a place for each number of each row. */
    static void requireRoom(Encoding encoding, Column column, float[] numbers, int first, int width) {
        int rows = Given.value("encode: the column", column).size();
        int places = Given.value("encode: the numbers", numbers).length;
        if (first < 0 || first > (long) width - encoding.width() || (long) rows * width > places) {
            throw NnException.of(
                    "encode: %d numbers from place %d on in each of %d rows of %d do not fit into %d.",
                    encoding.width(), first, rows, width, places);
        }
    }

    /** Returns finite numbers, NaN where one is missing. */
    static double[] numbers(Column column) {
        if (column.type() != ColumnType.NUMBER) {
            return noNumbers(column);
        }
        double[] values = column.numbers();
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw wrong(column, row, "the number must be finite, but was %s.", values[row])
                        .maybe("leave it missing: an empty cell, null or NaN.");
            }
        }
        return values;
    }

    private static double[] noNumbers(Column column) {
        int row = firstPresent(column);
        if (row < column.size()) {
            String word = column.word(row);
            throw wrong(column, row, "there must be a number, but was \"%s\".", word)
                    .maybe("%s", cure(column, word));
        }
        double[] missing = new double[column.size()];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    /** Takes 0 and -0 for one kind, as pandas does. */
    static Column kinds(Column column) {
        return column.type() == ColumnType.NUMBER
                ? Column.numbers(
                        column.name(),
                        Arrays.stream(column.numbers())
                                .map(value -> value + 0.0)
                                .toArray())
                : column;
    }

    /** Returns the kinds of a column that holds some. */
    static Column someKinds(Column column) {
        if (firstPresent(column) == column.size()) {
            throw NnException.of("features: column \"%s\" holds no word to learn from.", column.name())
                    .maybe("leave it out.");
        }
        return kinds(column);
    }

    private static String cure(Column column, String word) {
        if (column.type() == ColumnType.DATE) {
            return "take its parts: dates(\"" + column.name() + "\").";
        }
        boolean isNumber = !Double.isNaN(NumberText.PLAIN.reading(false).parse(word));
        return isNumber
                ? "give it as a number, in tables by table.number(\"" + column.name() + "\")."
                : "categories(\"" + column.name() + "\") is meant.";
    }

    static int firstMissing(Column column) {
        return IntStream.range(0, column.size())
                .filter(column::isMissing)
                .findFirst()
                .orElse(column.size());
    }

    private static int firstPresent(Column column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .findFirst()
                .orElse(column.size());
    }

    /** Returns a part of each date, NaN where one is missing. */
    static double[] parts(Column column, DatePart.Unit unit) {
        int row = firstPresent(column);
        if (column.type() != ColumnType.DATE && row < column.size()) {
            throw wrong(column, row, "there must be a date, but was \"%s\".", column.word(row))
                    .maybe("give a LocalDate, in tables by table.date(\"%s\").", column.name());
        }
        return IntStream.range(0, column.size())
                .mapToDouble(i -> column.isMissing(i)
                        ? Double.NaN
                        : column.date(i).map(unit::of).orElse(Double.NaN))
                .toArray();
    }

    /** Makes a column of one value, which must be there. */
    static Column one(String name, Map<String, ?> values, List<Feature> features) {
        if (!values.containsKey(name)) {
            List<String> given = values.keySet().stream().sorted().toList();
            NnException problem = NnException.of("features.row: there is no \"%s\", but %s.", name, given);
            throw Nearest.of(name, given)
                    .map(near -> problem.maybe("\"%s\" is meant by \"%s\".", name, near))
                    .orElse(problem.maybe("give null where its value is missing."));
        }
        Object value = values.get(name);
        return value instanceof Boolean truth
                ? Column.of(name, List.of(TruthWords.of(name, features).word(truth)))
                : Column.of(name, Collections.singletonList(value));
    }

    static double logarithm(Column column, int row, double value) {
        if (value <= -1) {
            throw wrong(column, row, "ln(1 + x) is for numbers above -1, but was %s.", NumberCells.text(value))
                    .maybe("leave log() out.");
        }
        return Math.log1p(value);
    }

    static float float32(Column column, int row, float number) {
        if (!Float.isFinite(number)) {
            throw wrong(column, row, "%s is beyond the numbers of a network, float32.", column.word(row))
                    .maybe("scale it, or leave it missing.");
        }
        return number;
    }

    static Supplier<NnException> missing(Column column, int row) {
        return () -> wrong(column, row, "the value is missing.")
                .maybe(
                        "say what stands for it, as in impute(…), or drop such rows: table.dropMissing(\"%s\").",
                        column.name());
    }

    static NnException unseen(Column column, int row, List<String> words) {
        String word = column.word(row);
        NnException problem = wrong(column, row, "\"%s\" is none of the words fitted on, %s.", word, shortened(words));
        Optional<String> near = Nearest.of(word, words);
        return near.isPresent() ? problem.maybe("\"%s\" is meant.", near.get()) : problem;
    }

    static String shortened(List<String> words) {
        return words.size() <= 10
                ? words.toString()
                : words.subList(0, 10).toString().replace("]", ", …]");
    }

    /** Names the column, and the row where there are several. */
    static NnException wrong(Column column, int row, String message, Object... values) {
        String place = column.size() == 1 ? "" : ", row " + row;
        return NnException.of(message, values).at("features: column \"" + column.name() + "\"" + place);
    }
}
