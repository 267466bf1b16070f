package nn.onnx.read;

import static nn.op.Ops.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Value;

/** Reads what is added around images and sequences. */
final class Margins {
    private Margins() {}

    /** Reads the op Pad. */
    static Value padded(Use use) {
        Value x = use.in(0);
        long[] counts = counts(use, x.dims().rank());
        String mode = use.node().word("mode", "constant");
        if (mode.equals("constant")) {
            double number = use.node().has("value") ? use.node().number("value", 0) : use.number(2, 0);
            return pad(x, number, counts);
        }
        use.require(mode.equals("reflect") || mode.equals("edge"), "its mode is " + mode);
        Value padded = x;
        int rank = x.dims().rank();
        for (int axis = 0; axis < rank; axis++) {
            padded = continued(padded, axis, counts[axis], counts[axis + rank], mode.equals("edge"));
        }
        return padded;
    }

    private static long[] counts(Use use, int rank) {
        long[] given = use.node().has("pads") ? use.node().integers("pads") : use.integers(1);
        Optional<FileTensor> axes = use.fixed(3);
        if (axes.isEmpty()) {
            return given;
        }
        long[] counts = new long[2 * rank];
        long[] chosen = axes.get().longs();
        for (int i = 0; i < chosen.length; i++) {
            int axis = Math.floorMod((int) chosen[i], rank);
            counts[axis] = given[i];
            counts[axis + rank] = given[i + chosen.length];
        }
        return counts;
    }

    private static Value continued(Value x, int axis, long before, long after, boolean isEdge) {
        if (before == 0 && after == 0) {
            return x;
        }
        long size = x.dims().size(axis);
        List<Value> parts = new ArrayList<>();
        for (long i = before; i > 0; i--) {
            parts.add(one(x, axis, isEdge ? 0 : i));
        }
        parts.add(x);
        for (long i = 1; i <= after; i++) {
            parts.add(one(x, axis, isEdge ? size - 1 : size - 1 - i));
        }
        return concat(parts, axis);
    }

    private static Value one(Value x, int axis, long at) {
        return slice(x, axis, at, at + 1);
    }

    /** Finds what is added before and after each axis that a window slides along. */
    static long[] around(Use use, Value x, long[] size, long[] strides, long[] dilations) {
        int axes = size.length;
        String auto = use.node().word("auto_pad", "NOTSET");
        if (auto.equals("NOTSET") || auto.isEmpty() || auto.equals("VALID")) {
            return auto.equals("VALID") ? new long[2 * axes] : use.node().integers("pads", new long[2 * axes]);
        }
        long[] pads = new long[2 * axes];
        for (int axis = 0; axis < axes; axis++) {
            long whole = x.dims().size(axis + 2);
            use.require(whole >= 0, "its padding depends on the rows");
            long windows = (whole + strides[axis] - 1) / strides[axis];
            long reach = (size[axis] - 1) * dilations[axis] + 1;
            long needed = Math.max(0, (windows - 1) * strides[axis] + reach - whole);
            pads[axis] = auto.equals("SAME_LOWER") ? (needed + 1) / 2 : needed / 2;
            pads[axis + axes] = needed - pads[axis];
        }
        return pads;
    }

    /** Adds a number around the axes after batch and channels. */
    static Value around(Value x, double number, long... pads) {
        int axes = pads.length / 2;
        long[] counts = IntStream.range(0, 2 * axes + 4)
                .mapToLong(i -> i % (axes + 2) < 2 ? 0 : pads[i % (axes + 2) - 2 + (i / (axes + 2)) * axes])
                .toArray();
        return LongStream.of(pads).allMatch(count -> count == 0) ? x : pad(x, number, counts);
    }
}
