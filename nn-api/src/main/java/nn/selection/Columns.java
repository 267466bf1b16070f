package nn.selection;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws rows of cells under one another, within 80 columns: to the right, but for a first column of words. */
final class Columns {
    private static final int MOST = 80;
    private static final int WIDEST_CELL = 32;

    private Columns() {}

    static String of(List<List<String>> rows, boolean beginsWithWords) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> cut(row.get(column), WIDEST_CELL).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths, beginsWithWords)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths, boolean beginsWithWords) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(row.get(column), WIDEST_CELL);
            String space = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : "  ").append(column == 0 && beginsWithWords ? cell + space : space + cell);
        }
        return cut(line.toString().stripTrailing(), MOST);
    }

    /** Leaves out what is beyond a width, and says so. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
