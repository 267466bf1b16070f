package nn;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.State;
import nn.data.Tensor;
import nn.train.Compilation;
import nn.train.Scores;
import nn.train.Stepping;

/**
 * Learns step by step in a loop of one's own, as Keras's {@code train_on_batch}, until it is closed; several threads wait for each other.
 *
 * <pre>{@code
 * try (var training = model.training(fit -> fit.loss(meanSquaredError()).optimizer(adam()))) {
 *     for (int step = 0; step < 1000; step++) {
 *         Scores scores = training.step(data.shuffled(step).take(32));
 *     }
 *     Model trained = training.model();
 * }
 * }</pre>
 */
public final class TrainingSession implements AutoCloseable {
    private final Model begun;
    private final Compilation compilation;
    private final Stepping stepping;
    private final Predictor predictor;
    private Schema schema;

    TrainingSession(Model begun, Compilation compilation, Stepping stepping, Predictor predictor) {
        this.begun = begun;
        this.compilation = compilation;
        this.stepping = stepping;
        this.predictor = predictor;
        this.schema = begun.schema();
    }

    /**
     * Takes one step of the optimizer.
     *
     * @param batch the rows of the step, all of them
     * @return the loss, penalties included, and the metrics of these rows, before the step
     * @throws NnException if the rows do not fit
     * @throws IllegalStateException if it is closed
     */
    public synchronized Scores step(Dataset batch) {
        schema.requireSame(Given.value("step: the batch", batch));
        Scores scores = stepping.step(batch);
        schema = schema.with(batch);
        return scores;
    }

    /**
     * Takes one step of the optimizer.
     *
     * @param input rows of features, [n, …]
     * @param targets integer labels [n], or values [n, …]
     * @return the loss, penalties included, and the metrics of these rows, before the step
     * @throws NnException if the rows do not fit
     * @throws IllegalStateException if it is closed
     */
    public synchronized Scores step(Tensor input, Tensor targets) {
        return step(Dataset.of(input, targets));
    }

    /**
     * Evaluates rows with what was learned so far.
     *
     * @param batch the rows, all at once
     * @return the loss, penalties included, and the metrics
     * @throws NnException if the rows do not fit
     * @throws IllegalStateException if it is closed
     */
    public synchronized Scores evaluate(Dataset batch) {
        schema.requireSame(Given.value("evaluate: the batch", batch));
        return stepping.evaluate(batch);
    }

    /**
     * Predicts one row or a batch of rows with what was learned so far.
     *
     * @param input of the input's shape, or with an axis of rows before it
     * @return float32 of the output's shape, with an axis of rows before it if the input has one
     * @throws NnException if the rows are of another shape, or there are several inputs or outputs
     * @throws IllegalStateException if it is closed
     */
    public synchronized Tensor predict(Tensor input) {
        return predictor.predict(input);
    }

    /**
     * Predicts with what was learned so far.
     *
     * @param inputs a tensor for each input, in the network's order
     * @return float32 for each output, in the network's order
     * @throws NnException if there are not as many, or they are of other shapes
     * @throws IllegalStateException if it is closed
     */
    public synchronized List<Tensor> predict(List<Tensor> inputs) {
        return predictor.predict(inputs);
    }

    /**
     * Predicts by name with what was learned so far.
     *
     * @param inputs a tensor for each input, by its name
     * @return float32 for each output, by the name of its layer
     * @throws NnException if one is missing or unknown, or they are of other shapes
     * @throws IllegalStateException if it is closed
     */
    public synchronized Map<String, Tensor> predict(Map<String, Tensor> inputs) {
        return predictor.predict(inputs);
    }

    /**
     * Counts the steps that the weights ever took.
     *
     * @return those before this training included
     */
    public synchronized long steps() {
        return stepping.steps();
    }

    /**
     * Returns the rate of the next step.
     *
     * @return as the schedule says, or as it was set
     */
    public synchronized double learningRate() {
        return stepping.learningRate();
    }

    /**
     * Sets the rate of the steps to come, in the schedule's place.
     *
     * @param rate a finite number of at least 0
     * @throws NnException if it is none
     */
    public synchronized void learningRate(double rate) {
        stepping.learningRate(rate);
    }

    /**
     * Copies the weights out.
     *
     * @return by name, such as {@code dense/kernel}
     * @throws IllegalStateException if it is closed
     */
    public synchronized SortedMap<String, Tensor> weights() {
        return stepping.state().weights();
    }

    /**
     * Replaces weights, such as those of a layer that another network shares and trains; the optimizer goes on with its
     * slots.
     *
     * @param weights by name; of those that this network does not have none is taken
     * @throws NnException if one is of another shape, or none is this network's
     * @throws IllegalStateException if it is closed
     */
    public synchronized void weights(Map<String, Tensor> weights) {
        Given.value("weights: the weights", weights);
        State now = stepping.state();
        SortedMap<String, Tensor> all = new TreeMap<>(now.weights());
        all.replaceAll((name, own) -> weights.getOrDefault(name, own));
        if (all.keySet().stream().noneMatch(weights::containsKey)) {
            throw NnException.of("weights: the network has none of %s.", weights.keySet())
                    .maybe("it has %s.", all.keySet());
        }
        WholeWeights.require(begun.network(), all);
        stepping.restore(new State(now.step(), all, now.slots(), now.optimization()));
    }

    /**
     * Makes a model of what was learned so far, as a fit of these steps would give it; the training can go on. Where the
     * optimizer keeps running means of weights ({@code useEma()}), the model has them in the weights' places, while the
     * training goes on with its own weights, which {@link #weights()}, {@link #predict} and {@link #evaluate} know.
     *
     * @return a model that does not change
     * @throws IllegalStateException if it is closed
     */
    public synchronized Model model() {
        return Model.of(begun.architecture(), stepping.ended(), compilation, begun.history(), known());
    }

    /** Returns what is known of the rows that the model and this session learned from. */
    private Schema known() {
        return stepping.features().map(schema::features).orElse(schema);
    }

    /** Gives memory and threads back; closing again does nothing. */
    @Override
    public synchronized void close() {
        predictor.close();
    }
}
