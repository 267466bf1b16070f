package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.add;
import static nn.onnx.graph.Arithmetic.cast;
import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.less;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.where;

import java.util.Arrays;
import java.util.stream.LongStream;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Graph;
import nn.onnx.graph.Shapes;
import nn.onnx.graph.Type;
import nn.onnx.graph.Value;

/**
 * Drops elements by a hash of their place and the step's key. Only Add, Mul and Div are used, since shifts and xors have
 * no CUDA kernel: a shift to the right is a division.
 */
final class DropoutLowering {
    private static final double TWO_32 = 4294967296.0;
    private static final long GOLDEN = 0x9e3779b1L;
    private static final long HALF = 1 << 16;
    private static final long MASK = 0xffffffffL;

    private DropoutLowering() {}

    static Value drop(Value x, double rate, Value key) {
        Value hash = cast(hash(x, key), Type.FLOAT);
        Graph graph = x.graph();
        Value zero = graph.scalar(Type.FLOAT, 0);
        Value kept = graph.scalar(Type.FLOAT, 1 / (1 - rate));
        return mul(x, where(less(hash, graph.scalar(Type.FLOAT, rate * TWO_32)), zero, kept));
    }

    /** Mixes place and key; x · (2x + 1) maps the 32-bit numbers onto each other, so that none is favoured. */
    private static Value hash(Value x, Value key) {
        Value mixed = places(x, key);
        for (int round = 0; round < 2; round++) {
            Value folded = add(mixed, div(mixed, unsigned(x, HALF)));
            mixed = mul(folded, add(add(folded, folded), unsigned(x, 1)));
        }
        return mixed;
    }

    /** Numbers the elements of a batch, row · width + element, times a large odd number. */
    private static Value places(Value x, Value key) {
        Graph graph = x.graph();
        long[] sizes = x.dims().sizes();
        int width = (int) Arrays.stream(sizes, 1, sizes.length).reduce(1, (a, b) -> a * b);
        Value elements = graph.constant(
                Type.UINT32,
                x.dims().with(0, 1),
                LongStream.range(0, width).mapToDouble(i -> i * GOLDEN & MASK).toArray());
        long[] column = new long[sizes.length];
        Arrays.fill(column, 1);
        column[0] = Dims.BATCH;
        Value rows = cast(Shapes.reshape(Shapes.rowNumbers(x), new Dims(column)), Type.UINT32);
        return add(add(mul(rows, unsigned(x, width * GOLDEN & MASK)), key), elements);
    }

    private static Value unsigned(Value like, long number) {
        return like.graph().scalar(Type.UINT32, number);
    }
}
