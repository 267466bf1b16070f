package nn.metric;

import nn.data.Shape;
import nn.train.Metric;
import nn.train.Mode;

/**
 * Counts right yes-or-no answers, each output being one of its own; log name {@code binary_accuracy}.
 *
 * @param threshold above which an output says yes: ½ for probabilities, 0 for logits
 * @see <a href="https://keras.io/api/metrics/accuracy_metrics/#binaryaccuracy-class">Keras's BinaryAccuracy</a>
 */
public record BinaryAccuracy(double threshold) implements Metric {
    /** Checks the threshold. */
    public BinaryAccuracy {
        Check.finite("binaryAccuracy: the threshold", threshold);
    }

    @Override
    public String name() {
        return "binary_accuracy";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Accumulator start(Shape output) {
        return new RowMean(this::rightShare);
    }

    private double rightShare(Batch batch, int row) {
        int right = 0;
        for (int i = 0; i < batch.width(); i++) {
            right += batch.prediction(row, i) > (float) threshold == batch.isTrue(row, i) ? 1 : 0;
        }
        return (double) right / batch.width();
    }
}
