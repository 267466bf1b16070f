package nn.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Composite;
import nn.layer.Layer;
import nn.layer.PassesMask;
import nn.op.Dims;
import nn.op.ElementType;

/** Checks a layer on sequences of which not all positions count, where it asks for their masks. */
final class LayerMasks {
    private static final int ROWS = 3;

    private final Layer layer;
    private final LayerGraph plain;
    private final LayerGraph masked;

    private LayerMasks(Layer layer, LayerGraph plain, LayerGraph masked) {
        this.layer = layer;
        this.plain = plain;
        this.masked = masked;
    }

    static void check(Layer layer, List<Shape> shapes, LayerGraph plain) {
        if (shapes.stream().anyMatch(LayerMasks::isSequence)) {
            LayerGraph masked = LayerGraph.masked(layer, shapes, plain.mode());
            masked.build();
            if (masked.asksMask) {
                new LayerMasks(layer, plain, masked).check();
            }
        }
    }

    static boolean isSequence(Shape row) {
        return row.rank() == 2 && row.dim(0) > 1;
    }

    private void check() {
        Map<String, Array> drawn = masked.draw(ROWS, 1);
        Map<String, Array> counted = masked.run(drawn).arrays();
        plain.run(plain.draw(ROWS, 1)).made().forEach((name, array) -> wholly(array, counted.get(name)));
        Map<String, Array> some = new TreeMap<>(drawn);
        masked.maskNames().forEach(name -> some.put(name, partial(drawn.get(name))));
        Map<String, Array> before = masked.run(some).arrays();
        passed(before, some);
        if (before.containsKey("mask") || !(layer instanceof Composite)) {
            left(before, masked.run(moved(some)).arrays());
        }
    }

    private static void wholly(Array expected, Array got) {
        for (int i = 0; i < expected.numbers().length; i++) {
            if (!LayerRows.near(expected.numbers()[i], got.numbers()[i])) {
                throw NnException.of(
                                "a mask that leaves nothing out makes %.6g of what is %.6g without a mask.",
                                got.numbers()[i], expected.numbers()[i])
                        .maybe("remember that a mask is true where a position counts.");
            }
        }
    }

    /** Leaves out nothing of the first row, the last position of the second, and the first of the third. */
    private static Array partial(Array whole) {
        int time = (int) whole.dims().size(1);
        double[] counts = whole.numbers().clone();
        counts[2 * time - 1] = 0;
        counts[2 * time] = 0;
        return new Array(ElementType.BOOL, whole.dims(), counts);
    }

    /** Draws other numbers at the positions that do not count. */
    private Map<String, Array> moved(Map<String, Array> drawn) {
        Map<String, Array> others = masked.draw(ROWS, 2);
        Map<String, Array> moved = new TreeMap<>(drawn);
        masked.maskOf.forEach((input, mask) -> {
            double[] counts = drawn.get(mask).numbers();
            double[] numbers = drawn.get(input).numbers().clone();
            int width = numbers.length / counts.length;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = counts[i / width] == 0 ? others.get(input).numbers()[i] : numbers[i];
            }
            moved.put(input, drawn.get(input).with(numbers));
        });
        return moved;
    }

    private void passed(Map<String, Array> made, Map<String, Array> given) {
        String first = masked.maskNames().get(0);
        if (layer instanceof PassesMask
                && (!made.containsKey("mask")
                        || !Arrays.equals(
                                made.get("mask").numbers(), given.get(first).numbers()))) {
            throw NnException.of("it passes masks, but mask(…) gives another one than it was given.")
                    .maybe("leave mask(…) to PassesMask, or do not implement it.");
        }
    }

    /** Requires that nothing which counts has changed. */
    private void left(Map<String, Array> before, Map<String, Array> after) {
        for (Map.Entry<String, Array> made : before.entrySet()) {
            Array expected = made.getValue();
            double[] got = after.get(made.getKey()).numbers();
            for (int i = 0; i < got.length; i++) {
                if (counts(made.getKey(), expected.dims(), i, before)
                        && !LayerRows.near(expected.numbers()[i], got[i])) {
                    throw NnException.of(
                                    "where its mask counts, %s changes from %.6g to %.6g with what is masked out.",
                                    made.getKey(), expected.numbers()[i], got[i])
                            .maybe("use call.mask(), or return Optional.empty() in mask(…) without asking for one.");
                }
            }
        }
    }

    private static boolean counts(String name, Dims dims, int place, Map<String, Array> made) {
        if (!name.equals("y") || !made.containsKey("mask")) {
            return true;
        }
        int width = dims.rank() == 1 ? 1 : (int) dims.count(2);
        return made.get("mask").numbers()[place / width] != 0;
    }
}
