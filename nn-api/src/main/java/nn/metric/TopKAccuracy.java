package nn.metric;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Counts rows, or positions of sequences and images, whose class is among the k greatest outputs; log name {@code top_k_categorical_accuracy}.
 *
 * @param k how many may be greatest, 5 by default in Keras
 * @see <a href="https://keras.io/api/metrics/accuracy_metrics/#topkcategoricalaccuracy-class">Keras's
 *     TopKCategoricalAccuracy</a>
 */
public record TopKAccuracy(int k) implements Metric {
    /** Checks k. */
    public TopKAccuracy {
        Given.positive("topKAccuracy: k", k);
    }

    @Override
    public String name() {
        return "top_k_categorical_accuracy";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public TopKAccuracy decidedBy(Decision decision) {
        Evaluable.oneClass("topKAccuracy", decision);
        return this;
    }

    @Override
    public Accumulator start(Shape output) {
        int classes = output.dim(output.featureAxis());
        if (k >= classes) {
            throw NnException.of(
                            "topKAccuracy: k must be below the number of classes, else it always is 1, but were %d and"
                                    + " %d.",
                            k, classes)
                    .maybe("use accuracy().");
        }
        return RowMean.ofPositions(this::isAmong);
    }

    /** Counts the outputs above the right one; one equal to it does not push it out, as in Keras. */
    private double isAmong(Batch batch, int row) {
        float right = batch.prediction(row, batch.label(row));
        int above = 0;
        for (int i = 0; i < batch.width(); i++) {
            above += batch.prediction(row, i) > right ? 1 : 0;
        }
        return above < k && !Float.isNaN(right) ? 1 : 0;
    }

    @Override
    public String toString() {
        return Words.of("topKAccuracy", k).toString();
    }
}
