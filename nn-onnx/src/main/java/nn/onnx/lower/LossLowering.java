package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.abs;
import static nn.onnx.graph.Arithmetic.add;
import static nn.onnx.graph.Arithmetic.clip;
import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.log;
import static nn.onnx.graph.Arithmetic.minus;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.neg;
import static nn.onnx.graph.Arithmetic.plus;
import static nn.onnx.graph.Arithmetic.scale;
import static nn.onnx.graph.Arithmetic.square;
import static nn.onnx.graph.Arithmetic.sub;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.loss.BinaryCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.HalfSquaredError;
import nn.loss.Hinge;
import nn.loss.Huber;
import nn.loss.KLDivergence;
import nn.loss.Loss;
import nn.loss.MeanAbsoluteError;
import nn.loss.MeanSquaredError;
import nn.loss.SparseCategoricalCrossentropy;
import nn.onnx.graph.Activations;
import nn.onnx.graph.Arithmetic;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Node;
import nn.onnx.graph.Reduction;
import nn.onnx.graph.Shapes;
import nn.onnx.graph.Type;
import nn.onnx.graph.Value;

/** Writes a loss as the terms that are summed over a batch. */
final class LossLowering implements Loss.Visitor<LossLowering.Terms> {
    private static final double EPSILON = 1e-7;
    private static final double NOTHING = 1e-30;

    private final Value output;
    private final Value targets;
    private final int axis;

    /**
     * What a loss sums.
     *
     * @param each the terms [batch, …]
     * @param factor what their sum is multiplied with
     */
    record Terms(Value each, double factor) {}

    LossLowering(Value output, Value targets) {
        this.output = output;
        this.targets = targets;
        this.axis = ActivationLowering.featureAxis(output);
    }

    @Override
    public Terms meanSquaredError(MeanSquaredError loss) {
        return mean(square(sub(output, values())));
    }

    @Override
    public Terms halfSquaredError(HalfSquaredError loss) {
        return new Terms(square(sub(output, values())), 0.5);
    }

    @Override
    public Terms meanAbsoluteError(MeanAbsoluteError loss) {
        return mean(abs(sub(output, values())));
    }

    @Override
    public Terms huber(Huber loss) {
        return mean(Arithmetic.huber(sub(output, values()), loss.delta()));
    }

    /** After a sigmoid, softplus(z) − y · z says the same of its input z, without rounding to 0 or 1 on the way. */
    @Override
    public Terms binaryCrossentropy(BinaryCrossentropy loss) {
        Value y = smoothed(values(), loss.labelSmoothing(), 2);
        Optional<Value> logits = loss.logits() ? Optional.of(output) : before("Sigmoid");
        if (logits.isPresent()) {
            Value z = logits.get();
            return mean(sub(Activations.softplus(z), mul(z, y)));
        }
        Value p = clip(output, EPSILON, 1 - EPSILON);
        return mean(neg(add(mul(y, log(p)), mul(minus(1, y), log(minus(1, p))))));
    }

    @Override
    public Terms categoricalCrossentropy(CategoricalCrossentropy loss) {
        Value y = smoothed(values(), loss.labelSmoothing(), (int) output.dims().size(axis));
        return new Terms(mul(y, logShares(loss.logits())), -1);
    }

    @Override
    public Terms sparseCategoricalCrossentropy(SparseCategoricalCrossentropy loss) {
        return new Terms(mul(oneHot(), logShares(loss.logits())), -1);
    }

    /**
     * ln of each output's share of its row's sum. After a softmax the shares are the outputs; after a sigmoid they are a
     * softmax of its logarithm, which knows of outputs that a float sigmoid rounds to 0.
     */
    private Value logShares(boolean fromLogits) {
        Optional<Value> logits = fromLogits ? Optional.of(output) : before("Softmax");
        if (logits.isPresent()) {
            return Activations.logSoftmax(logits.get(), axis);
        }
        return before("Sigmoid")
                .map(z -> Activations.logSoftmax(logSigmoid(z), axis))
                .map(logs -> clip(logs, Math.log(EPSILON), Math.log1p(-EPSILON)))
                .orElseGet(() -> {
                    Value p = div(output, divisor(Reduction.sum(output, true, axis)));
                    return log(clip(p, EPSILON, 1 - EPSILON));
                });
    }

    /** Adds 1 to sums that are nothing: rows of zeros then stay zeros, and no gradient passes them. */
    private static Value divisor(Value sum) {
        Value nothing = Arithmetic.less(abs(sum), sum.graph().scalar(sum.type(), NOTHING));
        return add(sum, Arithmetic.cast(nothing, sum.type()));
    }

    private static Value logSigmoid(Value z) {
        return neg(Activations.softplus(neg(z)));
    }

    /** Finds what went into the activation that made the output's numbers, in the output's shape, if it is this one. */
    private Optional<Value> before(String activation) {
        Value made = unshaped(output);
        return made.producer()
                .filter(node -> node.op().equals(activation))
                .filter(node -> !activation.equals("Softmax") || hasSameClasses(made))
                .map(node -> Shapes.reshape(node.input(0), output.dims()));
    }

    private static Value unshaped(Value value) {
        return value.producer()
                .filter(node -> node.op().equals("Reshape"))
                .map(node -> unshaped(node.input(0)))
                .orElse(value);
    }

    /** Tells whether the numbers that a softmax made sum to 1 in this value are those that do so in the output. */
    private boolean hasSameClasses(Value made) {
        int own = ActivationLowering.featureAxis(made);
        return made.dims().size(own) == output.dims().size(axis) && step(made, own) == step(output, axis);
    }

    /** Counts the numbers from one of an axis to the next. */
    private static double step(Value value, int axis) {
        long[] sizes = value.dims().sizes();
        return LongStream.of(sizes).skip(axis + 1L).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    @Override
    public Terms hinge(Hinge loss) {
        Value y = values();
        Value zero = y.graph().scalar(y.type(), 0);
        Value one = y.graph().scalar(y.type(), 1);
        Value isZero = Node.of("Equal", y, zero).gives(Type.BOOL, y.dims());
        Value signs = Arithmetic.where(isZero, neg(one), y);
        return mean(Activations.relu(minus(1, mul(signs, output))));
    }

    /** Sums along the classes, and takes the mean over what other axes there are. */
    @Override
    public Terms klDivergence(KLDivergence loss) {
        Value y = clip(values(), EPSILON, 1);
        Value logs = before("Sigmoid")
                .map(z -> clip(logSigmoid(z), Math.log(EPSILON), 0))
                .orElseGet(() -> log(clip(output, EPSILON, 1)));
        return new Terms(mul(y, sub(log(y), logs)), output.dims().size(axis) / width(output));
    }

    private Terms mean(Value each) {
        return new Terms(each, 1 / width(each));
    }

    /** Counts the numbers of a row. */
    private static double width(Value rows) {
        long[] sizes = rows.dims().sizes();
        return IntStream.range(1, sizes.length).mapToDouble(i -> sizes[i]).reduce(1, (a, b) -> a * b);
    }

    private Value values() {
        return Arithmetic.cast(targets, output.type());
    }

    private static Value smoothed(Value y, double smoothing, int classes) {
        return plus(scale(y, 1 - smoothing), smoothing / classes);
    }

    private Value oneHot() {
        int classes = (int) output.dims().size(axis);
        double[] numbers = IntStream.range(0, classes).asDoubleStream().toArray();
        Value each = output.graph().constant(Type.INT32, new Dims(1, classes), numbers);
        Value labels = Shapes.reshape(Arithmetic.cast(targets, Type.INT32), new Dims(Dims.BATCH, 1));
        return Arithmetic.cast(Node.of("Equal", labels, each).gives(Type.BOOL, output.dims()), output.type());
    }
}
