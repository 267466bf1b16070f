package nn.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.FastForms;
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

/** Measures a rectifier, a pool of 2 by 2 after it, and the gradients of both, in the plain form and in the fast one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PoolingBenchmark {
    private static final Sliding WINDOWS = Sliding.of(2, 2).strides(2, 2);

    /** What a pool takes of each window. */
    public enum Kind {
        /** The maximum. */
        MAX {
            @Override
            Value of(Value x, boolean fast) {
                return Ops.maxPool(x, WINDOWS);
            }
        },
        /** The mean, whose gradient is a transposed convolution in the plain form. */
        AVERAGE {
            @Override
            Value of(Value x, boolean fast) {
                Value y = Ops.averagePool(x, WINDOWS);
                return fast ? y : Ops.customGradient(y, x, dy -> Ops.convTranspose(dy, even(x), WINDOWS, channels(x)));
            }
        };

        abstract Value of(Value x, boolean fast);

        private static long channels(Value x) {
            return x.dims().size(1);
        }

        private static Value even(Value x) {
            double[] taps = new double[(int) channels(x) * 4];
            Arrays.fill(taps, 0.25);
            return Ops.constant(x, new Dims(channels(x), 1, 2, 2), taps);
        }
    }

    /** What is taken. */
    @Param
    public Kind kind = Kind.MAX;

    /** Batch, channels, height and width. */
    @Param({"64x32x32x32", "128x8x24x24"})
    public String images = "64x32x32x32";

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
        Graph graph = graph(fast ? FastForms.of(Device.CPU, threads, Blocks.NONE) : Forms.PLAIN);
        run = new GraphRun(graph, Blocks.NONE, threads);
    }

    private Graph graph(Forms forms) {
        Graph graph = Graph.named("pooling");
        long[] sizes =
                Arrays.stream(images.split("x")).mapToLong(Long::parseLong).toArray();
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(sizes));
        Value y = kind.of(Ops.relu(x), fast);
        Value dy = graph.input("dy", ElementType.FLOAT32, y.dims());
        graph.output("y", y);
        Gradients.of(Map.of(y, dy), List.of(x), forms.gradients())
                .forEach((of, gradient) -> graph.output("gradient of " + of.name(), gradient));
        return graph;
    }

    /** Computes what the pool gives, and the gradient. */
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
