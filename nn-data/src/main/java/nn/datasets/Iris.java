package nn.datasets;

import java.util.List;
import nn.data.Dataset;
import nn.table.Table;

/**
 * Gives the iris flowers: 150 of three species by the lengths and widths of their sepals and petals, in cm.
 *
 * <pre>{@code
 * var split = Iris.load().split(0.8).stratified().seed(7); // rows of 4, labels 0..2
 * }</pre>
 *
 * <p>R. A. Fisher, <i>The use of multiple measurements in taxonomic problems</i>, 1936, UCI Machine Learning Repository,
 * <a href="https://doi.org/10.24432/C56C76">doi:10.24432/C56C76</a>, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
 * The same rows as scikit-learn's {@code load_iris()}, in the same order.
 */
public final class Iris {
    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = List.of("setosa", "versicolor", "virginica");

    private static final SmallTable TABLE = new SmallTable("iris.csv", "species");

    private Iris() {}

    /**
     * Gives the table as it was published, with all its columns.
     *
     * @return 150 rows: {@code sepal_length}, {@code sepal_width}, {@code petal_length}, {@code petal_width}, {@code species}
     */
    public static Table table() {
        return TABLE.read();
    }

    /**
     * Gives the rows as numbers in their own units, with what is to be learnt.
     *
     * @return features [150, 4] and labels 0..2
     */
    public static Dataset load() {
        return TABLE.labelled(CLASSES);
    }
}
