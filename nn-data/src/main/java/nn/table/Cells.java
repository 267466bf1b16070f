package nn.table;

import java.util.List;

/** The values of a column, each of which may be missing. */
sealed interface Cells permits NumberCells, WordCells, DateCells {
    ColumnType type();

    int size();

    boolean isMissing(int row);

    /** Writes a cell as a file has it; a missing one is empty. */
    String text(int row);

    /** Orders two cells that are there. */
    int compare(int row, int other);

    /** Copies some rows, in a new order. */
    Cells pick(int[] rows);

    /** Puts these cells and others of the same kind one after the other. */
    Cells concat(List<Cells> all);
}
