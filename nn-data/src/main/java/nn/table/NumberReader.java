package nn.table;

import nn.data.NnException;

/** Reads a column that holds numbers; what may be a code is none where that was not said. */
final class NumberReader implements FieldReader {
    private final int column;
    private final Doubles numbers = new Doubles();
    private final NumberText text;
    private final Decimals decimals;
    private final Marks marks;
    private final boolean marksFirst;

    NumberReader(int column, NumberText text, Marks marks, boolean isSeen) {
        this.column = column;
        this.text = text;
        this.decimals = text.reading(isSeen);
        this.marks = marks;
        this.marksFirst = marks.hasNumbers(decimals);
    }

    @Override
    public void add(char[] text, int from, int length, boolean quoted, CsvPlace place) {
        double number = marksFirst && marks.has(text, from, length) ? Double.NaN : decimals.parse(text, from, length);
        if (Double.isNaN(number) && !marks.has(text, from, length)) {
            throw unsound(new String(text, from, length), place);
        }
        numbers.add(number);
    }

    private NnException unsound(String field, CsvPlace place) {
        String shown = TextGrid.shortened(field, 40);
        return Double.isNaN(text.reading(false).parse(field))
                ? NumberText.cure(
                        place.inField(column, "\"%s\" is no number.", shown),
                        field,
                        "name it as a mark of missing values, csv.missing(\"" + shown + "\"), or mend the file.")
                : place.inField(column, "\"%s\" may be a code, and was not said to be a number.", shown)
                        .maybe(
                                "say what the column holds when the first rows are read: csv.text(\"%1$s\") or"
                                        + " csv.number(\"%1$s\").",
                                place.name(column));
    }

    @Override
    public Cells cells() {
        return new NumberCells(numbers.values());
    }
}
