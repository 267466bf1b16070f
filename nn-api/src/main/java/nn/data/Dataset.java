package nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Holds rows to learn from or to evaluate by: what goes in, what should come out, and how much each row counts.
 *
 * <p>A dataset is a value; its methods return new ones, that share memory where they can.
 */
public final class Dataset {
    private final Rows rows;
    private final List<String> classes;

    private Dataset(Rows rows, List<String> classes) {
        this.rows = rows;
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
        return of(List.of(Given.value("Dataset.of: the inputs", inputs)), targets);
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
        Given.all(
                "Dataset.of: input",
                Given.value("Dataset.of: the inputs", inputs).toArray(Tensor[]::new));
        Given.value("Dataset.of: the targets", targets);
        Rows rows = new Rows(inputs, targets, Optional.empty());
        if (targets.rows() == 0) {
            throw NnException.of("the dataset must hold at least one row, but is empty.");
        }
        return new Dataset(rows, List.of());
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
        return of(
                Tensor.of(features), Tensor.of(Shape.of(Given.value("Dataset.of: the labels", labels).length), labels));
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
     * Pairs rows of features with one value each.
     *
     * @param features equally long rows
     * @param values one value a row
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(float[][] features, float[] values) {
        return of(
                Tensor.of(features), Tensor.of(Shape.of(Given.value("Dataset.of: the values", values).length), values));
    }

    /**
     * Pairs rows of features with words as labels.
     *
     * @param features equally long rows
     * @param labels one word a row; the classes are numbered in their order, as scikit-learn's {@code LabelEncoder} does
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(float[][] features, String[] labels) {
        return of(Tensor.of(features), labels);
    }

    /**
     * Pairs rows of features with integer labels.
     *
     * @param features equally long rows
     * @param labels one label a row, from 0
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(double[][] features, int[] labels) {
        return of(
                Tensor.of(features), Tensor.of(Shape.of(Given.value("Dataset.of: the labels", labels).length), labels));
    }

    /**
     * Pairs rows of features with one value each.
     *
     * @param features equally long rows
     * @param values one value a row
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(double[][] features, double[] values) {
        return of(
                Tensor.of(features),
                Tensor.of(Shape.of(Given.value("Dataset.of: the values", values).length), Tensor.floats(values)));
    }

    /**
     * Pairs rows of features with rows of values.
     *
     * @param features equally long rows
     * @param values equally long rows
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(double[][] features, double[][] values) {
        return of(Tensor.of(features), Tensor.of(values));
    }

    /**
     * Pairs rows of features with words as labels.
     *
     * @param features equally long rows
     * @param labels one word a row; the classes are numbered in their order, as scikit-learn's {@code LabelEncoder} does
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(double[][] features, String[] labels) {
        return of(Tensor.of(features), labels);
    }

    /**
     * Pairs rows of features with words as labels: the classes are the words that occur, sorted and numbered from 0, as
     * scikit-learn's {@code LabelEncoder} does.
     *
     * @param features rows of features, [n, …]
     * @param labels one word a row, such as {@code "cat"}
     * @return the dataset, its classes named
     * @throws NnException if the numbers of rows differ, there is none, or a label is null
     */
    public static Dataset of(Tensor features, String... labels) {
        return of(features, Labels.classes(labels), labels);
    }

    /**
     * Pairs rows of features with words as labels, numbered as the classes stand in a list; so that rows to test with get
     * the same numbers as those trained on.
     *
     * @param features rows of features, [n, …]
     * @param classes a name for each label, from 0, such as {@code model.schema().classes()}
     * @param labels one word a row
     * @return the dataset, its classes named
     * @throws NnException if the numbers of rows differ, there is none, or a label is none of the classes
     */
    public static Dataset of(Tensor features, List<String> classes, String... labels) {
        return of(features, Labels.numbered(classes, labels)).classes(classes);
    }

    /**
     * Puts datasets one after the other.
     *
     * @param parts at least one, with rows of the same shapes and types; their names of classes must not differ
     * @return a dataset of all their rows, on memory of its own; rows without sample weights count 1
     * @throws NnException if the parts do not fit together
     */
    public static Dataset concat(Dataset... parts) {
        return Joined.of(Given.all("concat: dataset", parts));
    }

    /**
     * Counts the rows.
     *
     * @return at least 1
     */
    public int size() {
        return rows.size();
    }

    /**
     * Returns the features.
     *
     * @return a tensor [n, …] for each input
     */
    public List<Tensor> inputs() {
        return rows.inputs();
    }

    /**
     * Returns the features of the first input, which for most networks is the only one.
     *
     * @return a tensor [n, …]
     */
    public Tensor input() {
        return inputs().get(0);
    }

    /**
     * Returns what should come out.
     *
     * @return integer labels [n] or values [n, …]
     */
    public Tensor targets() {
        return rows.targets();
    }

    /**
     * Returns how much each row counts in the loss.
     *
     * @return float32 [n], or empty where all rows count 1
     */
    public Optional<Tensor> sampleWeights() {
        return rows.sampleWeights();
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
        if (Given.value("sampleWeights: the weights", weights).length != size()) {
            throw NnException.of("the dataset has %d rows, but %d sample weights.", size(), weights.length);
        }
        Tensor all = Tensor.of(Shape.of(size()), weights);
        return new Dataset(new Rows(inputs(), targets(), Optional.of(all)), classes);
    }

    /**
     * Names the classes.
     *
     * @param names a name for each label, from 0
     * @return a new dataset
     * @throws NnException if a label has no name, a name is blank or stands twice, or one-hot rows are not as wide as there
     *     are names
     */
    public Dataset classes(List<String> names) {
        Labels.requireNamed(targets(), names);
        return new Dataset(rows, names);
    }

    /**
     * Sees each row of the first input's features in another shape, such as 784 pixels as [1, 28, 28]; further inputs
     * stay as they are.
     *
     * @param row the shape of one row, of as many elements as now
     * @return a new dataset on the same memory
     * @throws NnException if the number of elements differs
     */
    public Dataset reshape(int... row) {
        return with(input().reshape(Shape.of(row).batch(size())), targets());
    }

    /**
     * Puts the channels of images first, which Keras has last: [height, width, channels] becomes [channels, height,
     * width], and images without channels, [height, width], become [1, height, width]. Targets that are images with
     * channels are transposed, too.
     *
     * @return a new dataset, its images copied where there are several channels
     * @throws NnException if the first input's rows are no such images
     */
    public Dataset channelsFirst() {
        Tensor out = targets().shape().rank() == 4 ? Images.channelsFirst(targets()) : targets();
        return with(Images.channelsFirst(input()), out);
    }

    /** Replaces the first input and the targets. */
    private Dataset with(Tensor first, Tensor targets) {
        List<Tensor> inputs = new ArrayList<>(inputs());
        inputs.set(0, first);
        return new Dataset(new Rows(inputs, targets, sampleWeights()), classes);
    }

    /**
     * Takes the first rows, without copying.
     *
     * @param rows how many, at least 1; all where there are fewer
     * @return a new dataset on the same memory
     * @throws NnException if none is asked for
     */
    public Dataset take(int rows) {
        return rows(0, Math.min(rows, size()));
    }

    /**
     * Returns some of the rows, without copying.
     *
     * @param from the first row
     * @param to one past the last
     * @return a new dataset on the same memory
     * @throws NnException if there are no such rows, or none at all
     */
    public Dataset rows(int from, int to) {
        if (from < 0 || to > size() || from >= to) {
            throw NnException.of("the dataset has rows 0 to %d, but %d to %d were asked for.", size(), from, to);
        }
        return new Dataset(rows.slice(from, to), classes);
    }

    /**
     * Splits off the last rows, before any shuffling, as Keras's {@code validation_split} does.
     *
     * @param fraction the share of the second part, above 0 and below 1
     * @return the first ⌊n·(1 − fraction)⌋ rows, and the rest
     * @throws NnException if a part would be empty
     */
    public Split split(double fraction) {
        int kept = kept(fraction);
        if (!(fraction > 0 && fraction < 1) || kept == 0) {
            throw NnException.of(
                    "a split of %d rows must leave rows on both sides, but the fraction was %s.", size(), fraction);
        }
        return new Split(rows(0, kept), rows(kept, size()));
    }

    /** Counts the rows kept; a share that no double is, such as 0.9, counts as what it was meant to be. */
    private int kept(double fraction) {
        double exact = size() * (1 - fraction);
        return Math.min(size() - 1, (int) Math.floor(exact + 4 * Math.ulp((double) size())));
    }

    /**
     * Keeps the rows with some labels only, such as all digits but one.
     *
     * @param labels tells for a label whether its rows stay
     * @return a new dataset on memory of its own
     * @throws NnException if the targets are no labels, or no row stays
     */
    public Dataset filter(IntPredicate labels) {
        Given.value("filter: the labels", labels);
        if (targets().shape().rank() != 1 || targets().type() == DType.FLOAT32) {
            throw NnException.of("filter: the targets must be integer labels, but are %s.", targets());
        }
        int[] all = targets().ints();
        int[] kept =
                IntStream.range(0, all.length).filter(i -> labels.test(all[i])).toArray();
        if (kept.length == 0) {
            throw NnException.of("filter: at least one of %d rows must stay, but none did.", all.length);
        }
        return new Dataset(rows.pick(kept), classes);
    }

    /**
     * Mixes the rows.
     *
     * @param seed any number; the same seed gives the same order
     * @return a new dataset on memory of its own
     */
    public Dataset shuffled(long seed) {
        return new Dataset(rows.pick(Randoms.of(seed, "dataset", 0).permutation(size())), classes);
    }

    /**
     * Holds the two parts of a split.
     *
     * @param first the rows to train on
     * @param second the rows held out
     */
    public record Split(Dataset first, Dataset second) {
        @Override
        public String toString() {
            return "first: " + first + "\nsecond: " + second;
        }
    }

    @Override
    public String toString() {
        return DatasetText.of(this);
    }
}
