package nn.onnx.lower;

import java.util.List;
import java.util.concurrent.TimeUnit;
import nn.benchmarks.Task;
import nn.onnx.graph.Type;
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
    @Param({"LECTURE", "WIDE", "LENET", "VGG"})
    public Task task = Task.LECTURE;

    /** Lays the network out, derives it, and serializes the graph. */
    @Benchmark
    public byte[] training() {
        Plan plan = task.plan();
        Type targets = task.labelled() ? Type.INT32 : Type.UINT8;
        return StepGraph.training(plan, new Feed(List.of(Type.UINT8), targets, false));
    }
}
