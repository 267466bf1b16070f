package nn.op;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.Given;

/** Words for ops that find elements by whole numbers. */
abstract class Indexing extends Parts {
    static final OpType GATHER =
            OpType.of("Gather", op -> new Form(op.input(0).type(), gathered(op)), Gradient.of(Indexing::scattered));
    static final OpType SCATTER_ND =
            OpType.of("ScatterND", op -> op.input(0).form(), new Gradient.None("it is the gradient of Gather"));
    static final OpType SCATTER_ELEMENTS =
            OpType.of("ScatterElements", op -> op.input(0).form(), new Gradient.None("it is the gradient of MaxPool"));
    static final OpType GATHER_ELEMENTS = OpType.of(
            "GatherElements",
            op -> new Form(op.input(0).type(), op.input(1).dims()),
            Gradient.of((op, dy) -> SCATTER_ELEMENTS.apply(
                    op.attributes().with("reduction", "add"), zeros(op.input(0)), op.input(1), dy)));
    static final OpType ONE_HOT = OpType.of(
            "OneHot",
            op -> {
                long depth = constants(op, 1)[0];
                Dims labels = op.input(0).dims();
                int axis = labels.under(depth).axis((int) op.attributes().integer("axis", -1));
                long[] sizes = IntStream.rangeClosed(0, labels.rank())
                        .mapToLong(i -> i == axis ? depth : labels.size(i < axis ? i : i - 1))
                        .toArray();
                return new Form(op.input(2).type(), new Dims(sizes));
            },
            new Gradient.Zero("its two numbers are constants"));
    static final OpType RANGE = OpType.of(
            "Range",
            op -> new Form(op.input(0).type(), new Dims(rangeSize(op))),
            new Gradient.Zero("counting has no gradient"));
    static final List<OpType> INDEXING = List.of(GATHER, SCATTER_ND, SCATTER_ELEMENTS, GATHER_ELEMENTS, ONE_HOT, RANGE);

    private static Dims gathered(Op op) {
        Dims x = op.input(0).dims();
        Dims indices = op.input(1).dims();
        int axis = x.axis((int) op.attributes().integer("axis", 0));
        long[] sizes = new long[x.rank() + indices.rank() - 1];
        for (int i = 0; i < sizes.length; i++) {
            boolean inside = i >= axis && i < axis + indices.rank();
            sizes[i] = inside ? indices.size(i - axis) : x.size(i < axis ? i : i - indices.rank() + 1);
        }
        return new Dims(sizes);
    }

    /** Adds each gradient to the place that it was taken from. */
    private static Value scattered(Op op, Value dy) {
        Value x = op.input(0);
        Value indices = op.input(1);
        int axis = x.dims().axis((int) op.attributes().integer("axis", 0));
        int rank = indices.dims().rank();
        Value front = forward(x, axis, 1);
        Value sum = SCATTER_ND.apply(
                Attributes.NONE.with("reduction", "add"),
                zeros(front),
                unsqueeze(cast(indices, ElementType.INT64), rank),
                forward(dy, axis, rank));
        return back(sum, axis);
    }

    /** Moves axes to the front. */
    private static Value forward(Value x, int axis, int count) {
        return axis == 0
                ? x
                : transpose(
                        x,
                        IntStream.range(0, x.dims().rank())
                                .map(i -> i < count ? axis + i : i < axis + count ? i - count : i)
                                .toArray());
    }

    private static Value back(Value x, int axis) {
        return axis == 0
                ? x
                : transpose(
                        x,
                        IntStream.range(0, x.dims().rank())
                                .map(i -> i < axis ? i + 1 : i == axis ? 0 : i)
                                .toArray());
    }

    private static long rangeSize(Op op) {
        return op.input(1)
                .op("Gather")
                .filter(taken -> taken.input(0).op("Shape").isPresent())
                .map(taken -> Targets.read(taken.input(0)).size((int) constants(taken, 1)[0]))
                .orElseGet(() -> Dims.symbol(op.name()));
    }

    /**
     * Takes parts of an axis by their places, as an embedding does.
     *
     * @param x any value
     * @param indices int32 or int64, from 0
     * @param axis from 0, or from −1 backwards
     * @return x with the indices' axes in place of that axis
     */
    public static Value gather(Value x, Value indices, int axis) {
        Given.value("gather: x", x);
        return GATHER.apply(Attributes.NONE.with("axis", (long) x.dims().axis(axis)), x, indices);
    }

    /**
     * Takes single elements by their places along an axis, as numpy's {@code take_along_axis}.
     *
     * @param x any value
     * @param indices int32 or int64, from 0, of x's size but for that axis
     * @param axis from 0, or from −1 backwards
     * @return of the indices' size
     */
    public static Value gatherElements(Value x, Value indices, int axis) {
        Given.value("gatherElements: x", x);
        return GATHER_ELEMENTS.apply(
                Attributes.NONE.with("axis", (long) x.dims().axis(axis)), x, indices);
    }

    /**
     * Writes 1 at each label's place and 0 elsewhere.
     *
     * @param labels int32 or int64, from 0
     * @param classes how many places
     * @param type of the ones and zeros
     * @return the labels' axes and one more
     */
    public static Value oneHot(Value labels, int classes, ElementType type) {
        Given.value("oneHot: the labels", labels);
        Require.atLeast("OneHot: the classes", 1, classes);
        Graph graph = labels.graph();
        Value ones = ONE_HOT.apply(
                Attributes.NONE.with("axis", -1L),
                cast(labels, ElementType.INT64),
                graph.integers(classes),
                graph.constant(ElementType.FLOAT32, new Dims(2), 0, 1)); // ONNX Runtime knows few other types here
        return cast(ones, type);
    }

    /**
     * Numbers the rows of a batch: 0, 1, ….
     *
     * @param x [batch, …]
     * @return int64 [batch]
     */
    public static Value rowNumbers(Value x) {
        return places(x, 0);
    }

    /**
     * Numbers the places along an axis: 0, 1, ….
     *
     * @param x any value
     * @param axis from 0, or from −1 for the last one backwards
     * @return int64, as many as the axis has
     */
    public static Value places(Value x, int axis) {
        Given.value("places: x", x);
        Graph graph = x.graph();
        long size = x.dims().size(axis);
        if (size >= 0) {
            return graph.integers(LongStream.range(0, size).toArray());
        }
        Value rows = GATHER.apply(
                SHAPE.apply(x), graph.scalar(ElementType.INT64, x.dims().axis(axis)));
        return RANGE.apply(graph.scalar(ElementType.INT64, 0), rows, graph.scalar(ElementType.INT64, 1));
    }
}
