package nn.data;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Holds rows to learn from or to be judged by: what goes in, what should come out, and how much each row counts.
 *
 * <p>A dataset is a value; its methods return new ones, that share memory where they can.
 */
public final class Dataset {
    private final List<Tensor> inputs;
    private final Tensor targets;
    private final Optional<Tensor> sampleWeights;
    private final List<String> classes;

    private Dataset(List<Tensor> inputs, Tensor targets, Optional<Tensor> sampleWeights, List<String> classes) {
        this.inputs = List.copyOf(inputs);
        this.targets = targets;
        this.sampleWeights = sampleWeights;
        this.classes = List.copyOf(classes);
    }

    /**
     * Pairs inputs with targets.
     *
     * @param inputs rows of features, [n, …]
     * @param targets integer labels [n], or values [n, …]
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(Tensor inputs, Tensor targets) {
        return of(List.of(inputs), targets);
    }

    /**
     * Pairs several inputs with targets, for networks that take more than one.
     *
     * @param inputs one tensor [n, …] for each input of the network
     * @param targets integer labels [n], or values [n, …]
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(List<Tensor> inputs, Tensor targets) {
        if (inputs.isEmpty()) {
            throw NnException.of("the dataset needs at least one tensor of features, but had none.");
        }
        for (Tensor input : inputs) {
            if (input.rows() != targets.rows()) {
                throw NnException.of(
                        "the dataset has %d rows of features, but %d targets.", input.rows(), targets.rows());
            }
        }
        if (targets.rows() == 0) {
            throw NnException.of("the dataset must hold at least one row, but is empty.");
        }
        return new Dataset(inputs, targets, Optional.empty(), List.of());
    }

    /**
     * Pairs rows of features with integer labels.
     *
     * @param features equally long rows
     * @param labels one label a row, from 0
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(float[][] features, int[] labels) {
        return of(Tensor.of(features), Tensor.of(Shape.of(labels.length), labels));
    }

    /**
     * Pairs rows of features with rows of values.
     *
     * @param features equally long rows
     * @param values equally long rows
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(float[][] features, float[][] values) {
        return of(Tensor.of(features), Tensor.of(values));
    }

    /**
     * Counts the rows.
     *
     * @return at least 1
     */
    public int size() {
        return targets.rows();
    }

    /**
     * Gives the features.
     *
     * @return a tensor [n, …] for each input
     */
    public List<Tensor> inputs() {
        return inputs;
    }

    /**
     * Gives the features of the first input, which for most networks is the only one.
     *
     * @return a tensor [n, …]
     */
    public Tensor input() {
        return inputs.get(0);
    }

    /**
     * Gives what should come out.
     *
     * @return integer labels [n] or values [n, …]
     */
    public Tensor targets() {
        return targets;
    }

    /**
     * Gives how much each row counts in the loss.
     *
     * @return float32 [n], or empty where all rows count 1
     */
    public Optional<Tensor> sampleWeights() {
        return sampleWeights;
    }

    /**
     * Names the classes that labels stand for.
     *
     * @return a name for each label from 0, or an empty list
     */
    public List<String> classes() {
        return classes;
    }

    /**
     * Lets rows count more or less, as Keras's {@code sample_weight} does.
     *
     * @param weights one finite number a row
     * @return a new dataset
     * @throws NnException if there are not as many weights as rows
     */
    public Dataset sampleWeights(float... weights) {
        if (weights.length != size()) {
            throw NnException.of("the dataset has %d rows, but %d sample weights.", size(), weights.length);
        }
        return new Dataset(inputs, targets, Optional.of(Tensor.of(Shape.of(size()), weights)), classes);
    }

    /**
     * Names the classes.
     *
     * @param names a name for each label, from 0
     * @return a new dataset
     */
    public Dataset classes(List<String> names) {
        return new Dataset(inputs, targets, sampleWeights, names);
    }

    /**
     * Sees each row of features in another shape, such as 784 pixels as [1, 28, 28].
     *
     * @param row the shape of one row, of as many elements as now
     * @return a new dataset on the same memory
     * @throws NnException if the number of elements differs
     */
    public Dataset reshape(int... row) {
        Tensor reshaped = input().reshape(Shape.of(row).batch(size()));
        return new Dataset(List.of(reshaped), targets, sampleWeights, classes);
    }

    /**
     * Cuts out rows without copying.
     *
     * @param from the first row
     * @param to the row behind the last
     * @return a new dataset on the same memory
     * @throws NnException if there are no such rows, or none at all
     */
    public Dataset rows(int from, int to) {
        if (from < 0 || to > size() || from >= to) {
            throw NnException.of("the dataset has rows 0 to %d, but %d to %d were asked for.", size(), from, to);
        }
        return new Dataset(
                inputs.stream().map(input -> input.rows(from, to)).toList(),
                targets.rows(from, to),
                sampleWeights.map(weights -> weights.rows(from, to)),
                classes);
    }

    /**
     * Splits off the last rows, before any shuffling, as Keras's {@code validation_split} does.
     *
     * @param fraction the share of the second part, above 0 and below 1
     * @return the first ⌊n·(1 − fraction)⌋ rows, and the rest
     * @throws NnException if a part would be empty
     */
    public Split split(double fraction) {
        int kept = (int) Math.floor(size() * (1 - fraction));
        if (!(fraction > 0 && fraction < 1) || kept == 0) {
            throw NnException.of(
                    "a split of %d rows must leave rows on both sides, but the fraction was %s.", size(), fraction);
        }
        return new Split(rows(0, kept), rows(kept, size()));
    }

    /**
     * Keeps the rows with some labels only, such as all digits but one.
     *
     * @param labels tells for a label whether its rows stay
     * @return a new dataset on memory of its own
     * @throws NnException if the targets are no labels, or no row stays
     */
    public Dataset filter(IntPredicate labels) {
        if (targets.shape().rank() != 1 || targets.type() == DType.FLOAT32) {
            throw NnException.of("filter: the targets must be integer labels, but are %s.", targets);
        }
        int[] all = targets.ints();
        int[] kept =
                IntStream.range(0, all.length).filter(i -> labels.test(all[i])).toArray();
        if (kept.length == 0) {
            throw NnException.of("filter: at least one of %d rows must stay, but none did.", all.length);
        }
        return pick(kept);
    }

    /**
     * Mixes the rows.
     *
     * @param seed any number; the same seed gives the same order
     * @return a new dataset on memory of its own
     */
    public Dataset shuffled(long seed) {
        return pick(Randoms.of(seed, "dataset", 0).permutation(size()));
    }

    private Dataset pick(int[] rows) {
        return new Dataset(
                inputs.stream().map(input -> pick(input, rows)).toList(),
                pick(targets, rows),
                sampleWeights.map(weights -> pick(weights, rows)),
                classes);
    }

    private static Tensor pick(Tensor from, int[] rows) {
        ByteBuffer source = from.memory();
        Shape shape = from.shape().row().batch(rows.length);
        ByteBuffer picked = Tensor.allocate(from.type(), shape);
        int bytes = source.capacity() / from.rows();
        for (int i = 0; i < rows.length; i++) {
            picked.put(i * bytes, source, rows[i] * bytes, bytes);
        }
        return Tensor.wrap(from.type(), shape, picked);
    }

    /**
     * Holds the two parts of a split.
     *
     * @param first the rows to train on
     * @param second the rows held out
     */
    public record Split(Dataset first, Dataset second) {}
}
