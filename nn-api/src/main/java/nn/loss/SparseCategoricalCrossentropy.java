package nn.loss;

import static nn.op.Ops.cast;
import static nn.op.Ops.equal;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.sum;
import static nn.op.Ops.unsqueeze;

import java.util.Arrays;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/**
 * Takes {@code −ln p[label]} over integer labels, for outputs after a softmax; of sequences and images at each position, and
 * the mean of them.
 *
 * <p>Right after a softmax or a sigmoid it may be computed from the logits; in any case but a softmax p is divided by its row's sum and then kept
 * within 1e-7..1 − 1e-7.
 *
 * @param logits whether the network gives logits
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#sparsecategoricalcrossentropy-class">Keras's SparseCategoricalCrossentropy</a>
 */
public record SparseCategoricalCrossentropy(boolean logits) implements Crossentropy {
    /**
     * Says that the network gives logits, without softmax at its end.
     *
     * @return a new loss
     */
    public SparseCategoricalCrossentropy fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the network gives logits.
     *
     * @param fromLogits false by default
     * @return a new loss
     */
    public SparseCategoricalCrossentropy fromLogits(boolean fromLogits) {
        return new SparseCategoricalCrossentropy(fromLogits);
    }

    @Override
    public Targets targets() {
        return Targets.LABELS;
    }

    @Override
    public void check(Shape output) {
        ClassOutput.require("sparseCategoricalCrossentropy", output);
    }

    @Override
    public Value call(Value y, Value p) {
        int axis = p.dims().featureAxis();
        return neg(sum(mul(oneHot(y, p, axis), Logits.logShares(p, logits)), axis));
    }

    private static Value oneHot(Value labels, Value p, int axis) {
        int classes = (int) p.dims().size(axis);
        double[] numbers = IntStream.range(0, classes).asDoubleStream().toArray();
        Value each = p.graph()
                .constant(ElementType.INT32, along(classes, axis, p.dims().rank()), numbers);
        Value whole = unsqueeze(cast(labels, ElementType.INT32), axis);
        return cast(equal(whole, each), p.type());
    }

    private static Dims along(int classes, int axis, int rank) {
        long[] sizes = new long[rank];
        Arrays.fill(sizes, 1);
        sizes[axis] = classes;
        return new Dims(sizes);
    }

    @Override
    public String toString() {
        return Words.of("sparseCategoricalCrossentropy")
                .when(logits, "fromLogits")
                .toString();
    }
}
