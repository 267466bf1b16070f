package nn.table;

/**
 * Knows in which lines of a file rows stand.
 *
 * @param file its name
 * @param first the number of the first of the rows, as {@link Origin} counts them
 * @param lines for each the line that it begins in; nobody may change them
 */
record RowLines(String file, long first, long[] lines) {
    String place(long row) {
        return file + ", line " + lines[(int) (row - first)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowLines known && file.equals(known.file) && first == known.first;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }
}
