package nn.testkit;

import static nn.op.Ops.amax;
import static nn.op.Ops.amin;
import static nn.op.Ops.celu;
import static nn.op.Ops.cumSum;
import static nn.op.Ops.elu;
import static nn.op.Ops.gelu;
import static nn.op.Ops.glu;
import static nn.op.Ops.hardShrink;
import static nn.op.Ops.hardSigmoid;
import static nn.op.Ops.hardSilu;
import static nn.op.Ops.hardTanh;
import static nn.op.Ops.huber;
import static nn.op.Ops.leakyRelu;
import static nn.op.Ops.logCosh;
import static nn.op.Ops.logSigmoid;
import static nn.op.Ops.logSoftmax;
import static nn.op.Ops.mean;
import static nn.op.Ops.mish;
import static nn.op.Ops.mul;
import static nn.op.Ops.relu;
import static nn.op.Ops.relu6;
import static nn.op.Ops.selu;
import static nn.op.Ops.sigmoid;
import static nn.op.Ops.silu;
import static nn.op.Ops.softShrink;
import static nn.op.Ops.softmax;
import static nn.op.Ops.softplus;
import static nn.op.Ops.softsign;
import static nn.op.Ops.sparsePlus;
import static nn.op.Ops.sparseSigmoid;
import static nn.op.Ops.sparsemax;
import static nn.op.Ops.squareplus;
import static nn.op.Ops.sum;
import static nn.op.Ops.tanh;
import static nn.op.Ops.tanhShrink;
import static nn.op.Ops.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/** Uses activation functions, and ops that make one element of many. */
final class FunctionCases {
    private static final long BATCH = Dims.BATCH;

    private FunctionCases() {}

    private static OpCase unary(String name, UnaryOperator<Value> word) {
        return OpCase.several(name, draft -> {
            Value x = draft.x(3, 5);
            return List.of(word.apply(x), word.apply(mul(x, 4)), word.apply(draft.x(BATCH, 2)));
        });
    }

    /** An op with its standard attributes, and with others. */
    private static OpCase chosen(String type, Attributes attributes) {
        return unary(
                type + " as chosen",
                x -> mul(Draft.type(type).apply(x), Draft.type(type).apply(attributes, x)));
    }

    static List<OpCase> all() {
        List<OpCase> all = new ArrayList<>(List.of(
                unary("sigmoid", x -> sigmoid(x)),
                unary("tanh", x -> tanh(x)),
                unary("relu", x -> relu(x)),
                unary("relu6", x -> relu6(x)),
                unary("hardSigmoid", x -> hardSigmoid(x)),
                chosen("HardSigmoid", Attributes.NONE.with("alpha", 0.3).with("beta", 0.4)),
                unary("leakyRelu", x -> leakyRelu(x, 0.3)),
                chosen("LeakyRelu", Attributes.NONE.with("alpha", 0.2)),
                unary("elu", x -> elu(x, 0.7)),
                chosen("Elu", Attributes.NONE.with("alpha", 1.4)),
                unary("selu", x -> selu(x)),
                chosen("Selu", Attributes.NONE.with("alpha", 1.2).with("gamma", 0.9)),
                unary("gelu", x -> gelu(x)),
                unary("silu", x -> silu(x)),
                unary("softplus", x -> softplus(x)),
                unary("softsign", x -> softsign(x)),
                unary("huber", x -> huber(x, 0.8)),
                unary("logCosh", x -> logCosh(x))));
        all.addAll(List.of(
                unary("mish", x -> mish(x)),
                unary("hardSilu", x -> hardSilu(x)),
                unary("hardTanh", x -> hardTanh(x)),
                unary("logSigmoid", x -> logSigmoid(x)),
                unary("celu", x -> celu(x, 1)),
                unary("celu as chosen", x -> celu(x, 0.7)),
                unary("softShrink", x -> softShrink(x, 0.4)),
                unary("hardShrink", x -> hardShrink(x, 0.4)),
                unary("tanhShrink", x -> tanhShrink(x)),
                unary("squareplus", x -> squareplus(x, 3)),
                unary("threshold", x -> threshold(x, 0.4, 0.1)),
                unary("sparsePlus", x -> sparsePlus(x)),
                unary("sparseSigmoid", x -> sparseSigmoid(x)),
                unary("sparsemax of rows", x -> sparsemax(x, -1)),
                OpCase.of("sparsemax within", draft -> sparsemax(draft.x(2, 3, 4), 1)),
                OpCase.of("glu of rows", draft -> glu(draft.x(3, 4), -1)),
                OpCase.of("glu within", draft -> glu(draft.x(2, 6, 4), 1))));
        all.addAll(List.of(
                unary("softmax of rows", x -> softmax(x, -1)),
                unary("softmax of columns", x -> softmax(x, 0)),
                unary("logSoftmax of rows", x -> logSoftmax(x, 1)),
                unary("logSoftmax of columns", x -> logSoftmax(x, 0)),
                OpCase.of("softmax by default", draft -> Draft.type("Softmax").apply(draft.x(2, 3, 4))),
                OpCase.of("softmax within", draft -> softmax(draft.x(2, 3, 4), 1)),
                OpCase.of(
                        "logSoftmax by default",
                        draft -> Draft.type("LogSoftmax").apply(draft.x(2, 3, 4)))));
        all.addAll(reductions());
        all.addAll(cumulative());
        return all;
    }

    /** Takes some axes of a value, which go or stay. */
    @FunctionalInterface
    private interface Reduction {
        Value of(Value x, boolean keepDims, int... axes);
    }

    private static OpCase reduction(String name, Reduction word) {
        return OpCase.several(name, draft -> {
            Value x = draft.x(3, 4, 5);
            Value batch = draft.x(BATCH, 3);
            return List.of(
                    word.of(x, false),
                    word.of(x, true),
                    word.of(x, false, 0),
                    word.of(x, true, 1),
                    word.of(x, false, -1, 0),
                    word.of(x, true, 0, 2),
                    word.of(batch, false, 0),
                    word.of(batch, true, -1),
                    word.of(batch, false),
                    word.of(draft.x(), false));
        });
    }

    private static List<OpCase> reductions() {
        return List.of(
                reduction("sum", (x, keep, axes) -> sum(x, keep, axes)),
                reduction("mean", (x, keep, axes) -> mean(x, keep, axes)),
                reduction("amax", (x, keep, axes) -> amax(x, keep, axes)),
                reduction("amin", (x, keep, axes) -> keep ? amin(x, axes) : mul(amin(x, axes), 2)),
                OpCase.several("reductions of all axes by default", draft -> {
                    Value x = draft.x(3, 4);
                    return List.of(
                            Draft.type("ReduceSum").apply(x),
                            Draft.type("ReduceMean").apply(x),
                            Draft.type("ReduceMax").apply(x),
                            Draft.type("ReduceMin").apply(x));
                }));
    }

    private static List<OpCase> cumulative() {
        List<OpCase> all = new ArrayList<>();
        for (long reverse = 0; reverse < 2; reverse++) {
            for (long exclusive = 0; exclusive < 2; exclusive++) {
                Attributes attributes = Attributes.NONE.with("reverse", reverse).with("exclusive", exclusive);
                all.add(OpCase.several("cumSum " + attributes.all(), draft -> {
                    Value x = draft.x(3, 4);
                    return List.of(
                            Draft.type("CumSum").apply(attributes, x, axis(x, 0)),
                            Draft.type("CumSum").apply(attributes, x, axis(x, -1)),
                            cumSum(x, 1));
                }));
            }
        }
        return all;
    }

    private static Value axis(Value x, int axis) {
        return x.graph().scalar(ElementType.INT64, axis);
    }
}
