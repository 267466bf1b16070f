package nn.testkit;

import static nn.op.Ops.cast;
import static nn.op.Ops.gather;
import static nn.op.Ops.gatherElements;
import static nn.op.Ops.mul;
import static nn.op.Ops.oneHot;

import java.util.List;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/** Uses ops that find elements by whole numbers. */
final class IndexCases {
    private IndexCases() {}

    static List<OpCase> all() {
        return List.of(
                OpCase.several("gather", draft -> {
                    Value x = draft.x(3, 4, 5);
                    Value repeated = draft.integers(new Dims(4), 2, 0, 2, 2);
                    return List.of(
                            gather(x, repeated, 0),
                            gather(x, repeated, 1),
                            gather(x, repeated, 2),
                            gather(x, repeated, -2));
                }),
                OpCase.several("gather by indices of other ranks", draft -> {
                    Value x = draft.x(3, 4, 2);
                    Value table = draft.integers(new Dims(2, 3), 1, 1, 0, 1, 0, 0);
                    return List.of(
                            gather(x, table, 0),
                            gather(x, table, 1),
                            gather(x, table, 2),
                            gather(x, draft.integers(new Dims(), 1), 0),
                            gather(x, draft.integers(new Dims(), 2), 1),
                            gather(x, draft.integers(new Dims(), 0), -1));
                }),
                OpCase.several("gather by int32, from the end, for a batch", draft -> {
                    Value rows = draft.integers(new Dims(Dims.BATCH, 2), 4, 0, 1, 1, 3, 4);
                    Value x = draft.x(5, 3);
                    return List.of(
                            gather(x, cast(rows, ElementType.INT32), 0),
                            gather(x, draft.integers(new Dims(3), -1, 0, -1), 0),
                            gather(x, draft.integers(new Dims(3), -1, 0, -2), 1),
                            gather(draft.x(Dims.BATCH, 4), draft.integers(new Dims(3), 3, 3, 0), 1),
                            Draft.type("Gather").apply(x, draft.integers(new Dims(2), 3, 3)));
                }),
                OpCase.several("gatherElements", draft -> {
                    Value x = draft.x(2, 3);
                    Value wide = draft.integers(new Dims(2, 4), 2, 0, 2, 2, 1, 1, 0, 2);
                    return List.of(
                            gatherElements(x, wide, 1),
                            gatherElements(x, cast(wide, ElementType.INT32), -1),
                            gatherElements(x, draft.integers(new Dims(1, 3), 1, 0, 1), 0),
                            gatherElements(x, draft.integers(new Dims(2, 1), -1, -3), 1));
                }),
                OpCase.of("oneHot as a factor", draft -> {
                    Value labels = draft.integers(new Dims(3), 1, 3, 0);
                    return mul(oneHot(labels, 4, ElementType.FLOAT32), draft.x(3, 4));
                }),
                OpCase.of("oneHot along another axis", draft -> {
                    Value labels = draft.integers(new Dims(3), 1, -1, 7);
                    Value hot = Draft.type("OneHot")
                            .apply(
                                    Attributes.NONE.with("axis", 0L),
                                    labels,
                                    draft.graph().integers(4),
                                    draft.graph().constant(ElementType.FLOAT32, new Dims(2), 0.5, 2));
                    return mul(hot, draft.x(4, 3));
                }));
    }
}
