package nn.layer;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Normalizes each row in groups of neighbouring features (for images: channels), over all pixels or times: {@code gamma ·
 * (x − mean) / √(variance + epsilon) + beta}.
 *
 * <p>Wu and He, 2018. As many groups as features normalize each by itself, one group all of a row together.
 *
 * @param groups a divisor of the features, 32 by default
 * @param epsilon added to the variance, 0.001 by default
 * @param hasCenter whether beta is learned
 * @param hasScale whether gamma is learned
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/normalization_layers/group_normalization/">Keras's GroupNormalization</a>
 */
public record GroupNormalization(int groups, double epsilon, boolean hasCenter, boolean hasScale, String name)
        implements PassesMask {
    /** Checks groups and epsilon. */
    public GroupNormalization {
        Given.positive("groupNormalization: groups", groups);
        Given.nonNegative("groupNormalization: epsilon", epsilon);
    }

    /**
     * Chooses what is added to the variance.
     *
     * @param other at least 0
     * @return a new layer
     */
    public GroupNormalization epsilon(double other) {
        return new GroupNormalization(groups, other, hasCenter, hasScale, name);
    }

    /**
     * Learns beta or leaves it out.
     *
     * @param other true by default
     * @return a new layer
     */
    public GroupNormalization center(boolean other) {
        return new GroupNormalization(groups, epsilon, other, hasScale, name);
    }

    /**
     * Learns gamma or leaves it out.
     *
     * @param other true by default
     * @return a new layer
     */
    public GroupNormalization scale(boolean other) {
        return new GroupNormalization(groups, epsilon, hasCenter, other, name);
    }

    @Override
    public GroupNormalization named(String other) {
        return new GroupNormalization(groups, epsilon, hasCenter, hasScale, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        int features = input.dim(input.featureAxis());
        if (features % groups != 0) {
            throw NnException.of("%d features do not fall into %d groups.", features, groups)
                    .maybe("choose a divisor of %d, such as groupNormalization(%d).", features, features);
        }
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Scaling.weights(Shape.of(input.dim(input.featureAxis())), hasScale, hasCenter);
    }

    @Override
    public Value call(Call call, Value x) {
        outputShape(Trial.row(x.dims()));
        Dims apart = apart(x.dims());
        int group = x.dims().featureAxis();
        int[] axes =
                IntStream.range(1, apart.rank()).filter(axis -> axis != group).toArray();
        Value normalized = Ops.normalize(Ops.reshape(x, apart), epsilon, axes).y();
        return Scaling.of(call, hasScale, hasCenter, Ops.reshape(normalized, x.dims()));
    }

    /** Sees the groups as an axis of their own; all that follows the features of an image is one with them. */
    private Dims apart(Dims dims) {
        int axis = dims.featureAxis();
        long[] sizes = new long[axis + 2];
        System.arraycopy(dims.sizes(), 0, sizes, 0, axis);
        sizes[axis] = groups;
        sizes[axis + 1] = dims.count(axis) / groups;
        return new Dims(sizes);
    }

    @Override
    public String toString() {
        return Words.of("groupNormalization", groups)
                .option("epsilon", epsilon, 1e-3)
                .option("center", hasCenter, true)
                .option("scale", hasScale, true)
                .named(name)
                .toString();
    }
}
