package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.div;
import static nn.op.Ops.mul;

import java.util.Arrays;
import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Chooses elements by a hash of their place and the step's key. Only Add, Mul and Div are used, since shifts and xors have
 * no CUDA kernel: a shift to the right is a division.
 */
final class RandomMask {
    private static final double TWO_32 = 4294967296.0;
    private static final long GOLDEN = 0x9e3779b1L;
    private static final long HALF = 1 << 16;
    private static final long MASK = 0xffffffffL;

    private RandomMask() {}

    /** Returns 0 for a share of a value's elements, and 1 / (1 − share) for the others. */
    static Value of(Value x, double share, Value key) {
        Value hash = cast(hash(x, key), ElementType.FLOAT32);
        Graph graph = x.graph();
        Value zero = graph.scalar(x.type(), 0);
        Value kept = graph.scalar(x.type(), 1 / (1 - share));
        return Ops.where(Ops.less(hash, share * TWO_32), zero, kept);
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
        int width = (int) x.dims().count(1);
        Value elements = x.graph()
                .constant(
                        ElementType.UINT32,
                        x.dims().with(0, 1),
                        LongStream.range(0, width)
                                .mapToDouble(i -> i * GOLDEN & MASK)
                                .toArray());
        long[] column = new long[x.dims().rank()];
        Arrays.fill(column, 1);
        column[0] = x.dims().size(0);
        Value rows = cast(Ops.reshape(Ops.rowNumbers(x), new Dims(column)), ElementType.UINT32);
        return add(add(mul(rows, unsigned(x, width * GOLDEN & MASK)), key), elements);
    }

    private static Value unsigned(Value like, long number) {
        return like.graph().scalar(ElementType.UINT32, number);
    }
}
