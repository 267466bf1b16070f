package nn.op;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Normalizes each feature along all other axes, then scales and shifts it, in few passes over what is large; the gradients
 * of x, gamma and beta are made of the same two sums.
 */
final class FeatureNormalization {
    private final Value x;
    private final Value gamma;
    private final Value beta;
    private final int axis;
    private final Value count;
    private final Value mean;
    private final Value centered;
    private final Value variance;
    private final Value safe;
    private final Value deviation;
    private final Value factor;
    private final Map<Value, Sums> sums = new HashMap<>();

    /**
     * Holds a gradient's sums.
     *
     * @param all of the gradient itself
     * @param along of the gradient times what was centered
     */
    private record Sums(Value all, Value along) {}

    FeatureNormalization(Value x, Value gamma, Value beta, double epsilon, int axis) {
        this.x = x;
        this.gamma = gamma;
        this.beta = beta;
        this.axis = axis;
        this.count = Ops.count(x, gamma);
        this.mean = Ops.div(Ops.sumPerFeature(x, axis), count).stop();
        this.centered = Ops.sub(x, along(mean));
        Value squares = Ops.square(centered).stop();
        this.variance = Ops.div(Ops.sumPerFeature(squares, axis), count).stop();
        this.safe = Ops.add(variance, epsilon);
        this.deviation = Ops.sqrt(safe).stop();
        this.factor = Ops.div(gamma, deviation);
    }

    Normalizations.Normalized normalized() {
        Value y = affine(factor, beta);
        y.gradient(x, this::backward)
                .gradient(gamma, dy -> Ops.div(sums(dy).along(), deviation))
                .gradient(beta, dy -> sums(dy).all());
        return new Normalizations.Normalized(y, mean, variance);
    }

    /** Computes factor · (dy − mean(dy) − centered · mean(dy · centered) / variance). */
    private Value backward(Value dy) {
        Value level = Ops.div(sums(dy).all(), count);
        Value slope = Ops.div(Ops.div(sums(dy).along(), count), safe);
        Value around = affine(Ops.mul(factor, Ops.neg(slope)), Ops.mul(factor, Ops.neg(level)));
        return Ops.add(Ops.mul(dy, along(factor)), around);
    }

    private Sums sums(Value dy) {
        return sums.computeIfAbsent(
                dy, each -> new Sums(Ops.sumPerFeature(dy, axis), Ops.sumPerFeature(Ops.mul(dy, centered), axis)));
    }

    private Value along(Value numbers) {
        return Ops.along(numbers, x, axis);
    }

    /** Multiplies and shifts what was centered: a normalization by mean 0 and variance 1 does both at once. */
    private Value affine(Value by, Value shift) {
        return axis == 1 && x.dims().rank() > 2
                ? Ops.batchNormalization(centered, by, shift, filled(0), filled(1), 0)
                : Ops.ADD.apply(Ops.mul(centered, along(by)), along(shift));
    }

    private Value filled(double number) {
        double[] numbers = new double[(int) gamma.dims().count(0)];
        Arrays.fill(numbers, number);
        return x.graph().constant(x.type(), gamma.dims(), numbers);
    }
}
