package nn.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import nn.data.Optimization;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.FastForms;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
import nn.spi.Ages;
import nn.spi.ChunkTypes;
import nn.spi.Device;
import nn.spi.Plan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures how long it takes to write a training step as a graph, before ONNX Runtime sees it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepGraphBenchmark {
    /** Which network. */
    @Param({"LECTURE", "PERCEPTRON", "LENET", "VGG", "RESIDUAL", "LSTM"})
    public Task task = Task.LECTURE;

    /** Lays the network out, derives it, and serializes the graph. */
    @Benchmark
    public byte[] training() {
        Plan plan = task.plan();
        ElementType targets = task.labelled() ? ElementType.INT32 : ElementType.UINT8;
        ChunkTypes types = new ChunkTypes(List.of(ElementType.UINT8), targets, false);
        Ages ages = Ages.of(plan, Optimization.FROM_THE_FIRST);
        return GraphWriter.model(plan.training(types, ages, FastForms.of(Device.CPU, 2, Blocks.NONE)));
    }
}
