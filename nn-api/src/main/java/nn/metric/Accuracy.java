package nn.metric;

import nn.data.Shape;
import nn.train.Metric;
import nn.train.Mode;

/**
 * Counts right predictions: by threshold ½ for one output, by the greatest of several; log name {@code accuracy}.
 *
 * @see <a href="https://keras.io/api/metrics/accuracy_metrics/">Keras's "accuracy"</a>
 */
public record Accuracy() implements Metric {
    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Accumulator start(Shape output) {
        Check.flat("accuracy", output);
        return output.size() == 1 ? new BinaryAccuracy(0.5).start(output) : new RowMean(Accuracy::isRight);
    }

    private static double isRight(Batch batch, int row) {
        return batch.predictedLabel(row) == batch.label(row) ? 1 : 0;
    }
}
