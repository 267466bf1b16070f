package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import nn.data.Length;
import nn.data.NnException;

/** Says which elements a Slice takes of each axis, and puts gradients back where they came from. */
final class Slices {
    private final Dims whole;
    private final long[] starts;
    private final long[] counts;
    private final long[] steps;

    Slices(Op op) {
        whole = op.input(0).dims();
        starts = new long[whole.rank()];
        counts = whole.sizes();
        steps = LongStream.generate(() -> 1).limit(whole.rank()).toArray();
        long[] from = Shapes.constants(op, 1);
        long[] to = Shapes.constants(op, 2);
        long[] axes = op.inputs().size() > 3
                ? Shapes.constants(op, 3)
                : LongStream.range(0, from.length).toArray();
        long[] by = op.inputs().size() > 4 ? Shapes.constants(op, 4) : from.clone();
        Require.together("starts, ends, axes and steps", List.of(from, to, axes, by));
        Require.distinct(
                Arrays.stream(axes).mapToInt(axis -> whole.axis((int) axis)).toArray());
        for (int i = 0; i < axes.length; i++) {
            take(whole.axis((int) axes[i]), from[i], to[i], op.inputs().size() > 4 ? by[i] : 1);
        }
    }

    private void take(int axis, long from, long to, long step) {
        if (step == 0) {
            throw NnException.of("a step must not be 0.");
        }
        long size = whole.size(axis);
        if (size < 0 && Math.abs(step) == 1 && isWhole(from, to, step)) {
            starts[axis] = 0;
            steps[axis] = step;
            return;
        }
        if (size < 0 && from == 0 && to == 1 && step == 1) {
            counts[axis] = 1; // every length is at least 1
            return;
        }
        if (size < 0 && from >= 0 && (to < 0 || to == Long.MAX_VALUE) && step == 1) {
            counts[axis] = Length.plus(size, (to < 0 ? to : 0) - from);
            return;
        }
        long known = Shapes.known(size);
        long first = clamp(from < 0 ? from + known : from, step > 0 ? 0 : -1, step > 0 ? known : known - 1);
        long end = clamp(to < 0 && to >= -known ? to + known : to, step > 0 ? 0 : -1, known);
        starts[axis] = first;
        steps[axis] = step;
        counts[axis] = Math.max(0, (end - first + step - Long.signum(step)) / step);
    }

    private static boolean isWhole(long from, long to, long step) {
        return step > 0 ? from == 0 && to == Long.MAX_VALUE : from == -1 && to == Long.MIN_VALUE;
    }

    private static long clamp(long value, long low, long high) {
        return Math.max(low, Math.min(high, value));
    }

    Dims dims() {
        return new Dims(counts);
    }

    /** Puts each gradient where its element was taken from, and zeros elsewhere. */
    Value backward(Value dy) {
        Value dx = dy;
        for (int axis = 0; axis < whole.rank(); axis++) {
            dx = steps[axis] < 0 ? Ops.reverse(dx, axis) : dx;
            if (whole.size(axis) != counts[axis]) {
                Shapes.known(whole.size(axis));
            }
            if (whole.size(axis) >= 0) {
                dx = placed(dx, axis, Math.abs(steps[axis]));
            }
        }
        return dx;
    }

    private Value placed(Value dx, int axis, long step) {
        long count = counts[axis];
        long first = steps[axis] > 0 ? starts[axis] : starts[axis] + (count - 1) * steps[axis];
        Value apart = step == 1 ? dx : apart(dx, axis, step);
        long[] pads = new long[2 * whole.rank()];
        pads[axis] = first;
        pads[axis + whole.rank()] = whole.size(axis) - first - apart.dims().size(axis);
        return Ops.pad(apart, 0, pads);
    }

    /** Lays zeros between the elements of an axis. */
    private static Value apart(Value dx, int axis, long step) {
        Value column = Ops.unsqueeze(dx, axis + 1);
        long[] pads = new long[2 * column.dims().rank()];
        pads[axis + 1 + column.dims().rank()] = step - 1;
        Value wide = Ops.pad(column, 0, pads);
        return Ops.reshape(wide, dx.dims().with(axis, dx.dims().size(axis) * step));
    }
}
