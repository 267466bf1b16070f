package nn.table;

/** Reads the fields of one column of a file, one after the other. */
interface FieldReader {
    /**
     * Takes a field.
     *
     * @param text a buffer
     * @param from where the field begins in it
     * @param length how long it is
     * @param quoted whether it stood in quotes
     * @param place where it stands, for messages
     */
    void add(char[] text, int from, int length, boolean quoted, CsvPlace place);

    /** Tells whether the column must be read again, as words. */
    default boolean isSpoilt() {
        return false;
    }

    Cells cells();
}
