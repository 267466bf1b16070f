package nn.table;

import java.util.List;
import nn.data.NnException;

/** Says where in a text something is wrong. */
final class CsvPlace {
    private final String source;
    private List<String> names = List.of();
    private long line;

    CsvPlace(String source) {
        this.source = source;
    }

    void names(List<String> columns) {
        names = columns;
    }

    String name(int column) {
        return names.get(column);
    }

    void line(long number) {
        line = number;
    }

    long line() {
        return line;
    }

    /** Makes an exception that begins with the line. */
    NnException inLine(String format, Object... values) {
        return NnException.of(format, values).at(source + ", line " + line);
    }

    /** Makes an exception that begins with the line, the column, and its name. */
    NnException inField(int column, String format, Object... values) {
        String name = column < names.size() ? " (" + names.get(column) + ")" : "";
        return NnException.of(format, values).at(source + ", line " + line + ", column " + (column + 1) + name);
    }
}
