package nn.datasets;

import nn.table.Table;

/**
 * Gives the penguins of the Palmer archipelago: 344 of three species by island, bill, flipper, mass, sex and year; some values
 * are missing. A mixed table with an open licence, where Titanic has none.
 *
 * <pre>{@code
 * var split = Penguins.table().split(0.8).stratified("species").seed(7);
 * }</pre>
 *
 * <p>K. Gorman, A. Horst and A. Hill, <i>palmerpenguins</i>, 2020, <a
 * href="https://allisonhorst.github.io/palmerpenguins/">CC0 1.0</a>; file {@code penguins.csv} of version 0.1.1.
 */
public final class Penguins {
    private static final SmallTable TABLE = new SmallTable("penguins.csv", "species");

    private Penguins() {}

    /**
     * Gives the table as it was published, with all its columns.
     *
     * @return 344 rows: {@code species}, {@code island}, {@code bill_length_mm}, {@code bill_depth_mm},
     *     {@code flipper_length_mm}, {@code body_mass_g}, {@code sex}, {@code year}
     */
    public static Table table() {
        return TABLE.read();
    }
}
