package nn.table;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers; NaN stands for what is missing.
 *
 * @param values one a row; nobody may change them
 */
record NumberCells(double[] values) implements Cells {
    /** Beyond it doubles leave out whole numbers. */
    private static final double EXACT = 0x1p53;

    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= EXACT;
    }

    /** Writes a number, a whole one without a point. */
    static String text(double value) {
        return isWhole(value) && !isNegativeZero(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }

    /** Tells whether all numbers that are there are whole. */
    boolean isWhole() {
        for (double value : values) {
            if (!Double.isNaN(value) && !isWhole(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ColumnType type() {
        return ColumnType.NUMBER;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? "" : text(values[row]);
    }

    @Override
    public int compare(int row, int other) {
        return Double.compare(values[row], values[other]);
    }

    @Override
    public NumberCells pick(int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new NumberCells(picked);
    }

    @Override
    public NumberCells concat(List<Cells> all) {
        double[] joined = new double[all.stream().mapToInt(Cells::size).sum()];
        int end = 0;
        for (Cells each : all) {
            double[] part = ((NumberCells) each).values;
            System.arraycopy(part, 0, joined, end, part.length);
            end += part.length;
        }
        return new NumberCells(joined);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberCells cells && Arrays.equals(values, cells.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
