package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.matmul;
import static nn.op.Ops.mul;
import static nn.op.Ops.reshape;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Dims;
import nn.op.Value;

/**
 * Factors what is added to a weight: {@code scale · a · b} of a matrix [in, out], with a [in, rank] and b [rank, out]. Of more
 * axes, all but the last count as one, as in Keras; of a convolution's kernel [out, in, …] all but the first, so that b
 * [out, rank] stands before a [rank, in, …].
 *
 * @param weight what is adapted
 * @param adapter says how
 * @param isConvolution whether the outputs are the first axis
 */
record Factors(Weight weight, Adapter adapter, boolean isConvolution) {
    private static final Initializer HE_UNIFORM = new Initializer.VarianceScaling(2, Initializer.Fan.IN, false);

    Factors {
        if (weight.constraint().isPresent()) {
            throw NnException.of(
                            "lora: %s is kept within bounds, which would not hold of what is added to it.",
                            weight.name())
                    .maybe("build the layer without its constraint, or adapt others.");
        }
    }

    /** Lists the adapter's weights: a is drawn as Keras does, b is zeros, so that nothing is added at first. */
    List<Weight> weights() {
        int[] a = weight.shape().dims();
        a[isConvolution ? 0 : a.length - 1] = adapter.rank();
        Initializer drawn = isConvolution || a.length == 2 ? HE_UNIFORM : new EinsumFans(HE_UNIFORM);
        Shape b = isConvolution ? Shape.of(rows(), adapter.rank()) : Shape.of(adapter.rank(), columns());
        return List.of(own(Adapter.A, Shape.of(a), drawn), own(Adapter.B, b, Initializer.ZEROS));
    }

    /** Penalizes a factor as the weight was, as Keras does. */
    private Weight own(String suffix, Shape shape, Initializer initializer) {
        Weight own = Weight.learned(weight.name() + suffix, shape, initializer);
        return weight.regularizer().map(own::regularizer).orElse(own);
    }

    private int rows() {
        int[] dims = weight.shape().dims();
        return isConvolution
                ? dims[0]
                : IntStream.of(dims).limit(dims.length - 1L).reduce(1, (all, size) -> all * size);
    }

    private int columns() {
        return weight.shape().size() / rows();
    }

    /** Adds the product in a graph. */
    Value added(Value whole, Value a, Value b) {
        Value left = matrix(isConvolution ? b : a, rows(), adapter.rank());
        Value right = matrix(isConvolution ? a : b, adapter.rank(), columns());
        Value product = matmul(left, right);
        Value scaled = adapter.scale() == 1 ? product : mul(product, adapter.scale());
        return add(whole, scaled.dims().equals(whole.dims()) ? scaled : reshape(scaled, whole.dims()));
    }

    private static Value matrix(Value value, int rows, int columns) {
        return value.dims().rank() == 2 ? value : reshape(value, new Dims(rows, columns));
    }

    /** Adds the product to numbers, summed in double. */
    Tensor added(Tensor whole, Tensor a, Tensor b) {
        float[] left = (isConvolution ? b : a).floats();
        float[] right = (isConvolution ? a : b).floats();
        float[] sums = whole.floats().clone();
        int columns = columns();
        for (int i = 0; i < sums.length; i++) {
            double sum = 0;
            for (int k = 0; k < adapter.rank(); k++) {
                sum += (double) left[i / columns * adapter.rank() + k] * right[k * columns + i % columns];
            }
            sums[i] = (float) (sums[i] + adapter.scale() * sum);
        }
        return Tensor.of(whole.shape(), sums);
    }
}
