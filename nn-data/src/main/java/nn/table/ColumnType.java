package nn.table;

/** Tells what the cells of a column are. */
public enum ColumnType {
    /** Numbers, whole or not, held as doubles. */
    NUMBER,
    /** Words out of a few that recur, such as {@code female} and {@code male}. */
    CATEGORY,
    /** Words that seldom recur, such as names. */
    TEXT,
    /**
     * Dates, with or without a time of day, in no time zone, of the years from −290307 to 294246. Microseconds are kept;
     * finer digits are cut off.
     */
    DATE;

    /** Returns the type as one says it in a sentence. */
    String said() {
        return switch (this) {
            case NUMBER -> "numbers";
            case CATEGORY -> "categories";
            case TEXT -> "text";
            case DATE -> "dates";
        };
    }
}
