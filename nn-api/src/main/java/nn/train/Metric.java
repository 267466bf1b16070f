package nn.train;

import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;

/** Judges predictions by targets, over an epoch or a dataset, after Keras's {@code keras.metrics}. */
public interface Metric {
    /**
     * Names the metric, as logs and history do.
     *
     * @return such as {@code accuracy}
     */
    String name();

    /**
     * Says which way the metric gets better, for callbacks that look for the best epoch.
     *
     * @return {@link Mode#AUTO} where it does not say
     */
    default Mode mode() {
        return Mode.AUTO;
    }

    /**
     * Tells whether rows count by their sample weights, as Keras's {@code weighted_metrics} do.
     *
     * @return false by default: every row counts 1, as in Keras's {@code metrics}
     */
    default boolean isWeighted() {
        return false;
    }

    /**
     * Begins to judge.
     *
     * @param output the shape of one row of predictions
     * @return an accumulator that has seen nothing yet
     * @throws nn.data.NnException if such an output cannot be judged so
     */
    Accumulator start(Shape output);

    /**
     * Judges predictions at once, outside any training.
     *
     * @param predictions float32 [rows, …]
     * @param targets int32 labels [rows], or uint8 or float32 values [rows, …]
     * @return the metric over all rows
     * @throws nn.data.NnException if such predictions cannot be judged so
     */
    default double of(Tensor predictions, Tensor targets) {
        Accumulator all = start(predictions.shape().row());
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
         * Gives the metric over all rows so far.
         *
         * @return NaN where there were none
         */
        double value();
    }
}
