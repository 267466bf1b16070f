package nn.table;

/**
 * Reads a column of which nothing was said. It holds numbers if all its fields are numbers or missing; so long it keeps
 * numbers alone, but for the first rows, where a word is to be expected first. A word after them spoils it.
 */
final class InferringReader implements FieldReader {
    private static final int FIRST = 1000;

    private final Doubles numbers = new Doubles();
    private final WordReader words;
    private final Decimals decimals;
    private final Marks marks;
    private final boolean marksFirst;
    private int rows;
    private boolean isNumber = true;
    private boolean isSpoilt;

    InferringReader(NumberText text, Marks marks) {
        this.decimals = text.reading(true);
        this.marks = marks;
        this.marksFirst = marks.hasNumbers(decimals);
        this.words = WordReader.inferred(marks, text);
    }

    @Override
    public void add(char[] text, int from, int length, boolean quoted, CsvPlace place) {
        if (isNumber) {
            addNumber(text, from, length);
        }
        if (!isNumber || rows < FIRST) {
            words.add(text, from, length, quoted, place);
        }
        rows++;
    }

    private void addNumber(char[] text, int from, int length) {
        double number = marksFirst && marks.has(text, from, length) ? Double.NaN : decimals.parse(text, from, length);
        if (Double.isNaN(number) && !marks.has(text, from, length)) {
            isNumber = false;
            isSpoilt = rows >= FIRST;
        } else {
            numbers.add(number);
        }
    }

    @Override
    public boolean isSpoilt() {
        return isSpoilt;
    }

    @Override
    public Cells cells() {
        return isNumber ? new NumberCells(numbers.values()) : words.cells();
    }
}
