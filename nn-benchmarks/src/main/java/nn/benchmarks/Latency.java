package nn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Holds what JMH measured of one call.
 *
 * @param mean microseconds
 * @param median microseconds
 * @param p99 microseconds
 * @param bytes how much a call allocates
 */
record Latency(double mean, double median, double p99, double bytes) {
    /** Holds the same work done by us and by hand, in one round. */
    record Pair(Latency ours, Latency byHand) {}

    /** Measures a benchmark and its counterpart by hand so many times, in turn, each in a process of its own. */
    static List<Pair> measure(String benchmark, int rounds) throws RunnerException {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Pair pair = new Pair(measure(benchmark), measure(benchmark + "ByHand"));
            System.err.printf(
                    Locale.ROOT,
                    "round %d, %s: %.2f us, by hand %.2f us%n",
                    round + 1,
                    benchmark,
                    pair.ours.median,
                    pair.byHand.median);
            pairs.add(pair);
        }
        return pairs;
    }

    private static Latency measure(String benchmark) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(PredictBenchmark.class.getName() + "." + benchmark + "$")
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        RunResult result = new Runner(options).runSingle();
        return new Latency(
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getStatistics().getPercentile(50),
                result.getPrimaryResult().getStatistics().getPercentile(99),
                allocated(result.getSecondaryResults()));
    }

    @SuppressWarnings("rawtypes")
    private static double allocated(Map<String, Result> results) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .sum();
    }
}
