package nn.datasets;

import nn.table.Table;

/**
 * Gives the cars of 1970 to 1982: 398 by how many miles they went on a gallon, cylinders, displacement, power, weight,
 * acceleration, year, origin and name; six powers are missing.
 *
 * <pre>{@code
 * var split = AutoMpg.table().split(0.8).seed(7);
 * }</pre>
 *
 * <p>R. Quinlan, <i>Auto MPG</i>, 1993, UCI Machine Learning Repository,
 * <a href="https://doi.org/10.24432/C5859H">doi:10.24432/C5859H</a>, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>,
 * with the origins in words.
 */
public final class AutoMpg {
    private static final SmallTable TABLE = new SmallTable("auto-mpg.csv", "mpg");

    private AutoMpg() {}

    /**
     * Gives the table as it was published, with all its columns.
     *
     * @return 398 rows: {@code mpg}, {@code cylinders}, {@code displacement}, {@code horsepower}, {@code weight},
     *     {@code acceleration}, {@code model_year}, {@code origin}, {@code name}
     */
    public static Table table() {
        return TABLE.read();
    }
}
