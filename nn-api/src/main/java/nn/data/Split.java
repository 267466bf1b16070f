package nn.data;

import java.util.Optional;

/**
 * Divides rows into a part to learn from and a part to test with: at random by seed 0, unless something else is chosen.
 *
 * <pre>{@code
 * var split = data.split(0.8).stratified().seed(7);
 * var model = network.fit(split.train(), fit -> fit.loss(sparseCategoricalCrossentropy()));
 * System.out.println(model.evaluate(split.test()));
 * }</pre>
 *
 * @param <T> what holds rows, such as {@link Dataset}
 */
public final class Split<T> extends Division<T, Split<T>> {
    private final double share;
    private Optional<Fold<T>> drawn = Optional.empty();

    private Split(Divisible<T> rows, double share, Partition partition) {
        super(rows, partition);
        this.share = share;
    }

    /**
     * Begins a split.
     *
     * @param rows what is divided
     * @param share the share to learn from, above 0 and below 1
     * @param <T> what holds rows
     * @return the split
     * @throws NnException if a part would be empty
     */
    public static <T> Split<T> of(Divisible<T> rows, double share) {
        Partition partition = new Partition(Given.value("split: the rows", rows).size());
        partition.trained(share);
        return new Split<>(rows, share, partition);
    }

    @Override
    Split<T> with(Partition changed) {
        return new Split<>(rows, share, changed);
    }

    /**
     * Returns the rows to learn from: ⌊n · share⌋ of n rows, as near to that as whole groups allow where they are grouped.
     *
     * @return the rows, mixed unless they are in order
     * @throws NnException if the rows cannot be divided as was chosen
     */
    public T train() {
        return drawn().train();
    }

    /**
     * Returns the rows that are held out.
     *
     * @return the rows, mixed unless they are in order
     * @throws NnException if the rows cannot be divided as was chosen
     */
    public T test() {
        return drawn().test();
    }

    private synchronized Fold<T> drawn() {
        drawn = drawn.or(() -> Optional.of(picked(partition.split(share))));
        return drawn.orElseThrow();
    }

    @Override
    String word() {
        return "split(" + Words.number(share) + ")";
    }
}
