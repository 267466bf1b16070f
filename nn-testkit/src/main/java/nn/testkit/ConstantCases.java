package nn.testkit;

import static nn.op.Ops.add;
import static nn.op.Ops.and;
import static nn.op.Ops.argMax;
import static nn.op.Ops.cast;
import static nn.op.Ops.equal;
import static nn.op.Ops.floor;
import static nn.op.Ops.greater;
import static nn.op.Ops.greaterOrEqual;
import static nn.op.Ops.less;
import static nn.op.Ops.lessOrEqual;
import static nn.op.Ops.not;
import static nn.op.Ops.oneHot;
import static nn.op.Ops.or;
import static nn.op.Ops.rowNumbers;
import static nn.op.Ops.sign;
import static nn.op.Ops.size;
import static nn.op.Ops.step;
import static nn.op.Ops.topK;

import java.util.List;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/** Uses ops through which no gradient passes, and those that refuse to be differentiated. */
final class ConstantCases {
    private ConstantCases() {}

    private static Value number(Value x) {
        return cast(x, ElementType.FLOAT32);
    }

    /** Lists what is constant wherever it has a gradient. */
    static List<OpCase> zero() {
        return List.of(
                OpCase.of("Sign", draft -> sign(draft.x(3))),
                OpCase.of("Floor", draft -> floor(draft.x(7))),
                OpCase.of("Equal", draft -> number(equal(draft.x(3), draft.x(3)))),
                OpCase.of("Greater", draft -> number(greater(draft.x(3), draft.x(3)))),
                OpCase.of("Less", draft -> number(less(draft.x(3), draft.x(3)))),
                OpCase.of("GreaterOrEqual", draft -> number(greaterOrEqual(draft.x(3), draft.x(1)))),
                OpCase.of("LessOrEqual", draft -> number(lessOrEqual(draft.x(1), draft.x(3)))),
                OpCase.of("And", draft -> number(and(greater(draft.x(3), 0), draft.flags(3)))),
                OpCase.of("Or", draft -> number(or(draft.flags(3), greater(draft.x(3), 0)))),
                OpCase.of("Not", draft -> number(not(greater(draft.x(3), 0)))),
                OpCase.of("Shape", draft -> number(Draft.type("Shape").apply(draft.x(Dims.BATCH, 3)))),
                OpCase.of("Size", draft -> number(size(draft.x(Dims.BATCH, 3)))),
                OpCase.of("Range", draft -> number(rowNumbers(draft.x(Dims.BATCH, 3)))),
                OpCase.of("ArgMax", draft -> number(argMax(draft.x(3, 4), 1))),
                OpCase.of("OneHot", draft -> oneHot(argMax(draft.x(3, 4), 0), 3, ElementType.FLOAT32)),
                OpCase.of("step", draft -> step(draft.x(3))));
    }

    /** Lists what has a gradient that nobody states, under the op that the refusal names. */
    static List<OpCase> refused() {
        return List.of(
                OpCase.of("TopK", draft -> topK(draft.x(3, 4), 2, 1).get(0)),
                OpCase.of(
                        "ScatterND",
                        draft -> Draft.type("ScatterND")
                                .apply(draft.x(4), draft.integers(new Dims(2, 1), 1, 3), draft.x(2))),
                OpCase.of(
                        "ScatterElements",
                        draft -> Draft.type("ScatterElements")
                                .apply(draft.x(4), draft.integers(new Dims(2), 1, 3), draft.x(2))),
                OpCase.of(
                        "Gemm",
                        draft -> Draft.type("Gemm")
                                .apply(Attributes.NONE.with("alpha", -1.0), draft.x(2, 3), draft.x(3, 2))),
                OpCase.of("BatchNormalization", draft -> {
                    Value x = draft.x(2, 3);
                    Value mean = add(draft.positive(3), 1);
                    Value fixed = draft.graph().constant(ElementType.FLOAT32, new Dims(3), 1, 2, 3);
                    return nn.op.Ops.batchNormalization(x, fixed, fixed, mean, fixed, 1e-3);
                }),
                RecurrentCases.plain("LSTM"),
                RecurrentCases.plain("GRU"),
                OpCase.of("Clip", draft -> Draft.type("Clip").apply(draft.x(4), draft.x())));
    }
}
