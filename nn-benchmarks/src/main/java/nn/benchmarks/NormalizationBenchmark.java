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
import nn.op.Value;
import nn.spi.Device;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures a batch normalization in training and its gradients: op by op, and with the factors of each feature folded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class NormalizationBenchmark {
    private static final double EPSILON = 1e-3;

    /** Channels, height and width of 128 images. */
    @Param({"32x32x32", "64x16x16", "8x12x12"})
    public String image = "32x32x32";

    /** Whether the factors are folded. */
    @Param({"false", "true"})
    public boolean folded;

    /** How many threads. */
    @Param({"1", "2"})
    public int threads = 2;

    private GraphRun run;

    /** Compiles the graph. */
    @Setup
    public void compile() {
        run = new GraphRun(graph(), Blocks.NONE, threads);
    }

    private Graph graph() {
        long[] sizes =
                Arrays.stream(image.split("x")).mapToLong(Long::parseLong).toArray();
        Dims dims = new Dims(128, sizes[0], sizes[1], sizes[2]);
        Graph graph = Graph.named("normalization");
        Value x = graph.input("x", ElementType.FLOAT32, dims);
        Value gamma = graph.input("gamma", ElementType.FLOAT32, new Dims(sizes[0]));
        Value beta = graph.input("beta", ElementType.FLOAT32, new Dims(sizes[0]));
        Value dy = graph.input("dy", ElementType.FLOAT32, dims);
        Value y = folded ? Ops.normalizeFeatures(x, gamma, beta, EPSILON, 1).y() : apart(x, gamma, beta);
        graph.output("y", y);
        Gradients.of(
                        Map.of(y, dy),
                        List.of(x, gamma, beta),
                        FastForms.of(Device.CPU, threads, Blocks.NONE).gradients())
                .forEach((of, gradient) -> graph.output("gradient of " + of.name(), gradient));
        return graph;
    }

    private static Value apart(Value x, Value gamma, Value beta) {
        Value normalized = Ops.normalize(x, EPSILON, 0, 2, 3).y();
        return Ops.add(Ops.mul(normalized, Ops.along(gamma, x, 1)), Ops.along(beta, x, 1));
    }

    /** Computes what the normalization gives, and its three gradients. */
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
