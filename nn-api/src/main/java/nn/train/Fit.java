package nn.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.callback.Callback;
import nn.callback.Checkpoint;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Source;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.spi.Engine;
import nn.spi.MatmulPrecision;
import nn.spi.Plan;

/**
 * Chooses all that a training takes: what Keras's {@code compile} takes, which is a {@link Compilation}, and what its
 * {@code fit} takes, with the same words and defaults.
 *
 * <p>It is a value; each word returns a new one.
 */
public final class Fit {
    /** Names no device in particular: the best usable one. */
    public static final String AUTO = "auto";

    /** Keras's defaults. */
    public static final Fit DEFAULT = new Fit();

    private Compilation compilation = Compilation.DEFAULT;
    private boolean namesOptimizer;
    private int epochs = 1;
    private int initialEpoch = 0;
    private int batchSize = 32;
    private OptionalInt steps = OptionalInt.empty();
    private boolean shuffle = true;
    private Optional<Source> validation = Optional.empty();
    private double validationSplit = 0;
    private int validationFreq = 1;
    private Map<String, Map<Integer, Double>> classWeights = Map.of();
    private List<Callback> callbacks = List.of();
    private Optional<Path> resume = Optional.empty();
    private int verbose = -1;
    private int chunkSteps = 0;

    private Fit() {}

    private Fit with(Consumer<Fit> change) {
        Fit copy = new Fit();
        copy.compilation = compilation;
        copy.namesOptimizer = namesOptimizer;
        copy.epochs = epochs;
        copy.initialEpoch = initialEpoch;
        copy.batchSize = batchSize;
        copy.steps = steps;
        copy.shuffle = shuffle;
        copy.validation = validation;
        copy.validationSplit = validationSplit;
        copy.validationFreq = validationFreq;
        copy.classWeights = classWeights;
        copy.callbacks = callbacks;
        copy.resume = resume;
        copy.verbose = verbose;
        copy.chunkSteps = chunkSteps;
        change.accept(copy);
        return copy;
    }

    private Fit with(Compilation changed) {
        return with(copy -> copy.compilation = changed);
    }

    /**
     * Begins with what was compiled; all that holds for one training only is as Keras has it by default.
     *
     * @param compilation loss, optimizer, metrics, seed, engine, device and precision
     * @return a new value
     */
    public static Fit of(Compilation compilation) {
        return DEFAULT.with(Given.value("fit: the compilation", compilation));
    }

    /**
     * Lets a lambda choose.
     *
     * @param settings such as {@code fit -> fit.epochs(5)}
     * @return what it gives
     * @throws NnException if it is, or gives, null
     */
    public Fit chosenBy(UnaryOperator<Fit> settings) {
        return chosenBy("fit", settings);
    }

    /**
     * Lets a lambda choose.
     *
     * @param word who was given the lambda, such as {@code training}
     * @param settings makes settings of these
     * @return what it made
     * @throws NnException if the lambda is null or gives null
     */
    public Fit chosenBy(String word, UnaryOperator<Fit> settings) {
        return Given.result(
                Given.word("chosenBy: the word", word),
                "fit -> fit.epochs(5)",
                Given.value(word + ": the settings", settings).apply(this));
    }

    /**
     * Sets the loss to minimize; there is no default. Where a network has several outputs, it is that of each, and losses
     * that were chosen by name before are forgotten; those named after it are for their outputs alone.
     *
     * @param loss such as {@code meanSquaredError()}
     * @return a new value
     */
    public Fit loss(Loss loss) {
        Given.value("fit: the loss", loss);
        return with(compilation.loss(loss));
    }

    /**
     * Sets the loss of one output, as an entry of Keras's {@code loss={…}}. What is minimized is the sum over all outputs
     * that have one; others are not trained.
     *
     * @param output the output's name
     * @param loss such as {@code meanSquaredError()}
     * @return a new value
     */
    public Fit loss(String output, Loss loss) {
        Given.word("fit: the output's name", output);
        Given.value("fit: the loss", loss);
        return with(compilation.output(output, choice -> choice.loss(Optional.of(loss))));
    }

    /**
     * Sets the loss of one output, and how much it counts beside the others'.
     *
     * @param output the output's name
     * @param loss such as {@code meanSquaredError()}
     * @param weight what the loss is multiplied with before it is added, a finite number; logs have it unmultiplied, as in
     *     Keras
     * @return a new value
     * @throws NnException if the weight is not finite
     */
    public Fit loss(String output, Loss loss, double weight) {
        Given.word("fit: the output's name", output);
        Given.value("fit: the loss", loss);
        return with(compilation.output(
                output, choice -> choice.loss(Optional.of(loss)).lossWeight(weight)));
    }

    /**
     * Sets how much the losses of outputs count, as Keras's {@code loss_weights}.
     *
     * @param weights a finite number for each output named; 1 for others
     * @return a new value
     * @throws NnException if a weight is not finite
     */
    public Fit lossWeights(Map<String, Double> weights) {
        Compilation changed = compilation;
        for (Map.Entry<String, Double> each :
                Given.value("fit: the loss weights", weights).entrySet()) {
            String output = Given.word("fit: the output's name", each.getKey());
            double weight = Given.value("fit: the loss weight of \"" + output + "\"", each.getValue());
            changed = changed.output(output, choice -> choice.lossWeight(weight));
        }
        return with(changed);
    }

    /**
     * Sets how weights change.
     *
     * <p>Where a model is fitted again, this sets the learning rate anew, whatever callbacks made of it. Slots go on where
     * nothing but the rate differs; a schedule goes on where the whole optimizer is the same.
     *
     * @param optimizer RMSprop by default, as in Keras's {@code compile}
     * @return a new value
     */
    public Fit optimizer(Optimizer optimizer) {
        Given.value("fit: the optimizer", optimizer);
        return with(copy -> {
            copy.compilation = compilation.optimizer(optimizer);
            copy.namesOptimizer = true;
        });
    }

    /**
     * Sets what else is reported of a network with one output. Metrics that were chosen by name before are forgotten.
     *
     * @param metrics such as {@code accuracy()}; none by default
     * @return a new value
     */
    public Fit metrics(Metric... metrics) {
        List<Metric> all = Given.all("fit: metric", metrics);
        return with(compilation.metrics(all));
    }

    /**
     * Sets what else is reported of one output, as an entry of Keras's {@code metrics={…}}. Where a network has several
     * outputs, logs name it after both: {@code kind_accuracy}.
     *
     * @param output the output's name
     * @param metrics such as {@code accuracy()}; none by default
     * @return a new value
     */
    public Fit metrics(String output, Metric... metrics) {
        Given.word("fit: the output's name", output);
        List<Metric> all = Given.all("fit: metric", metrics);
        return with(compilation.output(output, choice -> choice.metrics(all)));
    }

    /**
     * Sets what weights, shuffling and dropout are drawn from.
     *
     * <p>The same seed gives the same weights and the same history, to the last bit, for the same engine and version, on
     * the same device with the same count of threads. With another count of threads, sums are added in another order, so
     * numbers agree within rounding only. The engine {@code onnx} takes by default as many threads as the work is worth
     * and the machine has; {@code -Dnn.onnx.threads=2} fixes the count.
     *
     * @param seed any number, 0 by default
     * @return a new value
     */
    public Fit seed(long seed) {
        return with(compilation.seed(seed));
    }

    /**
     * Sets the engine by name.
     *
     * @param name such as {@code dl4j}; {@code -Dnn.engine} or the documented preference by default
     * @return a new value
     */
    public Fit engine(String name) {
        Given.value("fit: the engine's name", name);
        return with(compilation.engine(name));
    }

    /**
     * Sets an engine that was made by hand.
     *
     * @param engine the engine
     * @return a new value
     */
    public Fit engine(Engine engine) {
        Given.value("fit: the engine", engine);
        return with(compilation.engine(engine));
    }

    /**
     * Sets what to compute on.
     *
     * @param name such as {@code cpu} or {@code cuda:0}; the best usable one by default
     * @return a new value
     */
    public Fit device(String name) {
        Given.value("fit: the device", name);
        return with(compilation.device(name));
    }

    /**
     * Allows matrix products and convolutions to round their factors, to be quicker. It is a permission, as
     * {@code torch.set_float32_matmul_precision("high")} and JAX's {@code default_matmul_precision}: where engine or device
     * has no such products, and on the processor, they stay float32. {@link History#engine()} says where it holds.
     *
     * <p>TF32, which NVIDIA's GPUs have from Ampere on, keeps 8 bits of exponent and 10 of the 23 bits of mantissa: a factor
     * is rounded by up to 0.05 %, sums are float32. Training mostly comes to the same accuracy; what is computed from small
     * differences of large numbers may not. Weights and files are float32 in any case. The model's predictors use it, too.
     *
     * @param word {@code float32}, the default, or {@code tf32}
     * @return a new value
     * @throws NnException if it is another word
     */
    public Fit precision(String word) {
        return with(compilation.precision(MatmulPrecision.of(word)));
    }

    /**
     * Sets how often all rows are seen.
     *
     * @param epochs at least 0, 1 by default; counted from the initial epoch 0
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit epochs(int epochs) {
        requireAtLeast("epochs", epochs, 0);
        return with(copy -> copy.epochs = epochs);
    }

    /**
     * Goes on where an earlier training stopped.
     *
     * @param epoch the number of the first epoch, 0 by default
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit initialEpoch(int epoch) {
        requireAtLeast("initialEpoch", epoch, 0);
        return with(copy -> copy.initialEpoch = epoch);
    }

    /**
     * Sets how many rows make a step.
     *
     * @param rows at least 1, 32 by default; the last batch of an epoch may be smaller
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit batchSize(int rows) {
        requireAtLeast("batchSize", rows, 1);
        return with(copy -> copy.batchSize = rows);
    }

    /**
     * Ends each epoch after so many steps, as Keras's {@code steps_per_epoch}: for rows without end, and for epochs of a part
     * of very many rows.
     *
     * <p>Rows whose number is known begin anew in each epoch, in another order; a stream of unknown length goes on where the
     * epoch before stopped, and begins anew after its end and in each training; one that goes on from a checkpoint reads up
     * to its place again.
     *
     * @param steps at least 1; all rows by default
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit steps(int steps) {
        requireAtLeast("steps", steps, 1);
        return with(copy -> copy.steps = OptionalInt.of(steps));
    }

    /**
     * Shuffles the rows anew before each epoch, or keeps their order.
     *
     * @param shuffle true by default
     * @return a new value
     */
    public Fit shuffle(boolean shuffle) {
        return with(copy -> copy.shuffle = shuffle);
    }

    /**
     * Evaluates the model after each epoch on rows that are not trained on. An interrupt while these rows are waited for ends
     * the training, too; what was learned is kept, but the epoch is not over: a training that is resumed validates it again.
     *
     * @param data the held-out rows
     * @return a new value
     */
    public Fit validation(Source data) {
        Given.value("fit: the validation data", data);
        return with(copy -> copy.validation = Optional.of(data));
    }

    /**
     * Holds out the last rows for validation, before any shuffling, as Keras's {@code validation_split}.
     *
     * @param fraction the share held out, at least 0 and below 1; 0 by default
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit validationSplit(double fraction) {
        Given.fraction("validationSplit", fraction);
        return with(copy -> copy.validationSplit = fraction);
    }

    /**
     * Validates only now and then.
     *
     * @param epochs after how many epochs each time, 1 by default
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit validationFreq(int epochs) {
        requireAtLeast("validationFreq", epochs, 1);
        return with(copy -> copy.validationFreq = epochs);
    }

    /**
     * Lets classes count more or less, as Keras's {@code class_weight}; folded into the sample weights.
     *
     * <p>A row's class is its label; a single target such as 0.95 counts as the nearest, 1, and several, such as one-hot
     * rows or probabilities, as the column of the greatest; under hinge −1 is class 0. Rows of several labels, and targets that are no class, are
     * refused when the training begins.
     *
     * @param weights a factor for each label; 1 for those not named
     * @return a new value
     */
    public Fit classWeights(Map<Integer, Double> weights) {
        return with("", weights);
    }

    /**
     * Lets classes of one output count more or less.
     *
     * @param output the output's name
     * @param weights a factor for each label; 1 for those not named
     * @return a new value
     */
    public Fit classWeights(String output, Map<Integer, Double> weights) {
        return with(Given.word("fit: the output's name", output), weights);
    }

    private Fit with(String output, Map<Integer, Double> weights) {
        Given.value("fit: the class weights", weights)
                .forEach((label, weight) ->
                        Given.value("fit: the weight of label " + Given.value("fit: a label", label), weight));
        Map<String, Map<Integer, Double>> all = new TreeMap<>(classWeights);
        all.put(output, Collections.unmodifiableMap(new TreeMap<>(weights)));
        all.values().removeIf(Map::isEmpty);
        return with(copy -> copy.classWeights = Collections.unmodifiableMap(all));
    }

    /**
     * Lets callbacks watch and steer.
     *
     * @param callbacks called in this order
     * @return a new value
     */
    public Fit callbacks(Callback... callbacks) {
        List<Callback> all = Given.all("fit: callback", callbacks);
        return with(copy -> copy.callbacks = all);
    }

    /**
     * Goes on from a checkpoint, within an epoch too, or begins where there is none, so that a program can be started again
     * as it is after a crash: it ends with the same weights and the same history, to the last bit, as if it had never
     * stopped. Where no {@code checkpoint} among the callbacks writes to the file, one is written there after each epoch.
     *
     * <p>Epochs, callbacks, engine and device may be others than before; what decides what is learned may not. Where the
     * file is damaged, the one before it is taken. A source of unknown length whose epochs are a part of it is read again
     * from its beginning. Where an epoch was half done, a metric of one's own counts its rest alone, unless its accumulator
     * has {@code sums()}. A training that a callback stopped goes on, unless that callback remembers, as {@code
     * earlyStopping} does.
     *
     * @param file such as {@code digits.onnx}, written by {@code Callbacks.checkpoint(file)}
     * @return a new value
     */
    public Fit resume(Path file) {
        Given.value("fit: the checkpoint", file);
        return with(copy -> copy.resume = Optional.of(file));
    }

    /**
     * Sets what is printed, as Keras's {@code verbose}. At every level but 0 a loss that becomes NaN or infinite is told
     * once, with the step where it began and the likely cures; {@link History#diverged()} tells it in any case.
     *
     * @param level 0 nothing, 1 a progress bar, 2 a line an epoch; by default a bar on a terminal and lines elsewhere
     * @return a new value
     * @throws NnException if it is out of that range
     */
    public Fit verbose(int level) {
        if (level < 0 || level > 2) {
            throw NnException.of("verbose must be 0, 1 or 2, but was %d.", level);
        }
        return with(copy -> copy.verbose = level);
    }

    /**
     * Returns what a model keeps for its next training.
     *
     * @return loss, optimizer, metrics, seed, engine, device and precision
     */
    public Compilation compilation() {
        return compilation;
    }

    /**
     * Returns whether the optimizer was chosen for this training.
     *
     * @return false where it is the default, or that of the training before
     */
    public boolean namesOptimizer() {
        return namesOptimizer;
    }

    /**
     * Returns the number of epochs, counted from epoch 0: one past the last.
     *
     * @return at least 0
     */
    public int epochs() {
        return epochs;
    }

    /**
     * Returns the number of the first epoch.
     *
     * @return at least 0
     */
    public int initialEpoch() {
        return initialEpoch;
    }

    /**
     * Returns the rows of a step.
     *
     * @return at least 1
     */
    public int batchSize() {
        return batchSize;
    }

    /**
     * Returns the rows held out.
     *
     * @return empty where there are none of their own
     */
    public Optional<Source> validation() {
        return validation;
    }

    /**
     * Returns the callbacks.
     *
     * @return called in this order
     */
    public List<Callback> callbacks() {
        return callbacks;
    }

    /**
     * Returns what to go on from.
     *
     * @return a checkpoint, which need not be there; empty where the training begins
     */
    public Optional<Path> resume() {
        return resume;
    }

    /**
     * Adds a checkpoint of the file to go on from, where there is one but no callback that writes it.
     *
     * @return this, or a new value
     */
    public Fit checkpointed() {
        requireNoneTwice();
        boolean isWritten = resume.isEmpty() || checkpoints().map(Fit::place).anyMatch(place(resume.get())::equals);
        return isWritten ? this : with(copy -> copy.callbacks = withCheckpoint(resume.get()));
    }

    private List<Callback> withCheckpoint(Path file) {
        List<Callback> all = new ArrayList<>(callbacks);
        all.add(Checkpoint.of(file));
        return List.copyOf(all);
    }

    /**
     * Lists the files that checkpoints are written to.
     *
     * @return those of the callbacks
     */
    public Stream<Path> checkpoints() {
        return callbacks.stream().filter(Checkpoint.class::isInstance).map(callback -> ((Checkpoint) callback).file());
    }

    private static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private void requireNoneTwice() {
        Set<Path> files = new HashSet<>();
        checkpoints().filter(file -> !files.add(place(file))).findFirst().ifPresent(file -> {
            throw NnException.of("checkpoint: two are to be written to %s.", file)
                    .maybe("give each a file of its own.");
        });
    }

    boolean shuffle() {
        return shuffle;
    }

    OptionalInt steps() {
        return steps;
    }

    double validationSplit() {
        return validationSplit;
    }

    int validationFreq() {
        return validationFreq;
    }

    /** Returns the weights of classes by output; under the empty name those of the only one. */
    Map<String, Map<Integer, Double>> classWeights() {
        return classWeights;
    }

    /** Returns the weights of classes of each objective of a plan. */
    List<Map<Integer, Double>> classWeights(Plan plan) {
        return new Objectives(compilation, plan.network()).classWeights(classWeights);
    }

    int verbose() {
        return verbose;
    }

    /** Fixes how many steps a chunk holds, to show that the history does not depend on it; 0 lets the clock decide. */
    Fit chunkSteps(int steps) {
        return with(copy -> copy.chunkSteps = steps);
    }

    int chunkSteps() {
        return chunkSteps;
    }

    /** Lists what decides which rows each step takes and what they weigh, by the word that chooses it. */
    SortedMap<String, String> settings(OptionalLong rowCount) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("batchSize", Integer.toString(batchSize));
        settings.put("shuffle", Boolean.toString(shuffle));
        settings.put("steps", steps.isPresent() ? Integer.toString(steps.getAsInt()) : "");
        settings.put("rows", rowCount.isPresent() ? Long.toString(rowCount.getAsLong()) : "");
        settings.put("classWeights", classWeights.isEmpty() ? "" : classWeights.toString());
        return settings;
    }

    /** Refuses choices that contradict one another. */
    void check() {
        Given.value("fit: the learning rate", compilation.optimizer().learningRate());
        if (validation.isPresent() && validationSplit > 0) {
            throw NnException.of("validation(…) and validationSplit(%s) were both chosen.", validationSplit)
                    .maybe("leave out one of them.");
        }
        if (initialEpoch > epochs) {
            throw NnException.of("initialEpoch must be at most epochs, %d, but was %d.", epochs, initialEpoch)
                    .maybe("use epochs(%d): they are counted from 0.", initialEpoch + epochs);
        }
    }

    private static void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw NnException.of("%s must be at least %d, but was %d.", option, least, value);
        }
    }

    @Override
    public String toString() {
        return FitText.of(this);
    }
}
