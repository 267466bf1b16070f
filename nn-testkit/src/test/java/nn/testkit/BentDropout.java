package nn.testkit;

import java.util.Arrays;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Dropout;
import nn.layer.Layer;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/**
 * Drops by a mask that is not the right one.
 *
 * @param rate the share to drop
 * @param draw makes 0 and 1 / (1 − rate)
 */
record BentDropout(double rate, Draw draw) implements Layer {
    private static final int WIDTH = Mask.WIDTH;

    /** Makes a mask that can be broadcast to the elements. */
    @FunctionalInterface
    interface Draw {
        Value of(Call call, Value elements, double rate);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return call.isTraining() && rate > 0 ? Ops.mul(x, draw.of(call, x, rate)) : x;
    }

    /** Makes the mask of the right dropout. */
    static Value right(Call call, Value elements, double rate) {
        return new Dropout(rate, "").call(call, ones(elements));
    }

    /** Drops too few. */
    static Value biased(Call call, Value elements, double rate) {
        double low = 0.9 * rate;
        return Ops.mul(right(call, elements, low), (1 - low) / (1 - rate));
    }

    /** Drops the first element of the first row, whatever chance says. */
    static Value firstDropped(Call call, Value elements, double rate) {
        double[] numbers = new double[(int) elements.dims().count(1)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        Value places = Ops.constant(elements, elements.dims().with(0, 1), numbers);
        Value rows = Ops.reshape(Ops.cast(Ops.rowNumbers(elements), elements.type()), column(elements));
        Value first = Ops.less(Ops.add(rows, places), 0.5);
        return Ops.where(first, Ops.constant(elements, 0), right(call, elements, rate));
    }

    /** Drops neighbours together. */
    static Value pairs(Call call, Value elements, double rate) {
        int width = (int) elements.dims().count(1);
        int pairs = (width + 1) / 2;
        Value each = wide(Ops.reshape(right(call, wide(first(elements), pairs), rate), dims(pairs, 1)), 2);
        return Ops.reshape(Ops.slice(Ops.reshape(each, dims(2L * pairs)), 1, 0, width), elements.dims());
    }

    /** Drops as many elements together as the widest rows have. */
    static Value rows(Call call, Value elements, double rate) {
        Value each = right(call, first(elements), rate);
        Graph graph = elements.graph();
        Value before = Ops.mul(
                Ops.rowNumbers(elements),
                graph.scalar(ElementType.INT64, elements.dims().count(1)));
        Value together = Ops.div(before, graph.scalar(ElementType.INT64, WIDTH));
        return Ops.reshape(Ops.gather(each, together, 0), column(elements));
    }

    private static Value ones(Value elements) {
        return Ops.add(Ops.mul(elements, 0), 1);
    }

    /** Returns the first element of each row, [batch, 1]. */
    private static Value first(Value elements) {
        return Ops.slice(Ops.reshape(elements, dims(elements.dims().count(1))), 1, 0, 1);
    }

    /** Repeats along the last axis, which is of size 1. */
    private static Value wide(Value x, int size) {
        double[] none = new double[size];
        return Ops.add(x, Ops.constant(x, new Dims(size), none));
    }

    private static Dims dims(long... row) {
        long[] sizes = new long[row.length + 1];
        sizes[0] = Dims.BATCH;
        System.arraycopy(row, 0, sizes, 1, row.length);
        return new Dims(sizes);
    }

    private static Dims column(Value like) {
        long[] sizes = new long[like.dims().rank() - 1];
        Arrays.fill(sizes, 1);
        return dims(sizes);
    }
}
