package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Divides each row by the root of the mean of its features' squares (for images: each pixel by its channels'): {@code scale
 * · x / √(mean(x²) + epsilon)}.
 *
 * <p>Zhang and Sennrich, 2019.
 *
 * @param epsilon added to the mean, 0.000001 by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/normalization_layers/rms_normalization/">Keras's RMSNormalization</a>
 */
public record RmsNormalization(double epsilon, String name) implements PassesMask {
    /** Checks epsilon. */
    public RmsNormalization {
        Given.nonNegative("rmsNormalization: epsilon", epsilon);
    }

    /**
     * Chooses what is added to the mean of the squares.
     *
     * @param other at least 0
     * @return a new layer
     */
    public RmsNormalization epsilon(double other) {
        return new RmsNormalization(other, name);
    }

    @Override
    public RmsNormalization named(String other) {
        return new RmsNormalization(epsilon, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        return List.of(Weight.learned("scale", Shape.of(input.dim(input.featureAxis())), Initializer.ONES));
    }

    @Override
    public Value call(Call call, Value x) {
        int axis = x.dims().featureAxis();
        return Ops.mul(Ops.rms(x, epsilon, axis), Ops.along(call.weight("scale"), x, axis));
    }

    @Override
    public String toString() {
        return Words.of("rmsNormalization")
                .option("epsilon", epsilon, 1e-6)
                .named(name)
                .toString();
    }
}
