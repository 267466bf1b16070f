package nn.metric;

import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Tensor;

/** Evaluates predictions by targets, over an epoch or a dataset, after Keras's {@code keras.metrics}. */
public interface Metric {
    /**
     * Names the metric, as logs and history do.
     *
     * @return such as {@code accuracy}
     */
    String name();

    /**
     * Gives the metric another log name, so that two of a kind can stand side by side.
     *
     * @param name such as {@code strict} in {@code precision(0.9).named("strict")}; not blank, not beginning with
     *     {@code val_}, neither {@code epoch} nor {@code learning_rate}
     * @return a new metric
     * @throws nn.data.NnException if the name is not so
     */
    default Metric named(String name) {
        return new Named(this, name);
    }

    /**
     * Says which way the metric gets better, for callbacks that look for the best epoch.
     *
     * @return {@link Mode#AUTO} where it does not say
     */
    default Mode mode() {
        return Mode.AUTO;
    }

    /**
     * Returns whether rows count by their sample weights, as Keras's {@code weighted_metrics} do.
     *
     * @return false by default: every row counts 1, as in Keras's {@code metrics}
     */
    default boolean isWeighted() {
        return false;
    }

    /**
     * Gives the metric the meaning of a network's outputs; what the user chose, such as a threshold, stays.
     *
     * @param decision what the outputs decide, as loss, last activation and targets tell
     * @return the metric that evaluates so; this one by default
     * @throws nn.data.NnException if such outputs cannot be evaluated so
     */
    default Metric decidedBy(Decision decision) {
        return this;
    }

    /**
     * Begins to evaluate.
     *
     * @param output the shape of one row of predictions
     * @return an accumulator that has seen nothing yet
     * @throws nn.data.NnException if such an output cannot be evaluated so
     */
    Accumulator start(Shape output);

    /**
     * Evaluates predictions at once, outside any training.
     *
     * @param predictions float32 [rows, …]
     * @param targets int32 labels [rows], or uint8 or float32 values [rows, …]
     * @return the metric over all rows
     * @throws nn.data.NnException if such predictions cannot be evaluated so, or rows, shapes or labels do not fit
     */
    default double of(Tensor predictions, Tensor targets) {
        Pairs.require(name(), predictions, targets);
        Accumulator all = Given.value(
                "a metric: the accumulator", start(predictions.shape().row()));
        all.add(predictions, targets, Optional.empty());
        return all.value();
    }

    /** Sees batch after batch. */
    interface Accumulator {
        /**
         * Adds a batch.
         *
         * @param predictions float32 [rows, …], good until this returns
         * @param targets int32 labels [rows], or uint8 or float32 values [rows, …], good until this returns
         * @param sampleWeights float32 [rows], or empty where all rows count 1
         */
        void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights);

        /**
         * Returns what was added up so far, so that a training can go on within an epoch.
         *
         * @return numbers that {@link #resume} takes; none, the default, where it cannot: such a metric then reports of the
         *     rest of that epoch alone
         */
        default double[] sums() {
            return new double[0];
        }

        /**
         * Goes on from what another accumulator of this metric added up.
         *
         * @param sums what {@link #sums} returned, at least one number
         */
        default void resume(double... sums) {}

        /**
         * Gives the metric over all rows so far.
         *
         * @return NaN where there were none
         */
        double value();
    }
}
