package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.op.Dims;
import nn.op.ElementType;

/** Computes what stands at places that are numbers themselves; negative ones count from the end. */
final class IndexOps {
    static final Map<String, Computation> ALL = Map.of(
            "Gather", one(IndexOps::gather),
            "ScatterND", one(IndexOps::scatterND),
            "ScatterElements", one(IndexOps::scatterElements),
            "GatherElements", one(IndexOps::gatherElements),
            "OneHot", one(IndexOps::oneHot),
            "Range", one(IndexOps::range));

    private IndexOps() {}

    private static int place(double index, long size) {
        if (index < -size || index >= size) {
            throw NnException.of("there is no place %s in an axis of %d.", index, size);
        }
        return (int) (index < 0 ? index + size : index);
    }

    private static Array gather(Given given) {
        Array x = given.input(0);
        Array indices = given.input(1);
        Lanes from = given.lanes(0);
        Lanes to = from.sized(indices.numbers().length);
        int[] places = new int[to.before() * to.size() * to.after()];
        to.each(first -> {
            for (int i = 0; i < to.size(); i++) {
                places[to.place(first, i)] = from.place(from.same(to, first), place(indices.numbers()[i], from.size()));
            }
        });
        int axis = given.axis(0);
        long[] sizes = LongStream.concat(
                        LongStream.concat(
                                head(x.dims(), axis),
                                LongStream.of(indices.dims().sizes())),
                        LongStream.of(x.dims().sizes()).skip(axis + 1))
                .toArray();
        return x.pick(new Dims(sizes), places);
    }

    private static LongStream head(Dims dims, int count) {
        return LongStream.of(dims.sizes()).limit(count);
    }

    private static DoubleBinaryOperator reduction(Given given) {
        String word = given.word("reduction", "none");
        return switch (word) {
            case "none" -> (old, update) -> update;
            case "add" -> Double::sum;
            case "mul" -> (old, update) -> old * update;
            case "max" -> Math::max;
            case "min" -> Math::min;
            default -> throw NnException.of("there is no reduction %s.", word);
        };
    }

    /** Updates what stands at lists of places, one a row of the indices, each for the first axes of x. */
    private static Array scatterND(Given given) {
        Array x = given.input(0);
        Array indices = given.input(1);
        int depth = indices.size(-1);
        int each = (int) x.dims().count(depth);
        int[] strides = Walk.strides(x.dims());
        double[] result = x.numbers().clone();
        double[] updates = given.input(2).numbers();
        for (int i = 0; i < updates.length; i++) {
            int target = i % each;
            for (int axis = 0; axis < depth; axis++) {
                target += strides[axis]
                        * place(
                                indices.numbers()[i / each * depth + axis],
                                x.dims().size(axis));
            }
            result[target] = reduction(given).applyAsDouble(result[target], updates[i]);
        }
        return x.with(result);
    }

    /** Updates, for each index, the element whose place along the axis it is. */
    private static Array scatterElements(Given given) {
        Array x = given.input(0);
        int[] targets = elements(given);
        double[] result = x.numbers().clone();
        for (int i = 0; i < targets.length; i++) {
            result[targets[i]] = reduction(given)
                    .applyAsDouble(result[targets[i]], given.input(2).numbers()[i]);
        }
        return x.with(result);
    }

    /** Takes, for each index, the element whose place along the axis it is. */
    private static Array gatherElements(Given given) {
        return given.input(0).pick(given.input(1).dims(), elements(given));
    }

    /** Finds the elements that indices mean along an axis. */
    private static int[] elements(Given given) {
        Array x = given.input(0);
        Array indices = given.input(1);
        int axis = given.axis(0);
        int[] strides = Walk.strides(x.dims());
        int stride = strides[axis];
        strides[axis] = 0;
        int[] places = new Walk(0, Walk.sizes(indices.dims()), strides).places();
        for (int i = 0; i < places.length; i++) {
            places[i] += stride * place(indices.numbers()[i], x.dims().size(axis));
        }
        return places;
    }

    /** Labels outside of the classes have no place at all. */
    private static Array oneHot(Given given) {
        Array labels = given.input(0);
        int classes = (int) given.input(1).numbers()[0];
        Array values = given.input(2);
        long[] sizes = labels.dims().sizes();
        int rank = sizes.length + 1;
        int axis = (int) given.integer("axis", -1);
        int at = axis < 0 ? axis + rank : axis;
        Dims dims = new Dims(LongStream.concat(
                        LongStream.concat(head(labels.dims(), at), LongStream.of(classes)),
                        LongStream.of(sizes).skip(at))
                .toArray());
        Lanes lanes = Lanes.of(dims, at);
        double[] hot = new double[(int) dims.count(0)];
        Arrays.fill(hot, values.numbers()[0]);
        lanes.each(first -> {
            int label = (int) labels.numbers()[lanes.sized(1).same(lanes, first)];
            if (label >= -classes && label < classes) {
                hot[lanes.place(first, place(label, classes))] = values.numbers()[1];
            }
        });
        return new Array(values.type(), dims, hot);
    }

    private static Array range(Given given) {
        double start = given.input(0).numbers()[0];
        double step = given.input(2).numbers()[0];
        int count = (int) Math.max(0, Math.ceil((given.input(1).numbers()[0] - start) / step));
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> start + i * step);
        ElementType type = given.input(0).type();
        return new Array(type, new Dims(count), numbers);
    }
}
