package nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds rows to learn from or to evaluate by: what goes in, what should come out, and how much each row counts.
 *
 * <p>A dataset is a value; its methods return new ones, that share memory where they can.
 */
public final class Dataset implements Source {
    private final Rows rows;
    private final PortNames names;
    private final List<String> classes;
    private final Optional<Preprocessing> preprocessing;
    private final boolean isFittedOnRows;

    private Dataset(
            Rows rows,
            PortNames names,
            List<String> classes,
            Optional<Preprocessing> preprocessing,
            boolean isFittedOnRows) {
        this.rows = rows;
        this.names = names;
        this.classes = List.copyOf(classes);
        this.preprocessing = preprocessing;
        this.isFittedOnRows = isFittedOnRows;
        if (rows.size() == 0) {
            throw NnException.of("the dataset must hold at least one row, but is empty.");
        }
    }

    private static Dataset of(List<Tensor> inputs, List<Tensor> targets, PortNames names) {
        List<WeightedTargets> outputs = Given.all(
                        "Dataset.of: target",
                        Given.value("Dataset.of: the targets", targets).toArray(Tensor[]::new))
                .stream()
                .map(each -> new WeightedTargets(each, Optional.empty()))
                .toList();
        names.requireEqualRows(inputs, targets);
        return new Dataset(new Rows(inputs, outputs), names, List.of(), Optional.empty(), false);
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
        return of(inputs, List.of(targets), PortNames.NONE);
    }

    /**
     * Pairs several inputs with several targets, for networks that give more than one output.
     *
     * @param inputs one tensor [n, …] for each input of the network, in its order
     * @param targets integer labels [n] or values [n, …] for each output that is trained, in the network's order
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(List<Tensor> inputs, List<Tensor> targets) {
        Given.all(
                "Dataset.of: input",
                Given.value("Dataset.of: the inputs", inputs).toArray(Tensor[]::new));
        return of(inputs, targets, PortNames.NONE);
    }

    /**
     * Pairs inputs with targets by the names that a network's inputs and outputs have; in which order the network has them
     * does not matter.
     *
     * <pre>{@code
     * var data = Dataset.of(Map.of("image", images, "facts", facts), Map.of("kind", labels, "price", prices));
     * }</pre>
     *
     * @param inputs a tensor [n, …] for each input of the network, by its name
     * @param targets integer labels [n] or values [n, …] for each output that is trained, by its name
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(Map<String, Tensor> inputs, Map<String, Tensor> targets) {
        PortNames names = new PortNames(PortNames.of("inputs", inputs), PortNames.of("targets", targets));
        return of(
                names.inputs().stream().map(inputs::get).toList(),
                names.outputs().stream().map(targets::get).toList(),
                names);
    }

    /**
     * Pairs inputs by name with the targets of a network's only output.
     *
     * @param inputs a tensor [n, …] for each input of the network, by its name
     * @param targets integer labels [n], or values [n, …]
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(Map<String, Tensor> inputs, Tensor targets) {
        PortNames names = new PortNames(PortNames.of("inputs", inputs), List.of());
        return of(
                names.inputs().stream().map(inputs::get).toList(),
                List.of(Given.value("Dataset.of: the targets", targets)),
                names);
    }

    /**
     * Pairs a network's only input with targets by name.
     *
     * @param inputs rows of features, [n, …]
     * @param targets integer labels [n] or values [n, …] for each output that is trained, by its name
     * @return the dataset
     * @throws NnException if the numbers of rows differ or there is none
     */
    public static Dataset of(Tensor inputs, Map<String, Tensor> targets) {
        PortNames names = new PortNames(List.of(), PortNames.of("targets", targets));
        return of(
                List.of(Given.value("Dataset.of: the inputs", inputs)),
                names.outputs().stream().map(targets::get).toList(),
                names);
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
     * Makes a dataset of one row with an integer label, as streams of rows are made of.
     *
     * @param features the row
     * @param label its label, from 0
     * @return a dataset of one row
     * @see Source#of(Supplier)
     */
    public static Dataset row(float[] features, int label) {
        return of(new float[][] {Given.value("Dataset.row: the features", features)}, new int[] {label});
    }

    /**
     * Makes a dataset of one row with values, as streams of rows are made of.
     *
     * @param features the row
     * @param values what should come out, at least one
     * @return a dataset of one row
     * @see Source#of(Supplier)
     */
    public static Dataset row(float[] features, float... values) {
        return of(
                new float[][] {Given.value("Dataset.row: the features", features)},
                new float[][] {Given.value("Dataset.row: the values", values)});
    }

    /**
     * Reads datasets, of one row or of more, into one.
     *
     * @param parts at least one
     * @return a dataset of all their rows, in memory
     * @throws NnException if the parts do not fit together
     * @see Source#of(Iterable)
     */
    public static Dataset of(Iterable<Dataset> parts) {
        Given.value("Dataset.of: the parts", parts);
        return of(StreamSupport.stream(parts.spliterator(), false));
    }

    /**
     * Reads datasets, of one row or of more, into one.
     *
     * <pre>{@code
     * var customers = Dataset.of(all.stream().map(each -> Dataset.row(features(each), each.churned() ? 1 : 0)));
     * }</pre>
     *
     * @param parts at least one
     * @return a dataset of all their rows, in memory
     * @throws NnException if the parts do not fit together
     * @see Source#of(Supplier)
     */
    public static Dataset of(Stream<Dataset> parts) {
        return concat(Given.value("Dataset.of: the parts", parts).toArray(Dataset[]::new));
    }

    /**
     * Puts datasets one after the other.
     *
     * @param parts at least one, with rows of the same shapes and types; their names of classes and their
     *     preprocessing must not differ
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
     * @throws NnException if several inputs have names, of which none is the first
     */
    public Tensor input() {
        return inputs().get(names.first("input", "name it: data.input(\"%s\")."));
    }

    /**
     * Returns the features of one input.
     *
     * @param name the input's name
     * @return a tensor [n, …]
     * @throws NnException if the features have no names, or there are none of that name
     */
    public Tensor input(String name) {
        return inputs().get(names.input("input", name));
    }

    /**
     * Returns what should come out, where there is one output.
     *
     * @return integer labels [n] or values [n, …]
     * @throws NnException if there are several outputs
     */
    public Tensor targets() {
        requireOneOutput("targets", "name the output: data.targets(\"%s\").");
        return rows.targets();
    }

    /**
     * Returns what should come out of one output.
     *
     * @param output its name
     * @return integer labels [n] or values [n, …]
     * @throws NnException if the targets have no names, or there are none of that name
     */
    public Tensor targets(String output) {
        return targets("targets", output);
    }

    private Tensor targets(String word, String output) {
        return rows.outputs().get(names.output(word, output)).targets();
    }

    private void requireOneOutput(String word, String cure) {
        if (rows.outputs().size() > 1) {
            NnException several = NnException.of(
                    "%s: the dataset has targets for %d outputs%s.",
                    word, rows.outputs().size(), names.outputs().isEmpty() ? "" : ", " + names.outputs());
            throw names.outputs().isEmpty()
                    ? several
                    : several.maybe(cure, names.outputs().get(0));
        }
    }

    /**
     * Returns how much each row counts in the loss, where there is one output.
     *
     * @return float32 [n] or [n, time], or empty where all count 1
     * @throws NnException if there are several outputs
     */
    public Optional<Tensor> sampleWeights() {
        requireOneOutput("sampleWeights", "take data.rows().outputs(), where \"%s\" is the first.");
        return rows.sampleWeights();
    }

    /**
     * Returns all inputs, targets and sample weights, in the order of {@link #inputNames()} and {@link #outputNames()}.
     *
     * @return the rows
     */
    public Rows rows() {
        return rows;
    }

    /**
     * Names the inputs that the features go into.
     *
     * @return a name for each tensor of features, or an empty list where they are in the network's order
     */
    public List<String> inputNames() {
        return names.inputs();
    }

    /**
     * Names the outputs that the targets are for.
     *
     * @return a name for each tensor of targets, or an empty list where they are in the network's order
     */
    public List<String> outputNames() {
        return names.outputs();
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
     * Returns what made the rows of numbers from the world's values.
     *
     * @return as it was fitted, or empty
     */
    public Optional<Preprocessing> preprocessing() {
        return preprocessing;
    }

    /**
     * States what made the rows of numbers from the world's values. A model that learns from them keeps it, and so does its
     * file; every part of the dataset carries it on.
     *
     * @param fitted such as a table's features; it counts as fitted on other rows, unless {@link #fittedOnRows()} says so
     * @return a new dataset on the same memory
     */
    public Dataset preprocessing(Preprocessing fitted) {
        Given.value("preprocessing: what was fitted", fitted);
        return new Dataset(rows, names, classes, Optional.of(fitted), false);
    }

    /**
     * States that the preprocessing was fitted on rows of this dataset: such rows can be learned from, but {@link #split}
     * and {@link #folds} refuse to hold some of them out, since what was fitted has seen them. Parts of the dataset keep it
     * in mind; a file does not.
     *
     * @return a new dataset on the same memory
     */
    public Dataset fittedOnRows() {
        return new Dataset(rows, names, classes, preprocessing, true);
    }

    /**
     * Tells whether the preprocessing was fitted on rows of this dataset.
     *
     * @return true after {@link #fittedOnRows()}, as rows of a table's features are of the table that they were fitted on
     */
    public boolean isFittedOnRows() {
        return isFittedOnRows;
    }

    private DividedRows divided(String word) {
        if (isFittedOnRows) {
            throw NnException.of(
                            "%s: the dataset's %s was fitted on its rows; what is held out must not have been seen by it.",
                            word, preprocessing.map(Preprocessing::kind).orElse("preprocessing"))
                    .maybe("divide first, and fit on the part to learn from: var split = table.split(0.8), or"
                            + " crossValidate(network, table.folds(5), fold -> …).");
        }
        return new DividedRows(this);
    }

    /**
     * Lets rows count more or less, as Keras's {@code sample_weight} does, for all outputs.
     *
     * @param weights one finite number a row
     * @return a new dataset
     * @throws NnException if there are not as many weights as rows
     */
    public Dataset sampleWeights(float... weights) {
        return with(SampleWeights.of(rows, weights).onAll());
    }

    /**
     * Lets rows count more or less for one output.
     *
     * @param output its name
     * @param weights one finite number a row
     * @return a new dataset
     * @throws NnException if there are not as many weights as rows, or the targets have no such name
     */
    public Dataset sampleWeights(String output, float... weights) {
        Given.value("sampleWeights: the output's name", output);
        SampleWeights all = SampleWeights.of(rows, weights);
        return with(all.on(names.output("sampleWeights", output)));
    }

    /**
     * Lets positions of sequences count more or less, for all outputs.
     *
     * @param weights one finite number a position, of as many rows as the dataset has
     * @return a new dataset
     * @throws NnException if there are not as many rows of weights as rows
     */
    public Dataset sampleWeights(float[][] weights) {
        return with(SampleWeights.of(rows, weights).onAll());
    }

    /**
     * Lets positions of sequences count more or less for one output.
     *
     * @param output its name
     * @param weights one finite number a position, of as many rows as the dataset has
     * @return a new dataset
     * @throws NnException if there are not as many rows of weights as rows, or the targets have no such name
     */
    public Dataset sampleWeights(String output, float[][] weights) {
        Given.value("sampleWeights: the output's name", output);
        SampleWeights all = SampleWeights.of(rows, weights);
        return with(all.on(names.output("sampleWeights", output)));
    }

    private Dataset with(Rows other) {
        return with(other, classes);
    }

    Dataset with(Rows other, List<String> words) {
        return new Dataset(other, names, words, preprocessing, isFittedOnRows);
    }

    /**
     * Names the classes.
     *
     * @param words a name for each label, from 0
     * @return a new dataset
     * @throws NnException if a label has no name, a name is blank or stands twice, one-hot rows are not as wide as there are
     *     names, or there are several outputs
     */
    public Dataset classes(List<String> words) {
        Given.value("classes: the names", words);
        requireOneOutput("classes", "leave them out: labels of \"%s\" count from 0.");
        Labels.requireNamed(rows.targets(), words);
        return new Dataset(rows, names, words, preprocessing, isFittedOnRows);
    }

    /**
     * Sees each row of the first input's features in another shape, such as 784 pixels as [1, 28, 28]; further inputs
     * stay as they are.
     *
     * @param row the shape of one row, of as many elements as now; one size may be -1, which the others leave over
     * @return a new dataset on the same memory
     * @throws NnException if the number of elements differs, or several inputs have names, of which none is the first
     */
    public Dataset reshape(int... row) {
        return reshape(names.first("reshape", "name the input: data.reshape(\"%s\", …)."), row);
    }

    /**
     * Sees each row of one input's features in another shape; other inputs stay as they are.
     *
     * @param input the input's name
     * @param row the shape of one row, of as many elements as now; one size may be -1, which the others leave over
     * @return a new dataset on the same memory
     * @throws NnException if the number of elements differs, or the features have no such name
     */
    public Dataset reshape(String input, int... row) {
        Given.value("reshape: the sizes", row);
        return reshape(names.input("reshape", input), row);
    }

    private Dataset reshape(int input, int... row) {
        Tensor features = inputs().get(input);
        Shape target = Inferred.shape("reshape", row, features.shape().row());
        return with(input, features.reshape(target.batch(size())), rows.outputs());
    }

    /**
     * Puts the channels of images first, which Keras has last: [height, width, channels] becomes [channels, height,
     * width], and images without channels, [height, width], become [1, height, width]. Targets that are images with
     * channels are transposed, too.
     *
     * @return a new dataset, its images copied where there are several channels
     * @throws NnException if the first input's rows are no such images, or several inputs have names, of which none is the
     *     first
     */
    public Dataset channelsFirst() {
        List<WeightedTargets> outputs = rows.outputs().stream()
                .map(output -> output.targets().shape().rank() == 4 ? transposed(output) : output)
                .toList();
        int first = names.first("channelsFirst", "name the input: data.channelsFirst(\"%s\").");
        return with(first, ChannelOrder.channelsFirst(inputs().get(first)), outputs);
    }

    /**
     * Puts the channels of one input's or output's images first, as {@link #channelsFirst()} does; all else stays as it is.
     *
     * @param name the name of the input, or of the output whose targets are images
     * @return a new dataset, its images copied where there are several channels
     * @throws NnException if neither features nor targets have the name, or these are no such images
     */
    public Dataset channelsFirst(String name) {
        Given.value("channelsFirst: the name", name);
        if (names.outputs().contains(name) && !names.inputs().contains(name)) {
            List<WeightedTargets> outputs = new ArrayList<>(rows.outputs());
            int output = names.outputs().indexOf(name);
            outputs.set(output, transposed(outputs.get(output)));
            return with(new Rows(inputs(), outputs));
        }
        int input = names.input("channelsFirst", name);
        return with(input, ChannelOrder.channelsFirst(inputs().get(input)), rows.outputs());
    }

    private static WeightedTargets transposed(WeightedTargets output) {
        return new WeightedTargets(ChannelOrder.channelsFirst(output.targets()), output.weights());
    }

    /** Replaces an input and the targets. */
    private Dataset with(int input, Tensor features, List<WeightedTargets> outputs) {
        List<Tensor> inputs = new ArrayList<>(inputs());
        inputs.set(input, features);
        return with(new Rows(inputs, outputs));
    }

    /**
     * Takes the first rows, without copying.
     *
     * @param rows how many, at least 1; all where there are fewer
     * @return a new dataset on the same memory
     * @throws NnException if none is asked for
     */
    @Override
    public Dataset take(long rows) {
        Given.positive("take: the count of rows", rows);
        return rows(0, (int) Math.min(rows, size()));
    }

    /** Returns this. */
    @Override
    public Dataset sample() {
        return this;
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(size());
    }

    /** Gives the rows without copying. */
    @Override
    public Blocks blocks(long from) {
        return new OneBlock(rows, (int) Math.min(from, size()));
    }

    /**
     * Returns other rows under the same names.
     *
     * @param other rows with as many inputs and outputs
     * @return a new dataset
     */
    public Dataset withRows(Rows other) {
        return with(Given.value("withRows: the rows", other));
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
        return with(rows.slice(from, to));
    }

    /**
     * Divides the rows into a part to learn from and a part to test with: at random, or as further words say.
     *
     * <pre>{@code
     * var split = data.split(0.8).stratified().seed(7);
     * var model = network.fit(split.train(), fit -> fit.loss(sparseCategoricalCrossentropy()));
     * System.out.println(model.evaluate(split.test()));
     * }</pre>
     *
     * @param train the share to learn from, above 0 and below 1
     * @return the split; {@code .inOrder()} tests with the last rows
     * @throws NnException if a part would be empty, or the preprocessing was fitted on these rows
     */
    public Split<Dataset> split(double train) {
        return Split.of(divided("split"), train);
    }

    /**
     * Divides the rows into folds, each of which is tested once: at random, or as further words say.
     *
     * <pre>{@code
     * for (var fold : data.folds(5).stratified().seed(3)) {
     *     var model = network.fit(fold.train(), fit -> fit.loss(sparseCategoricalCrossentropy()));
     *     System.out.println(model.evaluate(fold.test()));
     * }
     * }</pre>
     *
     * @param count how many, at least 2
     * @return the folds
     * @throws NnException if there are fewer rows than folds, or the preprocessing was fitted on these rows
     */
    public Folds<Dataset> folds(int count) {
        return Folds.of(divided("folds"), count);
    }

    /**
     * Tests each row alone after learning from all others, as scikit-learn's {@code LeaveOneOut}: as many folds as rows.
     *
     * @return the folds
     * @throws NnException if there is only one row, or the preprocessing was fitted on these rows
     */
    public Folds<Dataset> leaveOneOut() {
        return folds(size()).inOrder();
    }

    /**
     * Picks rows in any order.
     *
     * @param numbers the rows' numbers, from 0; one may stand more than once
     * @return a new dataset, on memory of its own unless the rows stand one after the other here, too
     * @throws NnException if there are no such rows, or none at all
     */
    public Dataset pick(int... numbers) {
        int from = Picks.requireRows(numbers, size());
        return Picks.isRun(numbers) ? rows(from, from + numbers.length) : with(rows.pick(numbers));
    }

    /**
     * Keeps the rows with some labels only, such as all digits but one.
     *
     * @param labels tells for a label whether its rows stay
     * @return a new dataset on memory of its own
     * @throws NnException if the targets are no labels, no row stays, or there are several outputs
     */
    public Dataset filter(IntPredicate labels) {
        Given.value("filter: the labels", labels);
        requireOneOutput("filter", "name the output: data.filter(\"%s\", …).");
        return with(rows.pick(Labels.kept(rows.targets(), labels)));
    }

    /**
     * Keeps the rows with some labels for one output only.
     *
     * @param output its name
     * @param labels tells for a label whether its rows stay
     * @return a new dataset on memory of its own
     * @throws NnException if the targets have no such name or are no labels, or no row stays
     */
    public Dataset filter(String output, IntPredicate labels) {
        Given.value("filter: the labels", labels);
        return with(rows.pick(Labels.kept(targets("filter", output), labels)));
    }

    /**
     * Mixes the rows.
     *
     * @param seed any number; the same seed gives the same order
     * @return a new dataset on memory of its own
     */
    public Dataset shuffled(long seed) {
        return with(rows.pick(Randoms.of(seed, "dataset", 0).permutation(size())));
    }

    @Override
    public String toString() {
        return DatasetText.of(this);
    }
}
