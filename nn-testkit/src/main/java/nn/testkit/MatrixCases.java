package nn.testkit;

import static nn.op.Ops.affine;
import static nn.op.Ops.matmul;
import static nn.op.Ops.transpose;

import java.util.ArrayList;
import java.util.List;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Value;

/** Uses products of matrices. */
final class MatrixCases {
    private static final long BATCH = Dims.BATCH;

    private MatrixCases() {}

    static List<OpCase> all() {
        List<OpCase> all = new ArrayList<>(List.of(
                OpCase.several(
                        "matmul",
                        draft -> List.of(
                                matmul(draft.x(3, 4), draft.x(4, 2)),
                                matmul(draft.x(2, 3, 4, 5), draft.x(2, 3, 5, 2)),
                                matmul(draft.x(BATCH, 5), draft.x(5, 2)))),
                OpCase.several(
                        "matmul broadcast",
                        draft -> List.of(
                                matmul(draft.x(2, 1, 3, 4), draft.x(5, 4, 2)),
                                matmul(draft.x(3, 4), draft.x(2, 4, 5)),
                                matmul(draft.x(2, 4, 5), draft.x(5, 3)),
                                matmul(draft.x(1, 3, 4), draft.x(2, 4, 1)),
                                matmul(draft.x(BATCH, 2, 3), draft.x(3, 4)),
                                matmul(draft.x(BATCH, 1, 2, 3), draft.x(4, 3, 2)))),
                OpCase.of("matmul of a value with itself", draft -> {
                    Value x = draft.x(3, 3);
                    return matmul(x, matmul(x, transpose(x, 1, 0)));
                }),
                OpCase.several(
                        "affine",
                        draft -> List.of(
                                affine(draft.x(BATCH, 4), draft.x(4, 3)),
                                affine(draft.x(BATCH, 4), draft.x(4, 3), draft.x(3)),
                                affine(draft.x(2, 4), transpose(draft.x(3, 4), 1, 0)),
                                affine(draft.x(2, 4), transpose(draft.x(3, 4), 1, 0), draft.x(3)))),
                OpCase.several(
                        "gemm with a bias that is broadcast",
                        draft -> List.of(
                                gemm(draft, false, false, draft.x(1, 3)),
                                gemm(draft, false, false, draft.x(2, 1)),
                                gemm(draft, false, false, draft.x()),
                                gemm(draft, true, true, draft.x(2, 3)),
                                gemm(draft, true, false, draft.x(1)))),
                OpCase.of("gemm of a value with itself", draft -> {
                    Value x = draft.x(3, 4);
                    return Draft.type("Gemm").apply(Attributes.NONE.with("transB", 1L), x, x);
                })));
        for (boolean left : new boolean[] {false, true}) {
            for (boolean right : new boolean[] {false, true}) {
                all.add(OpCase.of(
                        "gemm, transposed " + left + " and " + right, draft -> gemm(draft, left, right, draft.x(3))));
            }
        }
        return all;
    }

    private static Value gemm(Draft draft, boolean left, boolean right, Value bias) {
        Attributes attributes = Attributes.NONE.with("transA", left ? 1L : 0L).with("transB", right ? 1L : 0L);
        Value a = left ? draft.x(4, 2) : draft.x(2, 4);
        Value b = right ? draft.x(3, 4) : draft.x(4, 3);
        return Draft.type("Gemm").apply(attributes, a, b, bias);
    }
}
