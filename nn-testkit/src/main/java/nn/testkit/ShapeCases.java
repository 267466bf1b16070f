package nn.testkit;

import static nn.op.Ops.concat;
import static nn.op.Ops.expand;
import static nn.op.Ops.full;
import static nn.op.Ops.mul;
import static nn.op.Ops.pad;
import static nn.op.Ops.reshape;
import static nn.op.Ops.reverse;
import static nn.op.Ops.slice;
import static nn.op.Ops.split;
import static nn.op.Ops.square;
import static nn.op.Ops.tile;
import static nn.op.Ops.transpose;
import static nn.op.Ops.unsqueeze;

import java.util.ArrayList;
import java.util.List;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Value;

/** Uses ops that move elements. */
final class ShapeCases {
    private static final long BATCH = Dims.BATCH;
    private static final long TIME = Dims.TIME;

    private ShapeCases() {}

    static List<OpCase> all() {
        List<OpCase> all = new ArrayList<>();
        all.addAll(sizes());
        all.addAll(parts());
        all.addAll(slices());
        return all;
    }

    private static List<OpCase> sizes() {
        return List.of(
                OpCase.several(
                        "reshape",
                        draft -> List.of(
                                reshape(draft.x(3, 4), new Dims(2, 6)),
                                reshape(draft.x(BATCH, 3, 4), new Dims(BATCH, 12)),
                                reshape(draft.x(BATCH, TIME, 4), new Dims(BATCH, TIME, 2, 2)),
                                reshape(draft.x(1, 1), new Dims()),
                                unsqueeze(draft.x(BATCH, 3), 1),
                                unsqueeze(draft.x(3), 0))),
                OpCase.several("reshape of unknown sizes into one", draft -> {
                    Value x = draft.x(BATCH, TIME, 3);
                    Value rows = Draft.type("Reshape").apply(x, x.graph().integers(-1, 3));
                    return List.of(rows, reshape(mul(rows, 2), rows.dims()));
                }),
                OpCase.several(
                        "transpose",
                        draft -> List.of(
                                transpose(draft.x(3, 4), 1, 0),
                                transpose(draft.x(2, 3, 4), 2, 0, 1),
                                transpose(draft.x(BATCH, 3, 1, 2), 0, 2, 3, 1),
                                Draft.type("Transpose").apply(draft.x(2, 3, 5)))),
                OpCase.several(
                        "expand",
                        draft -> List.of(
                                expand(draft.x(3, 1), new Dims(2, 3, 4)),
                                expand(draft.x(), new Dims(3)),
                                full(draft.x(3), draft.x(BATCH, 3)),
                                full(draft.x(BATCH, 1), draft.x(BATCH, 4)),
                                Draft.type("Expand")
                                        .apply(draft.x(2, 3), draft.graph().integers(4, 1, 3)))),
                OpCase.several(
                        "tile",
                        draft -> List.of(
                                tile(draft.x(3, 1, 2), 2, 3, 4),
                                tile(draft.x(3), 1),
                                tile(draft.x(BATCH, 3), 1, 2),
                                tile(draft.x(2, 3), 3, 1))));
    }

    private static List<OpCase> parts() {
        return List.of(
                OpCase.several(
                        "pad",
                        draft -> List.of(
                                pad(draft.x(3, 4), 0, 1, 0, 2, 3),
                                pad(draft.x(3, 5), 7, -1, 2, 0, -3),
                                pad(draft.x(BATCH, 3), 1, 0, 1, 0, -2),
                                pad(draft.x(5), 0, -2, -1),
                                Draft.type("Pad")
                                        .apply(draft.x(3), draft.graph().integers(1, 2)))),
                OpCase.several("concat", draft -> {
                    Value x = draft.x(2, 3, 1);
                    return List.of(
                            concat(List.of(x, draft.x(2, 1, 1), square(x), x), 1),
                            concat(List.of(draft.x(1, 3), draft.x(4, 3)), 0),
                            concat(List.of(draft.x(BATCH, 2), draft.x(BATCH, 3)), -1),
                            Draft.type("Concat")
                                    .op(Attributes.NONE.with("axis", -2L), List.of(draft.x(2, 3), draft.x(1, 3)))
                                    .output(),
                            concat(List.of(x), 0));
                }),
                OpCase.several("split", draft -> split(draft.x(3, 6), 1, 3)),
                OpCase.several("split into unequal parts", draft -> split(draft.x(BATCH, 6), -1, 1L, 3L, 2L)),
                OpCase.of("split with parts that are not used", draft -> {
                    List<Value> parts = split(draft.x(6, 2), 0, 3);
                    return mul(parts.get(0), square(parts.get(2)));
                }));
    }

    private static Value taken(Value x, long axis, long from, long to, long step) {
        return slice(x, new long[] {from}, new long[] {to}, new long[] {axis}, new long[] {step});
    }

    private static List<OpCase> slices() {
        return List.of(
                OpCase.several("slice", draft -> {
                    Value x = draft.x(3, 7);
                    return List.of(
                            slice(x, 1, 2, 5),
                            slice(x, -1, 0, 7),
                            taken(x, 1, 0, 7, 2),
                            taken(x, 1, 1, 7, 3),
                            taken(x, -1, 2, 6, 2),
                            taken(x, 1, -5, -1, 1),
                            taken(x, 1, -100, 100, 4));
                }),
                OpCase.several("slice backwards", draft -> {
                    Value x = draft.x(3, 7);
                    return List.of(
                            taken(x, 1, 6, -100, -1),
                            taken(x, 1, 5, 1, -1),
                            taken(x, 1, -1, -100, -2),
                            taken(x, 1, 5, 0, -2),
                            taken(x, 1, 100, 2, -3),
                            taken(x, 0, -1, Long.MIN_VALUE, -1));
                }),
                OpCase.several("slice several axes", draft -> {
                    Value x = draft.x(4, 5, 6);
                    return List.of(
                            slice(x, new long[] {0, 5, 1}, new long[] {3, -9, 9}, new long[] {0, 2, 1}, new long[] {
                                2, -2, 1
                            }),
                            Draft.type("Slice")
                                    .apply(
                                            x,
                                            x.graph().integers(1, 0, 2),
                                            x.graph().integers(4, 2, 5)));
                }),
                OpCase.several(
                        "slice beside a batch",
                        draft -> List.of(
                                taken(draft.x(BATCH, 5), 1, 1, 5, 2),
                                taken(draft.x(BATCH, 5), 1, 4, 0, -2),
                                reverse(draft.x(BATCH, 3), 0),
                                reverse(draft.x(BATCH, TIME, 2), 1),
                                taken(draft.x(TIME, 2), 0, 0, Long.MAX_VALUE, 1),
                                reverse(draft.x(3, 4), -1))));
    }
}
