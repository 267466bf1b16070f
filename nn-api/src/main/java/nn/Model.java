package nn;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Schema;
import nn.data.Source;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.metric.ConfusionMatrix;
import nn.metric.Decision;
import nn.spi.Engine;
import nn.spi.Network;
import nn.spi.Plan;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.History;
import nn.train.Scores;
import nn.train.Stepping;

/**
 * Holds a network with its weights, and predicts, evaluates and learns on.
 *
 * <p>It is a value: training gives a new one. It needs no closing; what it predicts with is given back when it is no
 * longer reachable. For production there is {@link #predictor()}.
 */
public final class Model implements Predicting {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int EVALUATED_AT_ONCE = 256;

    private final Architecture architecture;
    private final Network network;
    private final State state;
    private final Compilation compilation;
    private final History history;
    private final Schema schema;
    private final OwnPredictor own;

    private Model(Architecture architecture, State state, Compilation compilation, History history, Schema schema) {
        this.architecture = architecture;
        this.network = architecture.network();
        this.state = state;
        this.compilation = compilation;
        this.history = history;
        this.schema = schema;
        this.own = new OwnPredictor();
        CLEANER.register(this, own);
    }

    /**
     * Puts a network, its weights and what is known of its training together.
     *
     * @param architecture the network, its input fixed
     * @param state a tensor for every weight, and the slots and steps to go on from
     * @param compilation the loss, optimizer and metrics that {@code evaluate} and the next {@code fit} take
     * @param history the epochs so far
     * @param schema what is known of the data
     * @return the model
     * @throws NnException if the input is not fixed, or a weight is missing, unknown or of another shape
     */
    public static Model of(
            Architecture architecture, State state, Compilation compilation, History history, Schema schema) {
        Given.value("Model.of: the architecture", architecture).network();
        Given.value("Model.of: the state", state);
        Given.value("Model.of: the history", history);
        Given.value("Model.of: the schema", schema);
        Given.value("Model.of: the compilation", compilation);
        Model model = new Model(architecture, state, compilation, history, schema);
        WholeWeights.require(model.network, state.weights());
        return model;
    }

    /**
     * Trains on and gives the trained model; this one stays as it is.
     *
     * <p>Loss, optimizer, metrics, seed, engine, device and precision stay as they were unless they are chosen anew. The count of
     * steps goes on in any case, so shuffling and dropout never begin again. With the optimizer, its slots, its schedule
     * and a learning rate that callbacks set go on, too; choosing it again sets the rate anew, and keeps the slots where
     * nothing but the learning rate differs.
     *
     * @param data the rows to learn from
     * @param settings chooses loss, optimizer, epochs, …
     * @return the trained model, with the longer history
     * @throws NnException if something does not fit, or the data names other classes or another preprocessing than those
     *     learned, before anything native is loaded
     */
    public Model fit(Source data, UnaryOperator<Fit> settings) {
        return fit(Given.value("fit: the data", data), Fit.of(compilation).chosenBy(settings));
    }

    Model fit(Source data, Fit settings) {
        Fit chosen = settings.checkpointed();
        Dataset sample = data.sample();
        schema.requireSame(sample);
        Network fixed = Inputs.fixed(network, sample);
        Optional<Dataset> held = chosen.validation().map(Source::sample);
        held.ifPresent(rows -> Inputs.requireAlike(network, fixed, rows));
        Plan plan = plan(fixed, chosen.compilation());
        Schema seen = schema.with(sample);
        held.ifPresent(seen::requireSame);
        Backend backend = Backend.toTrain(chosen.compilation(), plan);
        State begun = chosen.namesOptimizer() ? plan.resume(state, compilation.optimizer()) : plan.resume(state);
        Resumable training = Resumable.of(new Model(architecture, begun, chosen.compilation(), history, seen), chosen);
        return training.trained(backend.loop().train(plan, training.start(plan), data, chosen));
    }

    /**
     * Begins a training whose steps the caller takes, as Keras's {@code train_on_batch}.
     *
     * @param settings chooses loss, optimizer, metrics, seed, engine, device and precision; what is for whole epochs does not matter
     * @return what takes the steps; the caller closes it
     * @throws NnException if something does not fit, before anything native is loaded
     */
    public TrainingSession training(UnaryOperator<Fit> settings) {
        Fit chosen = Fit.of(compilation).chosenBy("training", settings);
        if (network.isFree()) {
            throw NnException.of(
                            "training: the steps need rows of one length, but the network takes any %s.",
                            network.inputs())
                    .maybe(
                            "build it with a number where the length stands, and take the weights over: .withWeights(…).");
        }
        Plan plan = plan(network, chosen.compilation());
        Backend backend = Backend.toTrain(chosen.compilation(), plan);
        State start = chosen.namesOptimizer() ? plan.resume(state, compilation.optimizer()) : plan.resume(state);
        Stepping stepping = backend.loop().stepping(plan, start, chosen);
        return new TrainingSession(this, chosen.compilation(), stepping, new Predictor(network, decision(), stepping));
    }

    /**
     * Evaluates the model on rows that it did not learn from.
     *
     * @param data the rows
     * @return the loss, penalties included, and the metrics chosen when fitting
     * @throws NnException if something does not fit, no loss was ever chosen, or this thread is interrupted while it waits
     *     for rows
     */
    public Scores evaluate(Source data) {
        Dataset sample = Given.value("evaluate: the data", data).sample();
        schema.requireSame(sample);
        Plan plan = plan(Inputs.fixed(network, sample), compilation);
        return Backend.toTrain(compilation, plan)
                .loop()
                .evaluate(plan, plan.resume(state), data, compilation, EVALUATED_AT_ONCE);
    }

    /**
     * Counts how often each class is taken for each other; one output counts as class 1 where {@link #predictClasses} says so.
     *
     * @param data rows that the model did not learn from
     * @return the counts, with the classes' names
     * @throws NnException if the rows or labels do not fit, a row may be of several classes, or there are several outputs
     */
    public ConfusionMatrix confusion(Source data) {
        return confusion(data, decision());
    }

    /**
     * Counts how often each of two classes is taken for the other, for networks with one output.
     *
     * @param data rows that the model did not learn from
     * @param threshold above which a row is taken for class 1
     * @return the counts, with the classes' names
     * @throws NnException if the rows or labels do not fit, or there are several outputs
     */
    public ConfusionMatrix confusion(Source data, double threshold) {
        return confusion(data, decision().threshold(threshold));
    }

    /**
     * Counts how often each class is taken for each other at one of several outputs.
     *
     * @param output its name
     * @param data rows that the model did not learn from
     * @return the counts, with the labels as names where there are several outputs
     * @throws NnException if there is no such output, the rows or labels do not fit, or a row may be of several classes
     */
    public ConfusionMatrix confusion(String output, Source data) {
        schema.requireSame(Given.value("confusion: the data", data).sample());
        return Confusions.of(this, output, data);
    }

    private ConfusionMatrix confusion(Source data, Decision decision) {
        Confusions.requireOne(network);
        schema.requireSame(Given.value("confusion: the data", data).sample());
        return Confusions.of(this, network.outputs().get(0), data, decision);
    }

    /** Names the classes as the data does, or else as the data that the model learned from did. */
    List<String> classes(Dataset data) {
        return data.classes().isEmpty() ? schema.classes() : data.classes();
    }

    @Override
    public Decision decision() {
        return Decision.of(network, compilation.loss(network.outputs().get(0)));
    }

    private static Plan plan(Network network, Compilation chosen) {
        return new Plan(network, chosen.objectives(network), chosen.optimizer(), chosen.seed(), chosen.hasMetrics());
    }

    /** Asks the model's own predictor, which must not be closed while a model that is of no other use any more still asks it. */
    private <R> R ask(Function<Predictor, R> question) {
        try {
            return question.apply(own.get(this));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public float[] predict(float... row) {
        return ask(predictor -> predictor.predict(row));
    }

    @Override
    public float[] predict(byte[] row) {
        return ask(predictor -> predictor.predict(row));
    }

    @Override
    public float[][] predict(float[][] rows) {
        return ask(predictor -> predictor.predict(rows));
    }

    @Override
    public Tensor predict(Tensor input) {
        return ask(predictor -> predictor.predict(input));
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs) {
        return ask(predictor -> predictor.predict(inputs));
    }

    @Override
    public Map<String, Tensor> predict(Map<String, Tensor> inputs) {
        return ask(predictor -> predictor.predict(inputs));
    }

    @Override
    public Tensor output(String layer, Tensor input) {
        return ask(predictor -> predictor.output(layer, input));
    }

    /**
     * Makes a predictor for production, on the engine and device that the model was fitted with.
     *
     * @return thread-safe and warmed up; the caller closes it
     */
    public Predictor predictor() {
        return predictor(compilation.device());
    }

    /**
     * Makes a predictor for production on a device.
     *
     * @param device such as {@code cpu}, {@code gpu} or {@code cuda:0}
     * @return thread-safe and warmed up; the caller closes it
     * @throws NnException if the device cannot be used
     */
    public Predictor predictor(String device) {
        Given.value("predictor: the device", device);
        return predictor(network, device).warmedUp();
    }

    /** Makes a predictor of a network that gives more of this one. */
    Predictor predictor(Network wider) {
        return predictor(wider, compilation.device());
    }

    private Predictor predictor(Network asked, String device) {
        Engine engine = Backend.engine(compilation);
        return new Predictor(asked, decision(), engine.predictor(asked, state, Engines.device(engine, device)));
    }

    /**
     * Returns the network without its weights, its input fixed.
     *
     * @return what {@code fit} was called on
     */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * Returns the primitive nodes that the layers were expanded to.
     *
     * @return the network as engines see it
     */
    public Network network() {
        return network;
    }

    /**
     * Returns what was learned.
     *
     * @return weights, optimizer slots and the count of steps
     */
    public State state() {
        return state;
    }

    /**
     * Returns the weights.
     *
     * @return by name, such as {@code dense/kernel} [in, out]
     */
    public SortedMap<String, Tensor> weights() {
        return state.weights();
    }

    /**
     * Replaces weights; the optimizer and its schedule start anew, the count of steps goes on.
     *
     * @param weights some or all of them, by name
     * @return a new model
     * @throws NnException if a name is unknown or a shape differs
     */
    public Model withWeights(Map<String, Tensor> weights) {
        SortedMap<String, Tensor> all = new TreeMap<>(state.weights());
        Given.value("withWeights: the weights", weights)
                .forEach((name, weight) ->
                        all.put(Given.value("withWeights: a name", name), Given.value("withWeights: " + name, weight)));
        State anew = new State(state.step(), all, new TreeMap<>(), Optimization.from(state.step()));
        return of(architecture, anew, compilation, history, schema);
    }

    /**
     * Keeps all layers from learning in the next {@code fit}, as Keras's {@code model.trainable = False}.
     *
     * @return a new model
     */
    public Model freeze() {
        return with(architecture.freeze());
    }

    /**
     * Keeps layers, or some of their weights, from learning in the next {@code fit}, as Keras's {@code trainable = False}.
     *
     * @param names of layers and weights, or patterns such as {@code conv2d_1*}: see {@link Architecture#freeze(String...)}
     * @return a new model
     * @throws NnException if there is no such layer or weight
     */
    public Model freeze(String... names) {
        return with(architecture.freeze(names));
    }

    /**
     * Lets all layers learn again.
     *
     * @return a new model
     */
    public Model unfreeze() {
        return with(architecture.unfreeze());
    }

    /**
     * Lets layers, or some of their weights, learn again.
     *
     * @param names of layers and weights, or patterns such as {@code conv2d_1*}: see {@link Architecture#freeze(String...)}
     * @return a new model
     * @throws NnException if there is no such layer or weight
     */
    public Model unfreeze(String... names) {
        return with(architecture.unfreeze(names));
    }

    private Model with(Architecture other) {
        return new Model(other, state, compilation, history, schema);
    }

    /**
     * Ends the model earlier, as Keras's {@code Model(inputs, base.get_layer("x").output)}, such as to go on with other layers.
     *
     * <p>Weights that lead there stay, with their names, and so does the history. Where the output is another one, loss,
     * metrics, optimizer and classes must be chosen anew.
     *
     * @param name of a layer, of another of its outputs, or of a value inside it: see {@link Architecture#until(String)}
     * @return a new model with this output alone
     * @throws NnException if there is none
     */
    public Model until(String name) {
        Architecture ended = architecture.until(name);
        return ended == architecture ? this : anew(ended, compilation.seed());
    }

    /**
     * Puts layers after the only output, such as a new head. Their weights are drawn by the seed of the last training, which
     * is 0 by default; all others stay. Loss, metrics, optimizer and classes must be chosen anew.
     *
     * <pre>{@code
     * Model pets = digits.until("flatten").freeze().then(dense(5).softmax());
     * }</pre>
     *
     * @param layers at least one, in their order
     * @return a new model
     * @throws NnException if they do not fit, or there are several outputs
     */
    public Model then(Layer... layers) {
        return then(compilation.seed(), layers);
    }

    /**
     * Puts layers after the only output, such as a new head.
     *
     * @param seed what their weights are drawn by
     * @param layers at least one, in their order
     * @return a new model
     * @throws NnException if they do not fit, or there are several outputs
     */
    public Model then(long seed, Layer... layers) {
        return anew(architecture.then(layers), seed);
    }

    private Model anew(Architecture other, long seed) {
        State kept = Carried.state(state, other.network(), seed, true);
        return of(other, kept, Carried.anew(compilation), history, Carried.anew(schema));
    }

    /**
     * Adapts kernels and embeddings in low rank (Hu et al., 2021), and freezes all else: {@code W + a · b} takes the place of
     * W, of which a and b alone learn. They begin so that the model computes what it did before, and are drawn by the seed of
     * the last training.
     *
     * <pre>{@code
     * Model tuned = base.lora(8).fit(data, fit -> fit.epochs(5));
     * SafeTensors.write(Path.of("adapters.safetensors"), tuned.adapters());
     * Model again = base.lora(8).withWeights(SafeTensors.read(Path.of("adapters.safetensors")));
     * }</pre>
     *
     * @param rank the columns of a, which are the rows of b, such as 8
     * @param names layers or weights, or patterns; by default all layers with kernels or embeddings: see
     *     {@link Architecture#lora(int, String...)}
     * @return a new model
     * @throws NnException if nothing of that can be adapted
     */
    public Model lora(int rank, String... names) {
        return adapted(architecture.lora(rank, names));
    }

    /**
     * Adapts kernels and embeddings in low rank, and freezes all else: {@code W + alpha / rank · a · b} takes the place of W.
     *
     * @param rank the columns of a, which are the rows of b, such as 8
     * @param alpha how much the adapters weigh, by default the rank
     * @param names layers or weights, or patterns; by default all layers with kernels or embeddings
     * @return a new model
     * @throws NnException if nothing of that can be adapted
     */
    public Model lora(int rank, double alpha, String... names) {
        return adapted(architecture.lora(rank, alpha, names));
    }

    private Model adapted(Architecture other) {
        State more = Carried.state(state, other.network(), compilation.seed(), false);
        return of(other, more, compilation, history, schema);
    }

    /**
     * Returns what {@link #lora} added, such as to keep it apart from the model.
     *
     * @return the adapters' weights, by name, such as {@code dense/kernel/lora_a} [in, rank]; none where nothing is adapted
     */
    public SortedMap<String, Tensor> adapters() {
        SortedMap<String, Tensor> own = new TreeMap<>();
        architecture
                .adapters()
                .forEach(adapter -> adapter.weights()
                        .forEach(name -> own.put(name, weights().get(name))));
        return own;
    }

    /**
     * Adds adapters to the weights that they adapt: the same predictions within rounding, by a plain model, of which nothing
     * is frozen.
     *
     * @return a new model, or this one where nothing is adapted
     */
    public Model merged() {
        if (architecture.adapters().isEmpty()) {
            return this;
        }
        Architecture plain = architecture.unfreeze().adapted(List.of());
        State merged = new State(state.step(), Carried.merged(network, weights()), state.slots(), state.optimization());
        return of(plain, Carried.state(merged, plain.network(), 0, false), compilation, history, schema);
    }

    /**
     * Returns loss, optimizer, metrics, seed, engine, device and precision of the last training.
     *
     * @return Keras's defaults before any
     */
    public Compilation compilation() {
        return compilation;
    }

    /**
     * Returns what each epoch gave.
     *
     * @return the epochs of all trainings
     */
    public History history() {
        return history;
    }

    /**
     * Returns what is known of the data that the model learned from.
     *
     * @return its classes and the range of its features
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Draws the network as a table, as Keras's {@code summary()}.
     *
     * @return lines for people
     */
    public String summary() {
        return architecture.summary();
    }

    @Override
    public String toString() {
        long parameters = network.weights().stream()
                .mapToLong(weight -> weight.shape().size())
                .sum();
        return String.format(
                Locale.ROOT,
                "Model %s, %,d parameters, %s\n%s",
                Inputs.toOutputs(network),
                parameters,
                history.brief(),
                architecture);
    }
}
