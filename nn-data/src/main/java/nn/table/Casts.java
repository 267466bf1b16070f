package nn.table;

import java.util.Arrays;
import java.util.OptionalLong;
import nn.data.NnException;

/** Takes the cells of a column for something else. */
final class Casts {
    private Casts() {}

    static WordCells words(Cells cells, ColumnType type) {
        if (cells instanceof WordCells words) {
            return words.as(type);
        }
        WordBuilder words = new WordBuilder();
        for (int row = 0; row < cells.size(); row++) {
            words.add(cells.text(row));
        }
        return words.cells(type);
    }

    static NumberCells numbers(String column, Cells cells) {
        if (cells instanceof NumberCells numbers) {
            return numbers;
        }
        if (!(cells instanceof WordCells words)) {
            throw NnException.of("column \"%s\": its cells are dates, no numbers.", column)
                    .maybe("take parts of them, such as row -> row.date(\"%s\").getYear().", column);
        }
        Decimals reading = written(column, words).reading(false);
        double[] known = new double[words.words().size()];
        for (int code = 0; code < known.length; code++) {
            String word = words.words().get(code);
            known[code] = reading.parse(word);
            if (Double.isNaN(known[code])) {
                throw NumberText.cure(
                        unsound(column, words, code, "is no number"),
                        word,
                        "name it as a mark of missing values when reading: csv.missing(\"" + word + "\").");
            }
        }
        return new NumberCells(Arrays.stream(words.codes())
                .mapToDouble(code -> code == WordCells.MISSING ? Double.NaN : known[code])
                .toArray());
    }

    private static NumberText written(String column, WordCells words) {
        if (words.written().size() > 1) {
            throw NnException.of(
                            "column \"%s\": the tables that it was joined of write numbers in several ways.", column)
                    .maybe("say that they are numbers before: table.number(\"%s\").", column);
        }
        return words.written().iterator().next();
    }

    static DateCells dates(String column, Cells cells, DateText text) {
        if (cells instanceof DateCells dates) {
            return dates;
        }
        WordCells words = words(cells, ColumnType.TEXT);
        DateText.Reading reading = text.reading();
        long[] known = new long[words.words().size()];
        for (int code = 0; code < known.length; code++) {
            OptionalLong read = reading.micros(words.words().get(code));
            if (read.isEmpty()) {
                NnException none = unsound(column, words, code, "is no date as " + text.said());
                throw text.cure(none, "date", column, words.words().get(code));
            }
            known[code] = read.getAsLong();
        }
        return dates(words, known);
    }

    private static DateCells dates(WordCells words, long[] known) {
        return new DateCells(Arrays.stream(words.codes())
                .mapToLong(code -> code == WordCells.MISSING ? DateCells.MISSING : known[code])
                .toArray());
    }

    /** Takes words for dates where all of them are. */
    static Cells datesOr(WordCells words) {
        DateText.Reading reading = DateText.ISO.reading();
        long[] known = new long[words.words().size()];
        for (int code = 0; code < known.length; code++) {
            OptionalLong read = reading.micros(words.words().get(code));
            if (read.isEmpty()) {
                return words;
            }
            known[code] = read.getAsLong();
        }
        return known.length == 0 ? words : dates(words, known);
    }

    private static NnException unsound(String column, WordCells words, int code, String what) {
        int row = 0;
        while (words.codes()[row] != code) {
            row++;
        }
        return NnException.of(
                "column \"%s\", row %d: \"%s\" %s.", column, row, words.words().get(code), what);
    }
}
