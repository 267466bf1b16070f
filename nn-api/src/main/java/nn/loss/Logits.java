package nn.loss;

import static nn.op.Ops.abs;
import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.clip;
import static nn.op.Ops.div;
import static nn.op.Ops.less;
import static nn.op.Ops.log;
import static nn.op.Ops.logSoftmax;
import static nn.op.Ops.neg;
import static nn.op.Ops.reshape;
import static nn.op.Ops.softplus;
import static nn.op.Ops.sum;

import java.util.Optional;
import java.util.stream.LongStream;
import nn.op.Op;
import nn.op.Value;

/** Takes logarithms of probabilities from the logits that they were made of, wherever those can be found. */
final class Logits {
    static final double EPSILON = 1e-7;
    private static final double NOTHING = 1e-30;

    private Logits() {}

    /**
     * ln of each output's share of its row's sum. After a softmax the shares are the outputs; after a sigmoid they are a
     * softmax of its logarithm, which knows of outputs that a float sigmoid rounds to 0.
     */
    static Value logShares(Value p, boolean isLogits) {
        int axis = p.dims().featureAxis();
        Optional<Value> logits = isLogits ? Optional.of(p) : before("Softmax", p);
        if (logits.isPresent()) {
            return logSoftmax(logits.get(), axis);
        }
        return before("Sigmoid", p)
                .map(z -> logSoftmax(logSigmoid(z), axis))
                .map(logs -> clip(logs, Math.log(EPSILON), Math.log1p(-EPSILON)))
                .orElseGet(() -> log(clip(div(p, divisor(sum(p, true, axis))), EPSILON, 1 - EPSILON)));
    }

    /** Adds 1 to sums that are nothing: rows of zeros then stay zeros, and no gradient passes them. */
    private static Value divisor(Value sum) {
        return add(sum, cast(less(abs(sum), NOTHING), sum.type()));
    }

    static Value logSigmoid(Value z) {
        return neg(softplus(neg(z)));
    }

    /** Finds what went into the activation that made the output's numbers, in the output's shape, if it is this one. */
    static Optional<Value> before(String activation, Value output) {
        Value made = unshaped(output);
        return made.op(activation)
                .filter(op -> !activation.equals("Softmax") || hasSameClasses(op, made, output))
                .map(op -> reshape(op.input(0), output.dims()));
    }

    private static Value unshaped(Value value) {
        return value.op("Reshape").map(op -> unshaped(op.input(0))).orElse(value);
    }

    /** Tells whether the numbers that a softmax made sum to 1 in this value are those that do so in the output. */
    private static boolean hasSameClasses(Op softmax, Value made, Value output) {
        int own = made.dims().axis((int) softmax.attributes().integer("axis", -1));
        int axis = output.dims().featureAxis();
        return made.dims().size(own) == output.dims().size(axis) && step(made, own) == step(output, axis);
    }

    /** Counts the numbers from one of an axis to the next. */
    private static double step(Value value, int axis) {
        long[] sizes = value.dims().sizes();
        return LongStream.of(sizes).skip(axis + 1L).asDoubleStream().reduce(1, (a, b) -> a * b);
    }
}
