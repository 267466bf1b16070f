package nn.datasets;

import java.util.List;
import nn.data.Dataset;
import nn.table.Table;

/**
 * Gives the wines: 178 from three cultivars grown in one region of Italy, by 13 measurements of their chemistry.
 *
 * <pre>{@code
 * var split = Wine.load().split(0.8).stratified().seed(7); // rows of 13, labels 0..2
 * }</pre>
 *
 * <p>S. Aeberhard and M. Forina, <i>Wine</i>, 1992, UCI Machine Learning Repository,
 * <a href="https://doi.org/10.24432/C5PC7J">doi:10.24432/C5PC7J</a>, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
 * The same rows as scikit-learn's {@code load_wine()}, in the same order.
 */
public final class Wine {
    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = List.of("class_0", "class_1", "class_2");

    private static final SmallTable TABLE = new SmallTable("wine.csv", "cultivar");

    private Wine() {}

    /**
     * Gives the table as it was published, with all its columns.
     *
     * @return 178 rows: {@code alcohol} to {@code proline}, {@code cultivar}
     */
    public static Table table() {
        return TABLE.read();
    }

    /**
     * Gives the rows as numbers in their own units, with what is to be learnt.
     *
     * @return features [178, 13] and labels 0..2
     */
    public static Dataset load() {
        return TABLE.labelled(CLASSES);
    }
}
