package nn.onnx.read;

import static nn.onnx.read.Rule.one;
import static nn.op.Ops.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.Sliding;
import nn.op.Value;

/** Reads pools and changes of size. */
final class Windows {
    private Windows() {}

    static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        all.put("MaxPool", Windows::maxPooled);
        all.put("AveragePool", one(Windows::averaged));
        all.put("GlobalAveragePool", one(use -> mean(use.in(0), true, use.axesFrom(2))));
        all.put("GlobalMaxPool", one(use -> amax(use.in(0), true, use.axesFrom(2))));
        all.put("Resize", one(Windows::resized));
        all.put("Upsample", one(Windows::resized));
        return all;
    }

    private static Sliding sliding(Use use) {
        long[] size = use.node().integers("kernel_shape");
        long[] ones = LongStream.of(size).map(i -> 1).toArray();
        boolean isDense = LongStream.of(use.node().integers("dilations", ones)).allMatch(dilation -> dilation == 1);
        use.require(isDense, "its windows are dilated");
        return Sliding.of(size).strides(use.node().integers("strides", ones));
    }

    /** Finds what is added around, at the end also what a last window that is not whole lacks. */
    private static long[] pads(Use use, Sliding sliding) {
        Value x = use.in(0);
        long[] size = sliding.size().stream().mapToLong(Long::longValue).toArray();
        long[] strides = sliding.strides().stream().mapToLong(Long::longValue).toArray();
        long[] pads = Margins.around(
                        use, x, size, strides, LongStream.of(size).map(i -> 1).toArray())
                .clone();
        for (int axis = 0; axis < size.length && use.node().integer("ceil_mode", 0) == 1; axis++) {
            long windows = use.dims().size(axis + 2);
            long covered = (windows - 1) * strides[axis] + size[axis];
            long there = x.dims().size(axis + 2) + pads[axis];
            pads[axis + size.length] = Math.max(pads[axis + size.length], covered - there);
        }
        return pads;
    }

    private static List<Value> maxPooled(Use use) {
        use.require(!use.gives(1), "its places are used");
        Sliding sliding = sliding(use);
        return List.of(maxPool(Margins.around(use.in(0), -Float.MAX_VALUE, pads(use, sliding)), sliding));
    }

    private static Value averaged(Use use) {
        Sliding sliding = sliding(use);
        long[] pads = pads(use, sliding);
        Value means = averagePool(Margins.around(use.in(0), 0, pads), sliding);
        if (LongStream.of(pads).allMatch(count -> count == 0)) {
            return means;
        }
        boolean isPlain = use.node().integer("count_include_pad", 0) == 1;
        use.require(!isPlain || use.node().integer("ceil_mode", 0) == 0, "its last windows are not whole");
        return isPlain ? means : mul(means, use.constant(shares(use, sliding, pads)));
    }

    /** How many elements a window has for each that is not padding. */
    private static FileTensor shares(Use use, Sliding sliding, long... pads) {
        Dims dims = use.dims();
        use.require(dims.rank() == 4, "it pads others than images");
        int height = (int) dims.size(2);
        int width = (int) dims.size(3);
        double[] shares = new double[height * width];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sliding.size().get(0)
                    * sliding.size().get(1)
                    / (double) (inside(use, sliding, pads, 0, i / width) * inside(use, sliding, pads, 1, i % width));
        }
        return FileTensor.floats(new Dims(1, 1, height, width), shares);
    }

    private static long inside(Use use, Sliding sliding, long[] pads, int axis, int window) {
        long from = window * sliding.strides().get(axis) - pads[axis];
        long to = from + sliding.size().get(axis);
        return Math.max(1, Math.min(to, use.in(0).dims().size(axis + 2)) - Math.max(from, 0));
    }

    private static Value resized(Use use) {
        Value x = use.in(0);
        Dims dims = use.dims();
        String mode = use.node().word("mode", "nearest");
        boolean isUpsample = use.node().op().equals("Upsample");
        String centre = use.node().word("coordinate_transformation_mode", isUpsample ? "asymmetric" : "half_pixel");
        String nearest = use.node().word("nearest_mode", isUpsample ? "floor" : "round_prefer_floor");
        boolean isRepeated = true;
        for (int axis = 2; axis < dims.rank(); axis++) {
            isRepeated &= dims.size(axis) % x.dims().size(axis) == 0;
        }
        boolean isKnown = mode.equals("nearest")
                ? centre.equals("asymmetric") && nearest.equals("floor")
                        || isRepeated && centre.endsWith("half_pixel") && nearest.startsWith("round_prefer")
                : mode.equals("linear") && centre.endsWith("half_pixel");
        use.require(
                isKnown && dims.size(1) == x.dims().size(1) && use.node().integer("antialias", 0) == 0,
                "it resizes by " + mode + ", " + centre);
        long[] sizes = LongStream.of(dims.sizes()).skip(2).toArray();
        return resize(x, mode, sizes);
    }
}
