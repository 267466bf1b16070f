package nn.data;

/**
 * Holds rows to learn from and others to test with, that have none in common.
 *
 * @param train the rows to learn from
 * @param test the rows that are held out
 * @param <T> what holds rows, such as {@link Dataset}
 */
public record Fold<T>(T train, T test) {
    /** Checks what is given. */
    public Fold {
        Given.value("a fold: the rows to train on", train);
        Given.value("a fold: the rows to test with", test);
    }

    @Override
    public String toString() {
        return "train: " + train + "\ntest: " + test;
    }
}
