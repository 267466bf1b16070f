package nn.train;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import nn.Sequential;
import nn.benchmarks.Rows60000;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.spi.Network;
import nn.spi.Plan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures how long it takes to lay out an epoch of 60 000 rows of 784 bytes in shuffled chunks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FeedBenchmark {
    /** How many batches of 128 rows a chunk holds. */
    @Param({"8", "160"})
    public int steps;

    private final Feed feed;

    /** Draws the rows. */
    public FeedBenchmark() {
        Dataset data = Rows60000.labelled();
        Network network =
                Sequential.of(dense(10).sigmoid()).network(data.input().shape().row());
        Plan plan = new Plan(network, meanSquaredError(), sgd(0.01), 0, false);
        feed = new Feed(TrainingRows.supply(data, plan), 128, OptionalInt.empty());
    }

    /** Fills all chunks of an epoch, with nobody else at work. */
    @Benchmark
    public int epoch() {
        int rows = 0;
        feed.begin(Optional.of(Randoms.of(1, "order", 0)), 0, steps);
        Optional<Batches> chunk = feed.take(steps);
        while (chunk.isPresent()) {
            rows += chunk.get().rows().size();
            chunk = feed.take(steps);
        }
        return rows;
    }

    /** Ends the filling thread. */
    @TearDown
    public void close() {
        feed.close();
    }
}
