package nn.metric;

import java.util.OptionalDouble;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Counts right yes-or-no answers, each output being one of its own; log name {@code binary_accuracy}.
 *
 * @param threshold above which an output says yes; by default as {@link Decision} says, ½ for probabilities and 0 for
 *     logits
 * @see <a href="https://keras.io/api/metrics/accuracy_metrics/#binaryaccuracy-class">Keras's BinaryAccuracy</a>
 */
public record BinaryAccuracy(OptionalDouble threshold) implements Metric {
    /** Checks the threshold. */
    public BinaryAccuracy {
        threshold.ifPresent(value -> Given.finite("binaryAccuracy: the threshold", value));
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
    public BinaryAccuracy decidedBy(Decision decision) {
        Evaluable.yesOrNo("binaryAccuracy", decision);
        return threshold.isPresent() ? this : new BinaryAccuracy(OptionalDouble.of(decision.threshold()));
    }

    @Override
    public Accumulator start(Shape output) {
        float above = (float) threshold.orElse(0.5);
        return new RowMean((batch, row) -> rightShare(batch, row, above));
    }

    private static double rightShare(Batch batch, int row, float above) {
        int right = 0;
        for (int i = 0; i < batch.width(); i++) {
            right += batch.prediction(row, i) > above == batch.isTrue(row, i) ? 1 : 0;
        }
        return (double) right / batch.width();
    }

    @Override
    public String toString() {
        return (threshold.isPresent()
                        ? Words.of("binaryAccuracy", threshold.getAsDouble())
                        : Words.of("binaryAccuracy"))
                .toString();
    }
}
