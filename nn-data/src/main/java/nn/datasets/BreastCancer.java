package nn.datasets;

import java.util.List;
import nn.data.Dataset;
import nn.table.Table;

/**
 * Gives the breast tumours of Wisconsin: 569 by the shapes of their cells' nuclei, each with mean, standard error and worst of ten
 * measurements.
 *
 * <pre>{@code
 * var split = BreastCancer.load().split(0.8).stratified().seed(7); // rows of 30, labels 0..1
 * }</pre>
 *
 * <p>W. Wolberg, O. Mangasarian, N. Street and W. Street, <i>Breast cancer Wisconsin (diagnostic)</i>, 1993, UCI Machine
 * Learning Repository, <a href="https://doi.org/10.24432/C5DW2B">doi:10.24432/C5DW2B</a>,
 * <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. The same rows as scikit-learn's
 * {@code load_breast_cancer()}, in the same order, with the same labels: 0 is malignant.
 */
public final class BreastCancer {
    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = List.of("malignant", "benign");

    private static final SmallTable TABLE = new SmallTable("breast-cancer.csv", "diagnosis");

    private BreastCancer() {}

    /**
     * Gives the table as it was published, with all its columns.
     *
     * @return 569 rows: {@code mean_radius} to {@code worst_fractal_dimension}, {@code diagnosis}
     */
    public static Table table() {
        return TABLE.read();
    }

    /**
     * Gives the rows as numbers in their own units, with what is to be learnt.
     *
     * @return features [569, 30] and labels 0..1
     */
    public static Dataset load() {
        return TABLE.labelled(CLASSES);
    }
}
