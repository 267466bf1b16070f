package nn.testkit;

import static nn.op.Ops.abs;
import static nn.op.Ops.add;
import static nn.op.Ops.cast;
import static nn.op.Ops.clip;
import static nn.op.Ops.cos;
import static nn.op.Ops.div;
import static nn.op.Ops.erf;
import static nn.op.Ops.exp;
import static nn.op.Ops.greater;
import static nn.op.Ops.log;
import static nn.op.Ops.max;
import static nn.op.Ops.min;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.pow;
import static nn.op.Ops.randomNormal;
import static nn.op.Ops.randomUniform;
import static nn.op.Ops.sin;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static nn.op.Ops.where;

import java.util.List;
import java.util.function.BinaryOperator;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/** Uses ops that work element by element, with sizes that are broadcast either way. */
final class ElementCases {
    private static final long BATCH = Dims.BATCH;

    private ElementCases() {}

    private static OpCase binary(String name, BinaryOperator<Value> word) {
        return OpCase.several(
                name,
                draft -> List.of(
                        word.apply(draft.positive(3, 1, 5), draft.positive(4, 1)),
                        word.apply(draft.positive(3), draft.positive(2, 3)),
                        word.apply(draft.positive(2, 3), draft.positive()),
                        word.apply(draft.positive(1, 3), draft.positive(2, 1)),
                        word.apply(draft.positive(BATCH, 1), draft.positive(4)),
                        word.apply(draft.positive(1), draft.positive(BATCH, 2))));
    }

    static List<OpCase> all() {
        return List.of(
                binary("add", (a, b) -> add(a, b)),
                binary("sub", (a, b) -> sub(a, b)),
                binary("mul", (a, b) -> mul(a, b)),
                binary("div", (a, b) -> div(a, b)),
                binary("pow", (a, b) -> pow(a, b)),
                binary("max", (a, b) -> max(a, b)),
                binary("min", (a, b) -> min(a, b)),
                OpCase.of("max of itself and of less", draft -> {
                    Value x = draft.x(3, 4);
                    return max(max(x, x), mul(x, 0.5));
                }),
                OpCase.of("a value with itself", draft -> {
                    Value x = draft.x(3, 4);
                    return div(mul(add(x, x), sub(x, mul(x, x))), exp(x));
                }),
                OpCase.several("numbers", draft -> {
                    Value x = draft.x(3, 4);
                    return List.of(add(x, 2), add(x, 0), sub(1, x), mul(x, 3), mul(x, 1), pow(x, 3), pow(x, 2));
                }),
                OpCase.several(
                        "powers of positive numbers",
                        draft -> List.of(
                                pow(draft.positive(3, 2), 0.5),
                                pow(draft.positive(5), -1.5),
                                pow(draft.positive(4), -1))),
                OpCase.several("one input", draft -> {
                    Value x = draft.x(3, 5);
                    return List.of(neg(x), square(x), exp(x), erf(x), sin(x), cos(x), abs(x), clip(x, -0.9, 0.55));
                }),
                OpCase.several(
                        "one positive input", draft -> List.of(sqrt(draft.positive(7)), log(draft.positive(BATCH, 2)))),
                OpCase.several("bounds that are missing", draft -> {
                    Value x = draft.x(7);
                    Value low = draft.graph().scalar(ElementType.FLOAT32, -0.9);
                    return List.of(
                            Draft.type("Clip").apply(x), Draft.type("Clip").apply(x, low));
                }),
                OpCase.several(
                        "where",
                        draft -> List.of(
                                where(draft.flags(3, 4), draft.x(3, 4), draft.x(3, 4)),
                                where(draft.flags(4), draft.x(3, 1), draft.x(1)),
                                where(draft.flags(3, 1), draft.x(4), draft.x(2, 1, 1)),
                                where(draft.flags(1, 4), draft.x(), draft.x(BATCH, 4)))),
                OpCase.of("where of what is compared", draft -> {
                    Value x = draft.x(3, 4);
                    return where(greater(x, 0), square(x), mul(x, 3));
                }),
                OpCase.of("cast to float64", draft -> cast(square(draft.x(3, 4)), ElementType.FLOAT64)),
                OpCase.several("random numbers", draft -> {
                    Value x = draft.x(BATCH, 3, 2);
                    Value key = draft.graph().scalar(ElementType.UINT32, 3e9);
                    return List.of(
                            mul(x, randomUniform(x, key)),
                            mul(x, randomNormal(x, key)),
                            mul(x, randomNormal(x, new Dims(BATCH, 1, 2), key)),
                            mul(x, randomUniform(x, new Dims(BATCH, 1, 1), key)));
                }),
                OpCase.of("identity", draft -> Draft.type("Identity").apply(draft.x(3))));
    }
}
