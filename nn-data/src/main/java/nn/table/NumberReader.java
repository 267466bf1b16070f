package nn.table;

import nn.data.NnException;

/** Reads a column that was said to hold numbers. */
final class NumberReader implements FieldReader {
    private final int column;
    private final Doubles numbers = new Doubles();
    private final Decimals decimals;
    private final Marks marks;
    private final boolean marksFirst;

    NumberReader(int column, Decimals decimals, Marks marks) {
        this.column = column;
        this.decimals = decimals;
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

    private NnException unsound(String text, CsvPlace place) {
        String shown = TextGrid.shortened(text, 40);
        return NumberText.cure(
                place.inField(column, "\"%s\" is no number.", shown),
                text,
                "name it as a mark of missing values, csv.missing(\"" + shown + "\"), or mend the file.");
    }

    @Override
    public Cells cells() {
        return new NumberCells(numbers.values());
    }
}
