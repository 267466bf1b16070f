package nn.op;

import java.util.Arrays;
import java.util.stream.LongStream;
import nn.data.Given;

/**
 * Words for random numbers, which are pure functions of a key and their place, so that what was drawn can be drawn again.
 * Only Add, Mul and Div make them, since shifts and xors have no CUDA kernel: a shift to the right is a division.
 */
abstract class Draws extends Recurrences {
    private static final long GOLDEN = 0x9e3779b1L;
    private static final long MASK = 0xffffffffL;
    private static final long HALF = 1 << 16;
    private static final long BYTE = 1 << 8;
    /** As many steps as float32 tells apart between 1/2 and 1, so that every number below is exact. */
    private static final double STEP = 0x1.0p-24;

    /**
     * Draws bits: a hash of each element's place and the key.
     *
     * @param x [batch, …], which says how many rows there are
     * @param dims the sizes, [batch, …]; those after the batch are known, and need not be those of x
     * @param key a uint32 scalar, such as a layer's {@code call.key()}
     * @return uint32 of those sizes, all equally likely
     */
    public static Value randomBits(Value x, Dims dims, Value key) {
        return mixed(mixed(places(x, dims, key)));
    }

    /**
     * Draws from the uniform distribution, a number for each element.
     *
     * @param x [batch, …]
     * @param key a uint32 scalar, such as a layer's {@code call.key()}
     * @return of the size of x: at least 0 and below 1, in steps of 2⁻²⁴
     */
    public static Value randomUniform(Value x, Value key) {
        Given.value("randomUniform: x", x);
        return randomUniform(x, x.dims(), key);
    }

    /**
     * Draws from the uniform distribution, such as one number a row.
     *
     * @param x [batch, …], which says how many rows there are, and the type
     * @param dims the sizes, [batch, …]; those after the batch are known, and need not be those of x
     * @param key a uint32 scalar, such as a layer's {@code call.key()}
     * @return of those sizes: at least 0 and below 1, in steps of 2⁻²⁴
     */
    public static Value randomUniform(Value x, Dims dims, Value key) {
        return mul(steps(randomBits(x, dims, key), x), STEP);
    }

    /**
     * Draws from the normal distribution with mean 0 and deviation 1, a number for each element.
     *
     * @param x [batch, …]
     * @param key a uint32 scalar, such as a layer's {@code call.key()}
     * @return of the size of x, within ±5.77
     */
    public static Value randomNormal(Value x, Value key) {
        Given.value("randomNormal: x", x);
        return randomNormal(x, x.dims(), key);
    }

    /**
     * Draws from the normal distribution with mean 0 and deviation 1, such as one number a row: √(−2 · ln u) · cos(2πv) of two
     * uniform numbers, of which u is above 0 (Box and Muller, 1958).
     *
     * @param x [batch, …], which says how many rows there are, and the type
     * @param dims the sizes, [batch, …]; those after the batch are known, and need not be those of x
     * @param key a uint32 scalar, such as a layer's {@code call.key()}
     * @return of those sizes, within ±5.77
     */
    public static Value randomNormal(Value x, Dims dims, Value key) {
        Value first = randomBits(x, dims, key);
        Value second = mixed(add(first, number(first, GOLDEN)));
        Value u = mul(add(steps(first, x), 1), STEP);
        Value angle = mul(steps(second, x), 2 * Math.PI * STEP);
        return mul(sqrt(mul(log(u), -2)), cos(angle));
    }

    /** Reads the upper 24 bits as a number, which float32 holds exactly. */
    private static Value steps(Value bits, Value like) {
        return cast(div(bits, number(bits, BYTE)), like.type());
    }

    /** Mixes; x · (2x + 1) maps the 32-bit numbers onto each other, so that none is favoured. */
    private static Value mixed(Value bits) {
        Value folded = add(bits, div(bits, number(bits, HALF)));
        return mul(folded, add(add(folded, folded), number(bits, 1)));
    }

    /** Numbers the elements of a batch, row · width + element, times a large odd number. */
    private static Value places(Value x, Dims dims, Value key) {
        Given.value("places: x", x);
        Given.value("places: the dims", dims);
        int width = (int) dims.count(1);
        Value elements = x.graph()
                .constant(
                        ElementType.UINT32,
                        dims.with(0, 1),
                        LongStream.range(0, width)
                                .mapToDouble(i -> i * GOLDEN & MASK)
                                .toArray());
        long[] column = new long[dims.rank()];
        Arrays.fill(column, 1);
        column[0] = x.dims().size(0);
        Value rows = cast(reshape(rowNumbers(x), new Dims(column)), ElementType.UINT32);
        return add(add(mul(rows, number(rows, width * GOLDEN & MASK)), key), elements);
    }
}
