package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.clip;
import static nn.op.Ops.concat;
import static nn.op.Ops.floor;
import static nn.op.Ops.gather;
import static nn.op.Ops.mul;
import static nn.op.Ops.reshape;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;
import static nn.op.Ops.transpose;

import java.util.List;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;

/** Takes the pixels of images from anywhere, as Keras's {@code ops.image.affine_transform} does. */
final class Pixels {
    private final Sampling sampling;
    private final Resampling axis;
    private final Value x;
    private final long batch;
    private final long channels;
    private final long height;
    private final long width;

    Pixels(Sampling sampling, Value x) {
        this.sampling = sampling;
        this.axis = new Resampling(sampling);
        this.x = x;
        batch = x.dims().size(0);
        channels = x.dims().size(1);
        height = x.dims().size(2);
        width = x.dims().size(3);
    }

    /**
     * Takes pixels.
     *
     * @param rows where each comes from, [batch, 1, height, width]
     * @param columns likewise
     * @return as many images
     */
    Value at(Value rows, Value columns) {
        Taps down = taps(rows, height);
        Taps right = taps(columns, width);
        Value places = add(mul(along(down.places(), 1), width), along(right.places(), 2));
        Value share = mul(along(down.shares(), 1), along(right.shares(), 2));
        Value taken = mul(gather(rows(), numbered(places), 0), Ops.unsqueeze(share, -1));
        Value pixels = image(sum(taken, 1, 2));
        if (sampling.fill() != Sampling.Fill.CONSTANT || sampling.fillValue() == 0) {
            return pixels;
        }
        return add(pixels, axis.beyond(reshape(sum(share, 1, 2), new Dims(batch, 1, height, width))));
    }

    /**
     * The pixels of an axis that go into each that is made.
     *
     * @param places which they are, [batch, taps, height · width]
     * @param shares how much of each, of the same size
     */
    private record Taps(Value places, Value shares) {}

    private Taps taps(Value from, long size) {
        Value at = reshape(axis.within(from, size), new Dims(batch, 1, height * width));
        Value first = floor(at);
        Value more = sub(at, first);
        Value places = sampling.isBilinear() ? concat(List.of(first, add(first, 1)), 1) : first;
        Value shares = sampling.isBilinear() ? concat(List.of(sub(1, more), more), 1) : add(mul(more, 0), 1);
        Value inside = switch (sampling.fill()) {
            case WRAP -> clip(Resampling.rest(places, size), 0, size - 1.0);
            default -> clip(places, 0, size - 1.0);
        };
        return sampling.fill() == Sampling.Fill.CONSTANT
                ? new Taps(inside, mul(shares, cast(Ops.equal(inside, places), shares.type())))
                : new Taps(inside, shares);
    }

    /** Sees the taps of an axis as one of two axes of taps. */
    private Value along(Value taps, int axis) {
        Dims dims = new Dims(batch, 1, 1, height * width);
        return reshape(taps, dims.with(axis, taps.dims().size(1)));
    }

    /** Adds the number of the pixels before each image. */
    private Value numbered(Value places) {
        Value rows = reshape(Ops.rowNumbers(x), new Dims(batch, 1, 1, 1));
        Value before = mul(cast(rows, ElementType.INT32), height * width);
        return add(cast(places, ElementType.INT32), before);
    }

    /** Lays all pixels in one axis, [batch · height · width, channels]. */
    private Value rows() {
        Value last = channels == 1 ? x : transpose(x, 0, 2, 3, 1);
        long pixels = height * width;
        long all = batch >= 0 ? batch * pixels : pixels == 1 ? batch : Dims.symbol(Dims.name(batch) + "*" + pixels);
        return reshape(last, new Dims(all, channels));
    }

    private Value image(Value pixels) {
        return channels == 1
                ? reshape(pixels, new Dims(batch, 1, height, width))
                : transpose(reshape(pixels, new Dims(batch, height, width, channels)), 0, 3, 1, 2);
    }
}
