package nn.table;

import java.util.ArrayList;
import java.util.List;

/** Prints the first rows of a table, as many columns as fit into a line, and its shape. */
final class TableText {
    private static final int ROWS = 5;
    private static final int WIDTH = 80;
    private static final int CELL = 20;

    private TableText() {}

    static String of(Table table) {
        int rows = Math.min(ROWS, table.size());
        List<List<String>> printed = new ArrayList<>();
        int width = 0;
        for (Column column : table.columns()) {
            List<String> cells = cells(column, rows);
            width += 2 + TextGrid.width(cells);
            if (width > WIDTH - 3 && !printed.isEmpty()) {
                printed.add(dots(rows));
                break;
            }
            printed.add(cells);
        }
        String more = rows < table.size() ? "…\n" : "";
        return TextGrid.of(printed) + more + shape(table);
    }

    private static List<String> dots(int rows) {
        List<String> dots = new ArrayList<>(List.of("…"));
        for (int row = 0; row < rows; row++) {
            dots.add("…");
        }
        return dots;
    }

    private static List<String> cells(Column column, int rows) {
        List<String> cells = new ArrayList<>();
        cells.add(TextGrid.shortened(column.name(), CELL));
        for (int row = 0; row < rows; row++) {
            cells.add(column.isMissing(row) ? "NA" : TextGrid.shortened(column.word(row), CELL));
        }
        return cells;
    }

    private static String shape(Table table) {
        int columns = table.columns().size();
        return table.size()
                + (table.size() == 1 ? " row, " : " rows, ")
                + columns
                + (columns == 1 ? " column" : " columns");
    }
}
