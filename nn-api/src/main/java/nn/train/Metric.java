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
     * Begins to judge.
     *
     * @param output the shape of one row of predictions
     * @return an accumulator that has seen nothing yet
     */
    Accumulator start(Shape output);

    /** Sees batch after batch. */
    interface Accumulator {
        /**
         * Adds a batch.
         *
         * @param predictions float32 [rows, …]
         * @param targets int32 labels [rows], or uint8 or float32 values [rows, …]
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
