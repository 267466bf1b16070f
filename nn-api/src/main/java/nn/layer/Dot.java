package nn.layer;

import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Multiplies two inputs along an axis of each, and sums up: {@code Σₖ a[…, k, …] · b[…, k, …]}.
 *
 * <p>What is left of the first input's row comes before what is left of the second's; two vectors give one number. Rows
 * have one or two axes.
 *
 * @param first the axis of the first input, counted from 1, the first axis of a row, or from −1, the last
 * @param second the axis of the second input
 * @param isNormalized whether both are brought to length 1 along the axis first, which gives the cosine
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/dot/">Keras's Dot</a>
 */
public record Dot(int first, int second, boolean isNormalized, String name) implements Layer {
    /** The least length that is divided by. */
    private static final double EPSILON = 1e-7;

    /**
     * Brings both inputs to length 1 along the axis first.
     *
     * @return a new layer
     */
    public Dot normalize() {
        return new Dot(first, second, true, name);
    }

    @Override
    public Dot named(String other) {
        return new Dot(first, second, isNormalized, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        throw NnException.of("it takes two inputs, but was given 1.").maybe("write dot(1, a, b).");
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw NnException.of("it takes two inputs, but was given %d.", inputs.size());
        }
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        int i = Check.axis(first, require(a));
        int j = Check.axis(second, require(b));
        if (a.dim(i) != b.dim(j)) {
            throw NnException.of("axis %d of %s and axis %d of %s must be as long.", i + 1, a, j + 1, b)
                    .maybe("choose other axes, or bring them to one size with dense(…).");
        }
        if (a.rank() == 1) {
            return b.rank() == 1 ? Shape.of(1) : Shape.of(b.dim(1 - j));
        }
        return b.rank() == 1 ? Shape.of(a.dim(1 - i)) : Shape.of(a.dim(1 - i), b.dim(1 - j));
    }

    private static Shape require(Shape input) {
        if (input.rank() < 1 || input.rank() > 2) {
            throw NnException.of("the rows must have one or two axes, but were %s.", input)
                    .maybe("add flatten() before it.");
        }
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return x;
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        Check.some(2, inputs);
        Value a = scaled(inputs.get(0), along(first, inputs.get(0)));
        Value b = scaled(inputs.get(1), along(second, inputs.get(1)));
        Value rows = a.dims().rank() == 2 ? Ops.unsqueeze(a, 1) : along(first, a) == 1 ? Ops.transpose(a, 0, 2, 1) : a;
        Value columns =
                b.dims().rank() == 2 ? Ops.unsqueeze(b, 2) : along(second, b) == 2 ? Ops.transpose(b, 0, 2, 1) : b;
        Value product = Ops.matmul(rows, columns);
        long m = a.dims().rank() == 2 ? 1 : product.dims().size(1);
        long n = product.dims().size(2);
        return a.dims().rank() == 3 && b.dims().rank() == 3
                ? product
                : Ops.reshape(product, new Dims(Dims.BATCH, m * n));
    }

    private static int along(int axis, Value x) {
        return axis > 0 ? axis : x.dims().rank() + axis;
    }

    private Value scaled(Value x, int axis) {
        return isNormalized
                ? Ops.div(x, Ops.max(Ops.sqrt(Ops.sum(Ops.square(x), true, axis)), Ops.constant(x, EPSILON)))
                : x;
    }

    @Override
    public String toString() {
        return (first == second ? Words.of("dot", first) : Words.of("dot", first, second))
                .when(isNormalized, "normalize")
                .named(name)
                .toString();
    }
}
