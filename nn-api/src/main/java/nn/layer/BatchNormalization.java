package nn.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Normalizes each feature (for images: each channel; for sequences over all positions that count) over the batch: {@code gamma · (x − mean) / √(variance + epsilon)
 * + beta}.
 *
 * <p>While training, mean and (biased) variance are the batch's, and the running ones move by {@code running · momentum
 * + batch · (1 − momentum)}; otherwise, and where the layer is frozen, the running ones are used. Ioffe and Szegedy,
 * 2015.
 *
 * @param momentum how much of the running statistics stays, 0.99 by default
 * @param epsilon added to the variance, 0.001 by default
 * @param hasCenter whether beta is learned
 * @param hasScale whether gamma is learned
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/normalization_layers/batch_normalization/">Keras's BatchNormalization</a>
 */
public record BatchNormalization(double momentum, double epsilon, boolean hasCenter, boolean hasScale, String name)
        implements PassesMask {
    /** Checks momentum and epsilon. */
    public BatchNormalization {
        Given.fraction("batchNormalization: momentum", momentum);
        Given.nonNegative("batchNormalization: epsilon", epsilon);
    }

    /**
     * Chooses how much of the running statistics stays at each step.
     *
     * @param other at least 0 and below 1
     * @return a new layer
     */
    public BatchNormalization momentum(double other) {
        return new BatchNormalization(other, epsilon, hasCenter, hasScale, name);
    }

    /**
     * Chooses what is added to the variance.
     *
     * @param other at least 0
     * @return a new layer
     */
    public BatchNormalization epsilon(double other) {
        return new BatchNormalization(momentum, other, hasCenter, hasScale, name);
    }

    /**
     * Learns beta or leaves it out.
     *
     * @param other true by default
     * @return a new layer
     */
    public BatchNormalization center(boolean other) {
        return new BatchNormalization(momentum, epsilon, other, hasScale, name);
    }

    /**
     * Learns gamma or leaves it out.
     *
     * @param other true by default
     * @return a new layer
     */
    public BatchNormalization scale(boolean other) {
        return new BatchNormalization(momentum, epsilon, hasCenter, other, name);
    }

    @Override
    public BatchNormalization named(String other) {
        return new BatchNormalization(momentum, epsilon, hasCenter, hasScale, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() < 1 || input.rank() > 3) {
            throw NnException.of("the input must be flat, a sequence or an image, but was %s.", input);
        }
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        Shape features = Shape.of(input.dim(input.featureAxis()));
        List<Weight> weights = new ArrayList<>(Scaling.weights(features, hasScale, hasCenter));
        weights.add(Weight.statistic("moving_mean", features, Initializer.ZEROS));
        weights.add(Weight.statistic("moving_variance", features, Initializer.ONES));
        return List.copyOf(weights);
    }

    @Override
    public Value call(Call call, Value x) {
        return call.isTraining() && !call.isFrozen("moving_mean") ? ofBatch(call, x) : ofStatistics(call, x);
    }

    /** Normalizes by the batch, and moves the running statistics. */
    private Value ofBatch(Call call, Value x) {
        Ops.Normalized normalized = call.mask()
                .map(mask -> normalize(call, x, Ops.unsqueeze(Ops.cast(mask, x.type()), 2)))
                .orElseGet(() -> Ops.normalizeFeatures(
                        x, gamma(call, x), beta(call, x), epsilon, x.dims().featureAxis()));
        move(call, "moving_mean", normalized.mean());
        move(call, "moving_variance", normalized.variance());
        return normalized.y();
    }

    /** Normalizes by the positions of sequences that count. */
    private Ops.Normalized normalize(Call call, Value x, Value counted) {
        Value count = Ops.sum(counted);
        Value mean = Ops.div(Ops.sum(Ops.mul(x, counted), true, 0, 1), count);
        Value centered = Ops.sub(x, mean);
        Value variance = Ops.div(Ops.sum(Ops.mul(Ops.square(centered), counted), true, 0, 1), count);
        Value standard = Ops.div(centered, Ops.sqrt(Ops.add(variance, epsilon)));
        return new Ops.Normalized(Scaling.of(call, hasScale, hasCenter, standard), mean, variance);
    }

    private void move(Call call, String statistic, Value batch) {
        Value running = call.weight(statistic);
        Value seen = Ops.reshape(batch, running.dims());
        call.update(statistic, Ops.add(Ops.mul(running, momentum), Ops.mul(seen, 1 - momentum)));
    }

    /** Normalizes by the running statistics. */
    private Value ofStatistics(Call call, Value x) {
        return x.dims().featureAxis() == 1
                ? Ops.batchNormalization(
                        x,
                        gamma(call, x),
                        beta(call, x),
                        call.weight("moving_mean"),
                        call.weight("moving_variance"),
                        epsilon)
                : ofLastAxis(call, x);
    }

    private Value ofLastAxis(Call call, Value x) {
        Value deviation = Ops.sqrt(Ops.add(call.weight("moving_variance"), epsilon));
        Value centered = Ops.sub(x, call.weight("moving_mean"));
        return Scaling.of(call, hasScale, hasCenter, Ops.div(centered, deviation));
    }

    private Value gamma(Call call, Value x) {
        return hasScale ? call.weight("gamma") : filled(x, 1);
    }

    private Value beta(Call call, Value x) {
        return hasCenter ? call.weight("beta") : filled(x, 0);
    }

    private static Value filled(Value x, double number) {
        double[] numbers = new double[(int) x.dims().size(x.dims().featureAxis())];
        Arrays.fill(numbers, number);
        return Ops.constant(x, new Dims(numbers.length), numbers);
    }

    @Override
    public String toString() {
        return Words.of("batchNormalization")
                .option("momentum", momentum, 0.99)
                .option("epsilon", epsilon, 1e-3)
                .option("center", hasCenter, true)
                .option("scale", hasScale, true)
                .named(name)
                .toString();
    }
}
