package nn.datasets;

import nn.data.Dataset;
import nn.table.Table;

/**
 * Gives the diabetes patients: 442 by age, sex, body mass index, blood pressure and six measurements of blood serum, and how far
 * the disease had gone a year later.
 *
 * <pre>{@code
 * var split = Diabetes.load().split(0.8).seed(7); // rows of 10, values 25..346
 * }</pre>
 *
 * <p>B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, <i>Least angle regression</i>, 2004, as scikit-learn distributes
 * it under its BSD 3-clause licence. The same rows as {@code load_diabetes(scaled=False)}, in the same order: in their own
 * units, not standardized. Sex is 1 or 2, as published.
 */
public final class Diabetes {
    private static final SmallTable TABLE = new SmallTable("diabetes.csv", "progression");

    private Diabetes() {}

    /**
     * Gives the table as it was published, with all its columns.
     *
     * @return 442 rows: {@code age}, {@code sex}, {@code bmi}, {@code bp}, {@code s1} to {@code s6}, {@code progression}
     */
    public static Table table() {
        return TABLE.read();
    }

    /**
     * Gives the rows as numbers in their own units, with what is to be learnt.
     *
     * @return features [442, 10] and values [442, 1]
     */
    public static Dataset load() {
        return TABLE.valued();
    }
}
