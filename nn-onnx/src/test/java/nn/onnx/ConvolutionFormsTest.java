package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.FastForms;
import nn.onnx.run.BlockSize;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradient;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Op;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;
import nn.spi.Device;
import nn.spi.Forms;
import nn.testkit.Array;
import nn.testkit.Interpreter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the gradients of convolutions in fast forms against those that the ops state, computed in double. */
class ConvolutionFormsTest {
    private static final double EPSILON = 1.0 / (1 << 24);

    /** A convolution of a batch, with zeros around it; a transposed one leaves as many elements out. */
    record Case(boolean isTransposed, Dims input, Dims kernel, Sliding sliding, long groups, List<Long> zeros) {
        static Case of(Dims input, Dims kernel, Sliding sliding, long groups, Long... zeros) {
            return new Case(false, input, kernel, sliding, groups, List.of(zeros));
        }

        Case transposed(Dims other) {
            return new Case(true, other, kernel, sliding, groups, zeros);
        }

        Graph graph(Function<Op, Gradient> gradients) {
            Graph graph = Graph.named("case");
            Value x = graph.input("x", ElementType.FLOAT32, input.with(0, Dims.BATCH));
            Value w = graph.input("w", ElementType.FLOAT32, kernel);
            long[] ends = zeros.stream().mapToLong(Long::longValue).toArray();
            Value y = isTransposed
                    ? Ops.convTranspose(x, w, sliding, groups, ends)
                    : Ops.conv(Ops.pad(x, 0, around(ends)), w, sliding, groups);
            graph.output("value", y);
            Value dy = graph.input("dy", ElementType.FLOAT32, y.dims());
            Gradients.of(Map.of(y, dy), List.of(x, w), gradients)
                    .forEach((of, gradient) -> graph.output("gradient of " + of.name(), gradient));
            return graph;
        }

        private static long[] around(long[] ends) {
            long[] all = new long[ends.length + 4];
            System.arraycopy(ends, 0, all, 2, ends.length / 2);
            System.arraycopy(ends, ends.length / 2, all, ends.length / 2 + 4, ends.length / 2);
            return all;
        }
    }

    private static Sliding square(int size) {
        return Sliding.of(size, size);
    }

    static Stream<Case> cases() {
        return Stream.of(
                        images(3, 4, 9, 7, square(3), 1, 1, 1, 1, 1),
                        images(16, 5, 12, 13, square(3), 1, 1, 1, 1, 1),
                        images(8, 4, 12, 12, square(3), 1, 0, 0, 0, 0),
                        images(16, 32, 5, 6, square(3), 1, 1, 1, 1, 1),
                        images(32, 9, 6, 5, square(3).strides(2, 1), 1, 1, 0, 1, 2),
                        images(16, 16, 7, 7, square(3).dilations(2, 1), 1, 0, 1, 0, 1),
                        images(32, 32, 6, 6, square(3), 32, 1, 1, 1, 1),
                        images(16, 16, 6, 7, square(3).strides(2, 2), 16, 0, 0, 1, 1),
                        images(8, 2, 32, 32, square(2), 1, 1, 0, 1, 0),
                        images(2, 4, 9, 9, square(5), 1, 2, 2, 2, 2),
                        images(8, 4, 13, 13, Sliding.of(4, 2), 1, 2, 1, 1, 0),
                        images(8, 4, 13, 13, square(2), 1, 4, 3, 2, 1),
                        images(9, 4, 12, 12, square(1), 1, 0, 0, 0, 0),
                        images(9, 4, 12, 12, square(1), 1, 1, 0, 2, 0),
                        images(5, 4, 9, 8, square(1).strides(2, 2), 1, 0, 0, 0, 0),
                        images(5, 4, 10, 9, square(3).strides(2, 2), 1, 0, 0, 1, 1),
                        images(5, 4, 11, 10, square(3).strides(3, 2), 1, 0, 1, 0, 0),
                        images(5, 4, 12, 11, square(2).strides(3, 4), 1, 1, 0, 0, 0),
                        images(5, 4, 11, 12, square(3).dilations(2, 3), 1, 2, 3, 2, 3),
                        images(5, 4, 14, 13, square(3).dilations(2, 1).strides(2, 2), 1, 1, 1, 1, 1),
                        images(6, 9, 12, 12, square(3), 3, 1, 1, 1, 1),
                        images(6, 9, 12, 11, square(3).strides(2, 2), 3, 1, 1, 1, 1),
                        images(6, 6, 12, 12, square(3), 6, 1, 1, 1, 1),
                        images(6, 12, 12, 12, square(3), 6, 1, 1, 1, 1),
                        images(6, 6, 11, 12, square(3).strides(2, 2), 6, 1, 1, 1, 1),
                        series(5, 4, 17, Sliding.of(3), 1, 1, 1),
                        series(5, 4, 17, Sliding.of(5).dilations(3), 1, 12, 0),
                        series(5, 4, 18, Sliding.of(4).strides(3), 1, 0, 2),
                        series(6, 6, 18, Sliding.of(4), 6, 1, 2),
                        series(6, 4, 18, Sliding.of(3).strides(2), 2, 1, 1),
                        series(6, 4, 18, Sliding.of(1), 1, 0, 0),
                        series(8, 8, 18, Sliding.of(2).strides(3), 8, 0, 1))
                .flatMap(each -> Stream.of(each, back(each)));
    }

    private static Case images(
            long channels, long filters, long height, long width, Sliding sliding, long groups, long... ends) {
        Dims kernel = new Dims(
                filters,
                channels / groups,
                sliding.size().get(0),
                sliding.size().get(1));
        return Case.of(new Dims(3, channels, height, width), kernel, sliding, groups, boxed(ends));
    }

    private static Case series(long channels, long filters, long length, Sliding sliding, long groups, long... ends) {
        Dims kernel = new Dims(filters, channels / groups, sliding.size().get(0));
        return Case.of(new Dims(3, channels, length), kernel, sliding, groups, boxed(ends));
    }

    private static Long[] boxed(long... ends) {
        return java.util.Arrays.stream(ends).boxed().toArray(Long[]::new);
    }

    /** The transposed convolution that goes the other way, from what this one gives. */
    private static Case back(Case one) {
        Graph graph = one.graph(Forms.PLAIN.gradients());
        Dims given = graph.inputs().stream()
                .filter(input -> input.name().equals("dy"))
                .findFirst()
                .orElseThrow()
                .dims();
        return one.transposed(given.with(0, 3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allFormsGiveTheSame(Case used) throws Exception {
        Graph plain = used.graph(Forms.PLAIN.gradients());
        Map<String, Array> inputs = drawn(used, plain);
        Map<String, Array> expected = Interpreter.of(plain).run(inputs);
        Map<String, Array> sizes = Interpreter.of(plain).run(absolute(inputs));
        for (int threads : new int[] {1, 2}) {
            for (Blocks blocks : List.of(BlockSize.on(Device.CPU), Blocks.NONE)) {
                Graph fast =
                        used.graph(FastForms.of(Device.CPU, threads, blocks).gradients());
                Map<String, Array> exact = Interpreter.of(fast).run(inputs);
                Map<String, Array> rounded = OnnxOpsTest.run(GraphWriter.model(fast, blocks), inputs);
                expected.forEach((name, array) -> {
                    assertClose(exact.get(name), array, sizes.get(name), 1e-13);
                    assertClose(rounded.get(name), array, sizes.get(name), terms(used) * EPSILON);
                });
            }
        }
    }

    /** So many products are summed up at most: of any order, their rounded sum differs by a rounding for each. */
    private static double terms(Case used) {
        return 2 + Math.max(used.input().count(0), used.kernel().count(0));
    }

    private static void assertClose(Array actual, Array expected, Array sizes, double bound) {
        assertThat(actual.dims()).isEqualTo(expected.dims());
        for (int i = 0; i < expected.numbers().length; i++) {
            double most = bound * sizes.numbers()[i];
            assertThat(Math.abs(actual.numbers()[i] - expected.numbers()[i])).isLessThanOrEqualTo(most);
        }
    }

    private static Map<String, Array> drawn(Case used, Graph graph) {
        Random random = new Random(7);
        return graph.inputs().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Value::name,
                        input -> drawn(
                                random,
                                input.name().equals("w")
                                        ? used.kernel()
                                        : input.dims().with(0, 3))));
    }

    private static Array drawn(Random random, Dims dims) {
        return Array.of(
                dims,
                DoubleStream.generate(() -> (float) random.nextGaussian())
                        .limit(dims.count(0))
                        .toArray());
    }

    private static Map<String, Array> absolute(Map<String, Array> inputs) {
        return inputs.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey,
                        each -> Array.of(
                                each.getValue().dims(),
                                DoubleStream.of(each.getValue().numbers())
                                        .map(Math::abs)
                                        .toArray())));
    }
}
