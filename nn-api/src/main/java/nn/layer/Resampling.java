package nn.layer;

import static nn.op.Ops.abs;
import static nn.op.Ops.add;
import static nn.op.Ops.clip;
import static nn.op.Ops.constant;
import static nn.op.Ops.div;
import static nn.op.Ops.floor;
import static nn.op.Ops.matmul;
import static nn.op.Ops.min;
import static nn.op.Ops.mul;
import static nn.op.Ops.relu;
import static nn.op.Ops.sign;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.Value;

/**
 * Takes the pixels of images from other rows and other columns, as Keras's {@code ops.image.affine_transform} does where
 * neither depends on the other: a product with a matrix on each side, whose gradient is such a product, too.
 */
final class Resampling {
    private final Sampling sampling;

    Resampling(Sampling sampling) {
        this.sampling = sampling;
    }

    /** Numbers an axis, less its centre if wanted: of size count along one of four axes, 1 along the others. */
    static Value numbers(Value like, int axis, long count, double from) {
        double[] numbers = LongStream.range(0, count).mapToDouble(i -> i + from).toArray();
        return constant(like, new Dims(1, 1, 1, 1).with(axis, count), numbers);
    }

    /**
     * Takes other rows and columns.
     *
     * @param x [batch, channels, height, width]
     * @param rows where each row comes from, [batch, 1, rows, 1]
     * @param columns where each column comes from, [batch, 1, 1, columns]
     * @return [batch, channels, rows, columns]
     */
    Value apply(Value x, Value rows, Value columns) {
        long height = x.dims().size(2);
        long width = x.dims().size(3);
        Value left = shares(rows, numbers(x, 3, height, 0), height);
        Value right = shares(columns, numbers(x, 2, width, 0), width);
        Value inside = matmul(matmul(left, x), right);
        return sampling.fill() == Sampling.Fill.CONSTANT && sampling.fillValue() != 0
                ? add(inside, beyond(mul(sum(left, true, 3), sum(right, true, 2))))
                : inside;
    }

    /** Gives what stands in for the share of a pixel that comes from beyond the edges. */
    Value beyond(Value share) {
        return mul(sub(1, share), sampling.fillValue());
    }

    /** Says how much of each pixel of an axis goes into each that is made: 1 at its place, down to 0 a pixel away. */
    private Value shares(Value places, Value pixels, long size) {
        Value distance = abs(sub(within(places, size), pixels));
        boolean isRound = sampling.fill() == Sampling.Fill.WRAP && size > 1;
        Value shorter = isRound ? min(distance, sub(size, distance)) : distance;
        return relu(sub(1, shorter));
    }

    /** Finds the place inside an image that shows what is seen at a place beyond; where nothing is, it stays beyond. */
    Value within(Value places, long size) {
        Value at = sampling.isBilinear() ? places : rounded(places);
        return switch (sampling.fill()) {
            case CONSTANT -> at;
            case NEAREST -> clip(at, 0, size - 1.0);
            case WRAP -> size == 1 ? mul(at, 0) : rest(at, size);
            case REFLECT -> {
                Value there = rest(add(at, 0.5), 2 * size);
                Value back = sub(size - 0.5, abs(sub(there, size)));
                yield clip(back, 0, size - 1.0);
            }
        };
    }

    /** Rounds halves away from 0. */
    private static Value rounded(Value x) {
        return mul(sign(x), floor(add(abs(x), 0.5)));
    }

    static Value rest(Value x, double divisor) {
        return sub(x, mul(floor(div(x, divisor)), divisor));
    }
}
