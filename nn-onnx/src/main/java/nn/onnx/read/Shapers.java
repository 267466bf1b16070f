package nn.onnx.read;

import static nn.onnx.read.Rule.one;
import static nn.op.Ops.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Ops;
import nn.op.Value;

/** Reads ops that move elements and change none. */
final class Shapers {
    private Shapers() {}

    static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")
                .forEach(name -> all.put(name, one(use -> reshape(use.moved(0), use.dims()))));
        all.put("Transpose", one(Shapers::transposed));
        all.put("Expand", one(use -> expanded(use, use.operand(0, 1))));
        all.put("Tile", one(Shapers::tiled));
        all.put("ConstantOfShape", one(Shapers::filled));
        all.put("Concat", one(Shapers::concatenated));
        all.put("Split", Shapers::split);
        all.put("Slice", one(Shapers::sliced));
        all.put("Pad", one(Margins::padded));
        all.put("DepthToSpace", one(Shapers::depthToSpace));
        all.put("SpaceToDepth", one(Shapers::spaceToDepth));
        all.put("Range", one(Shapers::counted));
        return all;
    }

    private static Value transposed(Use use) {
        Value x = use.moved(0);
        long[] back = LongStream.range(0, x.dims().rank())
                .map(axis -> x.dims().rank() - 1 - axis)
                .toArray();
        return transpose(
                x,
                LongStream.of(use.node().integers("perm", back))
                        .mapToInt(i -> (int) i)
                        .toArray());
    }

    private static Value expanded(Use use, Value x) {
        Dims dims = use.dims();
        return x.dims().equals(dims)
                ? x
                : dims.fixed() ? expand(x, dims) : Elementwise.type("Expand").apply(x, use.sizes(dims));
    }

    private static Value tiled(Use use) {
        Value x = use.in(0);
        Dims dims = use.dims();
        if (use.fixed(1).isPresent()) {
            return tile(x, use.integers(1));
        }
        boolean isBroadcast = IntStream.range(0, dims.rank())
                .allMatch(axis -> x.dims().size(axis) == 1 || x.dims().size(axis) == dims.size(axis));
        use.require(isBroadcast, "how often it repeats depends on the rows");
        return expanded(use, x);
    }

    private static Value filled(Use use) {
        FileTensor one = use.node()
                .tensor("value")
                .orElse(FileTensor.floats(new Dims(1), 0))
                .widened();
        return expanded(use, use.constant(one.as(new Dims())));
    }

    private static Value counted(Use use) {
        use.require(
                use.dims().equals(new Dims(Dims.BATCH)) && use.form().type() == ElementType.INT64,
                "what it counts depends on the data");
        return rowNumbers(use.rows());
    }

    private static Value concatenated(Use use) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < use.count(); i++) {
            parts.add(use.operand(i, i == 0 ? use.count() - 1 : 0));
        }
        return concat(parts, parts.get(0).dims().axis((int) use.node().integer("axis", 1)));
    }

    private static List<Value> split(Use use) {
        Value x = use.moved(0);
        int axis = use.axis("axis", 0);
        int parts = use.node().outputs().size();
        long size = x.dims().size(axis);
        long each = (size + parts - 1) / parts;
        long[] equal = LongStream.range(0, parts)
                .map(i -> Math.max(0, Math.min(each, size - i * each)))
                .toArray();
        long[] sizes = use.node().has("split") ? use.node().integers("split") : use.has(1) ? use.integers(1) : equal;
        return Ops.split(x, axis, sizes);
    }

    private static Value sliced(Use use) {
        Value x = use.moved(0);
        Dims dims = use.dims();
        boolean isFixed = use.node().has("starts")
                || use.fixed(1).isPresent() && use.fixed(2).isPresent();
        if (!isFixed) {
            use.require(dims.equals(x.dims()), "where it begins or ends depends on the data");
            return x;
        }
        boolean isOld = use.node().has("starts");
        long[] from = isOld ? use.node().integers("starts") : use.integers(1);
        long[] to = isOld ? use.node().integers("ends") : use.integers(2);
        long[] axes =
                use.axes(3).orElseGet(() -> LongStream.range(0, from.length).toArray());
        long[] steps =
                use.has(4) ? use.integers(4) : LongStream.of(from).map(i -> 1).toArray();
        int[] kept = IntStream.range(0, axes.length)
                .filter(i -> !(steps[i] == 1 && isWhole(x.dims(), dims, (int) axes[i])))
                .toArray();
        return kept.length == 0
                ? x
                : slice(x, picked(from, kept), picked(to, kept), picked(axes, kept), picked(steps, kept));
    }

    private static boolean isWhole(Dims x, Dims y, int axis) {
        return x.size(axis) == y.size(axis);
    }

    private static long[] picked(long[] numbers, int... places) {
        return Arrays.stream(places).mapToLong(i -> numbers[i]).toArray();
    }

    private static Value depthToSpace(Use use) {
        Value x = use.in(0);
        long b = use.node().integer("blocksize", 1);
        long c = x.dims().size(1) / (b * b);
        long h = x.dims().size(2);
        long w = x.dims().size(3);
        boolean isDepthFirst = use.node().word("mode", "DCR").equals("DCR");
        Dims apart = isDepthFirst ? new Dims(Dims.BATCH, b, b, c, h, w) : new Dims(Dims.BATCH, c, b, b, h, w);
        Value moved = isDepthFirst
                ? transpose(reshape(x, apart), 0, 3, 4, 1, 5, 2)
                : transpose(reshape(x, apart), 0, 1, 4, 2, 5, 3);
        return reshape(moved, use.dims());
    }

    private static Value spaceToDepth(Use use) {
        Value x = use.in(0);
        long b = use.node().integer("blocksize", 1);
        Dims apart = new Dims(
                Dims.BATCH, x.dims().size(1), x.dims().size(2) / b, b, x.dims().size(3) / b, b);
        return reshape(transpose(reshape(x, apart), 0, 3, 5, 1, 2, 4), use.dims());
    }

    /** Gathers by fixed or by computed places. */
    static Value gathered(Use use) {
        Value x = use.kernel(0);
        int axis = x.dims().axis((int) use.node().integer("axis", 0));
        if (use.fixed(1).isEmpty()) {
            return gather(x, use.in(1), axis);
        }
        FileTensor places = use.constant(1);
        long size = x.dims().size(axis);
        if (places.dims().rank() > 0 || size < 0) {
            return gather(x, use.constant(counted(places, size)), axis);
        }
        long at = places.longs()[0] < 0 ? places.longs()[0] + size : places.longs()[0];
        return reshape(slice(x, axis, at, at + 1), x.dims().without(axis));
    }

    /** Counts places from the front. */
    private static FileTensor counted(FileTensor places, long size) {
        long[] counted = LongStream.of(places.longs())
                .map(at -> at < 0 && size >= 0 ? at + size : at)
                .toArray();
        return FileTensor.integers(counted).as(places.dims());
    }

    static Value oneHot(Use use) {
        FileTensor values = use.constant(2);
        Value ones = Elementwise.type("OneHot")
                .op(
                        Attributes.NONE.with("axis", use.node().integer("axis", -1)),
                        List.of(
                                cast(use.in(0), ElementType.INT64),
                                use.constant(FileTensor.integers(use.integers(1)[0])),
                                use.constant(FileTensor.floats(new Dims(2), values.numbers()))))
                .output();
        return cast(ones, values.type());
    }
}
