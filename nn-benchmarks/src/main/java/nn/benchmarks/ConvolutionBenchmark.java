package nn.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.FastForms;
import nn.onnx.run.BlockSize;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;
import nn.spi.Device;
import nn.spi.Forms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures a convolution and its gradients, in the form that the ops state and in the fast one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("ImmutableEnumChecker") // shapes are values, which Error Prone cannot see
public class ConvolutionBenchmark {
    /** What slides over what: batch, channels and sizes; filters and taps; stride, dilation, groups. */
    public enum Kind {
        /** The second convolution of d. */
        IMAGE_32(new Dims(64, 32, 32, 32), new Dims(32, 32, 3, 3), 1, 1, 1),
        /** The fourth convolution of d. */
        IMAGE_16(new Dims(64, 64, 16, 16), new Dims(64, 64, 3, 3), 1, 1, 1),
        /** The sixth convolution of d. */
        IMAGE_8(new Dims(64, 128, 8, 8), new Dims(128, 128, 3, 3), 1, 1, 1),
        /** The second convolution of c. */
        NARROW(new Dims(128, 8, 14, 14), new Dims(16, 8, 3, 3), 1, 1, 1),
        /** A window of 25 taps. */
        LARGE_WINDOW(new Dims(64, 20, 16, 16), new Dims(20, 20, 5, 5), 1, 1, 1),
        /** A window of one tap. */
        ONE_TAP(new Dims(64, 64, 16, 16), new Dims(64, 64, 1, 1), 1, 1, 1),
        /** Every second window. */
        STRIDED(new Dims(64, 32, 32, 32), new Dims(64, 32, 3, 3), 2, 1, 1),
        /** Taps apart from each other. */
        DILATED(new Dims(64, 32, 32, 32), new Dims(32, 32, 3, 3), 1, 2, 1),
        /** Four groups of channels. */
        GROUPED(new Dims(64, 64, 16, 16), new Dims(64, 16, 3, 3), 1, 1, 4),
        /** Each channel by itself. */
        DEPTHWISE(new Dims(64, 64, 16, 16), new Dims(64, 1, 3, 3), 1, 1, 64),
        /** A series. */
        SERIES(new Dims(64, 64, 128), new Dims(64, 64, 5), 1, 1, 1),
        /** Every second window of a series. */
        STRIDED_SERIES(new Dims(64, 32, 512), new Dims(64, 32, 5), 2, 1, 1);

        private final Dims input;
        private final Dims kernel;
        private final Sliding sliding;
        private final long groups;

        Kind(Dims input, Dims kernel, long stride, long dilation, long groups) {
            this.input = input;
            this.kernel = kernel;
            this.groups = groups;
            long[] taps = Arrays.stream(kernel.sizes()).skip(2).toArray();
            this.sliding = Sliding.of(taps).strides(all(taps, stride)).dilations(all(taps, dilation));
        }

        private static long[] all(long[] axes, long number) {
            return Arrays.stream(axes).map(axis -> number).toArray();
        }

        /** As many zeros as leave the size as it is, where the stride does. */
        private long[] zeros() {
            int rank = input.rank();
            long[] counts = new long[2 * rank];
            for (int axis = 2; axis < rank; axis++) {
                long zeros = sliding.reach(axis - 2) - 1;
                counts[axis] = zeros / 2;
                counts[rank + axis] = zeros - zeros / 2;
            }
            return counts;
        }

        private Graph graph(Forms forms) {
            Graph graph = Graph.named("convolution");
            Value x = graph.input("x", ElementType.FLOAT32, input);
            Value w = graph.input("w", ElementType.FLOAT32, kernel);
            Value y = Ops.conv(Ops.pad(x, 0, zeros()), w, sliding, groups);
            Value dy = graph.input("dy", ElementType.FLOAT32, y.dims());
            graph.output("y", y);
            Gradients.of(Map.of(y, dy), List.of(x, w), forms.gradients())
                    .forEach((of, gradient) -> graph.output("gradient of " + of.name(), gradient));
            return graph;
        }
    }

    /** What slides over what. */
    @Param
    public Kind kind = Kind.IMAGE_32;

    /** Whether in the fast form. */
    @Param({"false", "true"})
    public boolean fast;

    /** How many threads. */
    @Param({"1", "2"})
    public int threads = 2;

    private GraphRun run;

    /** Compiles the graph. */
    @Setup
    public void compile() {
        Blocks blocks = fast ? BlockSize.on(Device.CPU) : Blocks.NONE;
        Graph graph = kind.graph(fast ? FastForms.of(Device.CPU, threads, blocks) : Forms.PLAIN);
        run = new GraphRun(graph, blocks, threads);
    }

    /** Computes what the convolution gives, and both gradients. */
    @Benchmark
    public void run() {
        run.run();
    }

    /** Closes the graph. */
    @TearDown
    public void close() {
        run.close();
    }
}
