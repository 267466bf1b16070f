package nn.benchmarks;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import nn.Metrics;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Metric;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures the accuracy of 60 000 predictions of ten classes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AccuracyBenchmark {
    private final Tensor scores = Rows60000.scores();
    private final Tensor others = Rows60000.scores();
    private final Tensor labels = Rows60000.labelled().targets();

    /** Compares with integer labels. */
    @Benchmark
    public double labels() {
        return accuracy(labels);
    }

    /** Compares with ten numbers a row, as losses that want one-hot targets make them. */
    @Benchmark
    public double oneHot() {
        return accuracy(others);
    }

    private double accuracy(Tensor targets) {
        Metric.Accumulator count = Metrics.accuracy().start(Shape.of(10));
        count.add(scores, targets, Optional.empty());
        return count.value();
    }
}
