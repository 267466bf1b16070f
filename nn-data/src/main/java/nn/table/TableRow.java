package nn.table;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Shows one row of a {@link Table}.
 *
 * <pre>{@code
 * table.filter(row -> row.number("age") >= 18 && row.word("sex").equals("female"));
 * }</pre>
 */
public final class TableRow {
    private final Table table;
    private final int index;

    TableRow(Table table, int index) {
        this.table = table;
        this.index = index;
    }

    /**
     * Returns which row it is.
     *
     * @return from 0
     */
    public int index() {
        return index;
    }

    /**
     * Returns a number.
     *
     * @param column the column's name
     * @return NaN where it is missing
     * @throws nn.data.NnException if there is no such column, or it holds no numbers
     */
    public double number(String column) {
        return table.column(column).number(index);
    }

    /**
     * Returns a word; a number or a date as a file has it.
     *
     * @param column the column's name
     * @return an empty word where it is missing
     * @throws nn.data.NnException if there is no such column
     */
    public String word(String column) {
        return table.column(column).word(index);
    }

    /**
     * Returns a date.
     *
     * @param column the column's name
     * @return at midnight where there is no time of day; empty where it is missing
     * @throws nn.data.NnException if there is no such column, or it holds no dates
     */
    public Optional<LocalDateTime> date(String column) {
        return table.column(column).date(index);
    }

    /**
     * Tells whether a value is missing.
     *
     * @param column the column's name
     * @return true where there is none
     * @throws nn.data.NnException if there is no such column
     */
    public boolean isMissing(String column) {
        return table.column(column).isMissing(index);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("row ").append(index).append(":");
        for (Column column : table.columns()) {
            String word = column.isMissing(index) ? "missing" : column.word(index);
            text.append(' ').append(column.name()).append(' ').append(word).append(',');
        }
        return text.substring(0, text.length() - 1);
    }
}
