package nn.metric;

import java.util.OptionalDouble;
import nn.data.Shape;

/**
 * Counts right predictions: by the greatest of several outputs, or, for one, by a threshold: ½ for
 * probabilities, 0 for logits and under hinge; log name {@code accuracy}.
 *
 * <p>Of sequences and images each position counts. Keras takes ½ for logits, too.
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
    public Metric decidedBy(Decision decision) {
        Evaluable.oneClass("accuracy", decision);
        Evaluable.yesOrNo("accuracy", decision);
        return decision.kind() == Decision.Kind.YES_OR_NO
                ? new BinaryAccuracy(OptionalDouble.of(decision.threshold())).named(name())
                : this;
    }

    @Override
    public Accumulator start(Shape output) {
        return output.dim(output.featureAxis()) == 1
                ? new BinaryAccuracy(OptionalDouble.empty()).start(output)
                : RowMean.ofPositions(Accuracy::isRight);
    }

    private static double isRight(Batch batch, int row) {
        return batch.predictedLabel(row) == batch.label(row) ? 1 : 0;
    }

    @Override
    public String toString() {
        return "accuracy()";
    }
}
