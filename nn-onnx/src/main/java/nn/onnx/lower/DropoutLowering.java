package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.add;
import static nn.onnx.graph.Arithmetic.cast;
import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.less;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.where;

import java.util.Arrays;
import java.util.stream.IntStream;
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
    private static final long FIRST = 0x85ebca6bL;
    private static final long SECOND = 0xc2b2ae35L;

    private DropoutLowering() {}

    static Value drop(Value x, double rate, Value key) {
        Value hash = cast(hash(x, key), Type.FLOAT);
        Graph graph = x.graph();
        Value zero = graph.scalar(Type.FLOAT, 0);
        Value kept = graph.scalar(Type.FLOAT, 1 / (1 - rate));
        return mul(x, where(less(hash, graph.scalar(Type.FLOAT, rate * TWO_32)), zero, kept));
    }

    /** Mixes place and key until every bit of them moves the upper ones. */
    private static Value hash(Value x, Value key) {
        Value mixed = fold(add(mul(places(x), unsigned(x, GOLDEN)), key), 1 << 15);
        mixed = fold(mul(mixed, unsigned(x, FIRST)), 1 << 13);
        return fold(mul(mixed, unsigned(x, SECOND)), 1 << 16);
    }

    private static Value fold(Value hash, long divisor) {
        return add(hash, div(hash, unsigned(hash, divisor)));
    }

    /** Numbers the elements of a batch: row · width + element. */
    private static Value places(Value x) {
        Graph graph = x.graph();
        long[] sizes = x.dims().sizes();
        int width = (int) Arrays.stream(sizes, 1, sizes.length).reduce(1, (a, b) -> a * b);
        Dims one = x.dims().with(0, 1);
        Value elements = graph.constant(
                Type.UINT32, one, IntStream.range(0, width).asDoubleStream().toArray());
        long[] column = new long[sizes.length];
        Arrays.fill(column, 1);
        column[0] = Dims.BATCH;
        Value rows = cast(Shapes.reshape(Shapes.rowNumbers(x), new Dims(column)), Type.UINT32);
        return add(mul(rows, unsigned(x, width)), elements);
    }

    private static Value unsigned(Value like, long number) {
        return like.graph().scalar(Type.UINT32, number);
    }
}
