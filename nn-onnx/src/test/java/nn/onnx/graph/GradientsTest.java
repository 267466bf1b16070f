package nn.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.layer.MaxPool2D;
import nn.layer.Padding;
import nn.layer.Window;
import nn.onnx.graph.OpCheck.Op;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the gradient rule of every op against central differences of the op itself. */
class GradientsTest {
    private static Op op(String name, Type type, Function<List<Value>, Value> maker, long[]... sizes) {
        return new Op(name, type, Stream.of(sizes).map(Dims::new).toList(), maker);
    }

    private static Op unary(String name, Type type, Function<Value, Value> maker) {
        return op(name, type, x -> maker.apply(x.get(0)), new long[] {3, 4});
    }

    private static Op binary(String name, Function<List<Value>, Value> maker, long[] a, long[] b) {
        return op(name, Type.DOUBLE, maker, a, b);
    }

    @TestFactory
    Stream<DynamicTest> elementWiseOps() {
        return tests(
                unary("neg", Type.DOUBLE, Arithmetic::neg),
                unary("square", Type.DOUBLE, Arithmetic::square),
                unary("sqrt", Type.DOUBLE, x -> Arithmetic.sqrt(Arithmetic.plus(Arithmetic.square(x), 1))),
                unary("log", Type.DOUBLE, x -> Arithmetic.log(Arithmetic.plus(Arithmetic.square(x), 1))),
                unary("exp", Type.DOUBLE, Arithmetic::exp),
                unary("abs", Type.DOUBLE, Arithmetic::abs),
                unary("clip", Type.DOUBLE, x -> Arithmetic.clip(x, -0.5, 0.7)),
                unary("huber", Type.DOUBLE, x -> Arithmetic.huber(x, 0.6)),
                unary(
                        "scale, plus, minus",
                        Type.DOUBLE,
                        x -> Arithmetic.minus(3, Arithmetic.plus(Arithmetic.scale(x, 0.3), 2))));
    }

    @TestFactory
    Stream<DynamicTest> opsOfTwoThatSpread() {
        long[] matrix = {3, 4};
        return tests(
                binary("add", x -> Arithmetic.add(x.get(0), x.get(1)), matrix, new long[] {4}),
                binary("sub", x -> Arithmetic.sub(x.get(0), x.get(1)), new long[] {3, 1}, matrix),
                binary("mul", x -> Arithmetic.mul(x.get(0), x.get(1)), matrix, new long[] {1, 4}),
                binary("mul by a scalar", x -> Arithmetic.mul(x.get(0), x.get(1)), matrix, new long[] {}),
                binary("mul of both", x -> Arithmetic.mul(x.get(0), x.get(1)), new long[] {3, 1}, new long[] {1, 4}),
                binary(
                        "div",
                        x -> Arithmetic.div(x.get(0), Arithmetic.plus(Arithmetic.square(x.get(1)), 1)),
                        matrix,
                        matrix),
                binary(
                        "a value used twice",
                        x -> Arithmetic.mul(Arithmetic.add(x.get(0), x.get(1)), Arithmetic.exp(x.get(0))),
                        matrix,
                        matrix));
    }

    @TestFactory
    Stream<DynamicTest> activations() {
        return tests(
                unary("sigmoid", Type.DOUBLE, Activations::sigmoid),
                unary("tanh", Type.DOUBLE, Activations::tanh),
                unary("relu", Type.FLOAT, Activations::relu),
                unary("relu6", Type.DOUBLE, x -> Activations.relu6(Arithmetic.scale(x, 6))),
                unary("hardSigmoid", Type.FLOAT, x -> Activations.hardSigmoid(Arithmetic.scale(x, 4))),
                unary("leakyRelu", Type.FLOAT, x -> Activations.leakyRelu(x, 0.3)),
                unary("elu", Type.FLOAT, x -> Activations.elu(x, 0.7)),
                unary("selu", Type.FLOAT, Activations::selu),
                unary("gelu", Type.FLOAT, Activations::gelu),
                unary("silu", Type.DOUBLE, Activations::silu),
                unary("softplus", Type.FLOAT, Activations::softplus),
                unary("softsign", Type.FLOAT, Activations::softsign),
                unary("softmax", Type.DOUBLE, x -> Activations.softmax(x, 1)),
                unary("logSoftmax", Type.DOUBLE, x -> Activations.logSoftmax(x, 1)));
    }

    private static Matrix.Kernel plain(Value matrix) {
        return new Matrix.Kernel(matrix, false);
    }

    @TestFactory
    Stream<DynamicTest> productsSumsAndShapes() {
        return tests(
                op(
                        "product",
                        Type.DOUBLE,
                        x -> Matrix.product(x.get(0), plain(x.get(1))),
                        new long[] {3, 4},
                        new long[] {4, 2}),
                op(
                        "affine",
                        Type.DOUBLE,
                        x -> Matrix.affine(x.get(0), plain(x.get(1)), x.get(2)),
                        new long[] {3, 4},
                        new long[] {4, 2},
                        new long[] {2}),
                op(
                        "affine, turned",
                        Type.DOUBLE,
                        x -> Matrix.affine(x.get(0), new Matrix.Kernel(x.get(1), true), x.get(2)),
                        new long[] {3, 4},
                        new long[] {2, 4},
                        new long[] {2}),
                unary("sum of all", Type.DOUBLE, x -> Reduction.sum(Arithmetic.square(x))),
                unary("sum of rows", Type.DOUBLE, x -> Reduction.sum(Arithmetic.square(x), false, 0)),
                unary("sum of columns", Type.DOUBLE, x -> Reduction.sum(Arithmetic.square(x), true, 1)),
                unary("mean", Type.DOUBLE, x -> Reduction.mean(Arithmetic.square(x), 0)),
                unary("reshape", Type.DOUBLE, x -> Shapes.reshape(x, new Dims(2, 6))),
                unary("transpose", Type.DOUBLE, x -> Shapes.transpose(x, 1, 0)),
                unary(
                        "normalize rows",
                        Type.DOUBLE,
                        x -> Normalizations.normalize(x, 0.01, 1).y()),
                unary(
                        "normalize columns",
                        Type.DOUBLE,
                        x -> Normalizations.normalize(x, 0.01, 0).y()),
                op("pad", Type.DOUBLE, x -> Shapes.pad(x.get(0), 0, 1, 0, 2, 1), new long[] {2, 1, 3, 4}));
    }

    @TestFactory
    Stream<DynamicTest> windows() {
        List<Op> ops = new ArrayList<>();
        for (Padding padding : Padding.values()) {
            for (int[] size : new int[][] {{1, 1}, {3, 2}, {2, 2}, {3, 3}}) {
                for (int stride = 1; stride <= 3; stride++) {
                    Window window = new Window(size[0], size[1], stride, stride, 1, 1, padding);
                    String name = size[0] + "x" + size[1] + " stride " + stride + " " + padding;
                    ops.add(convolution("convolve " + name, window));
                    ops.add(pool("max " + name, x -> Pooling.max(x, window)));
                    ops.add(pool("max of relu " + name, x -> Pooling.max(Activations.relu(offZero(x)), window)));
                    ops.add(pool("average " + name, x -> Pooling.average(x, window)));
                }
            }
            ops.add(convolution("convolve dilated " + padding, new Window(3, 2, 1, 1, 2, 3, padding)));
        }
        return tests(ops.toArray(Op[]::new));
    }

    /** Moves the numbers so that no step crosses 0. */
    private static Value offZero(Value x) {
        return Arithmetic.plus(x, 0.002);
    }

    private static Op convolution(String name, Window window) {
        return op(
                name,
                Type.FLOAT,
                x -> Convolution.convolve(x.get(0), x.get(1), x.get(2), window),
                new long[] {2, 2, 7, 6},
                new long[] {3, 2, window.height(), window.width()},
                new long[] {3});
    }

    private static Op pool(String name, Function<Value, Value> maker) {
        return op(name, Type.FLOAT, x -> maker.apply(x.get(0)), new long[] {2, 2, 7, 6});
    }

    @Test
    void theFirstOfEqualMaximaReceivesTheGradient() throws OrtException {
        Op op = pool("max", x -> Pooling.max(x, MaxPool2D.of(2, 2).window()));
        double[] image = new double[2 * 2 * 7 * 6];
        double[] ones = DoubleStream.generate(() -> 1).limit(2 * 2 * 3 * 3).toArray();
        try (OpCheck check = new OpCheck(op)) {
            assertThat(check.gradients(List.of(image), ones).get(0)).startsWith(1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1);
        }
    }

    @TestFactory
    Stream<DynamicTest> opsWithoutARuleAreRefused() {
        return Stream.of(
                refused("Where", x -> Arithmetic.where(Arithmetic.greater(x, Arithmetic.number(x, 0)), x, x)),
                refused("Max", x -> Arithmetic.max(x, Arithmetic.number(x, 0))),
                refused("Concat", x -> Shapes.concat(List.of(x, x), 0)),
                refused("Split", x -> Shapes.split(x, 0, 2).get(1)),
                refused("Slice", x -> Shapes.sample(x, 0, 0, 2, 2, new Dims(2, 1, 1, 2))),
                refused("Cast", x -> Arithmetic.cast(x, Type.DOUBLE)),
                refused("Gemm", x -> Matrix.gemm(flat(x), flat(x), true, false)),
                refused("BatchNormalization", x -> {
                    Value before = x.producer().orElseThrow().input(0);
                    Value scales = Reduction.sum(before, false, 0, 2, 3);
                    return Normalizations.fixed(x, scales, scales, scales, scales, 0.1);
                }));
    }

    private static Value flat(Value x) {
        return Shapes.reshape(x, new Dims(2, 12));
    }

    private static DynamicTest refused(String name, Function<Value, Value> maker) {
        return DynamicTest.dynamicTest(name, () -> {
            Value w = Graph.named("refused").input("w", Type.FLOAT, new Dims(2, 1, 3, 4));
            Value y = maker.apply(Arithmetic.exp(w));
            Value total = Reduction.sum(y);
            assertThatThrownBy(() -> Gradients.of(total, Arithmetic.number(total, 1), List.of(w)))
                    .isInstanceOf(NnException.class)
                    .hasMessage(y.name() + ": the op " + name + " has no gradient rule for all that it takes in.\n"
                            + "Maybe state the rule beside the op, or stop() where it is meant to be a constant.");
        });
    }

    @Test
    void whatIsStoppedIsAConstant() {
        Value w = Graph.named("stopped").input("w", Type.FLOAT, new Dims(2, 1, 3, 4));
        Value kept = Arithmetic.where(Arithmetic.greater(w, Arithmetic.number(w, 0)), w, w)
                .stop();
        Value total = Reduction.sum(kept);
        assertThat(Gradients.of(total, Arithmetic.number(total, 1), List.of(w))).isEmpty();
        Value both = Reduction.sum(Arithmetic.mul(kept, w));
        assertThat(Gradients.of(both, Arithmetic.number(both, 1), List.of(w))).containsOnlyKeys(w);
    }

    private static Stream<DynamicTest> tests(Op... ops) {
        return Stream.of(ops)
                .map(op -> DynamicTest.dynamicTest(op.name(), () -> {
                    try (OpCheck check = new OpCheck(op)) {
                        check.run();
                    }
                }));
    }
}
