package nn.benchmarks;

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

/** Measures the gradient of a bias from those of 128 rows, as a sum in the plain form and as a product in the fast one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BiasBenchmark {
    private static final long ROWS = 128;

    /** How many units have a bias. */
    @Param({"64", "512"})
    public long units = 512;

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
        Forms forms = fast ? FastForms.of(Device.CPU, threads, Blocks.NONE) : Forms.PLAIN;
        run = new GraphRun(graph(forms), Blocks.NONE, threads);
    }

    private Graph graph(Forms forms) {
        Graph graph = Graph.named("bias");
        Value x = graph.input("x", ElementType.FLOAT32, new Dims(ROWS, 1));
        Value kernel = graph.input("kernel", ElementType.FLOAT32, new Dims(1, units));
        Value bias = graph.input("bias", ElementType.FLOAT32, new Dims(units));
        Value y = Ops.affine(x, kernel, bias);
        Value dy = graph.input("dy", ElementType.FLOAT32, y.dims());
        Gradients.of(Map.of(y, dy), List.of(bias), forms.gradients())
                .forEach((of, gradient) -> graph.output("gradient", gradient));
        return graph;
    }

    /** Computes the gradient. */
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
