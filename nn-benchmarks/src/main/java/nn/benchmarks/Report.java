package nn.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what was measured as Markdown. */
final class Report {
    private final StringBuilder text = new StringBuilder();

    /** Writes the table of a contest; the first program is ours, and all are compared with it. */
    void contest(Task task, Contest contest, String device) {
        line("### %s: %s", task.letter(), task.title());
        line("");
        if (!contest.ours().isEmpty()) {
            table(task, contest);
        }
        contest.missing().forEach((program, why) -> line("- Not there: %s: %s", program.name(), why));
        if (device.equals("cpu")) {
            contest.runs().forEach((program, runs) -> share(task, program, runs, contest.machines()));
        }
        line("");
    }

    private void table(Task task, Contest contest) {
        line(
                "| program | runs on | threads | seconds an epoch | nn ÷ this | target | first epoch after, s | MB | accuracy |");
        line("|---|---|---|---|---|---|---|---|---|");
        List<Run> ours = contest.ours();
        contest.runs().forEach((program, runs) -> row(program, runs, ours, task.margin()));
        line("");
    }

    private void row(Program program, List<Run> runs, List<Run> ours, double margin) {
        List<Double> ratios = Contest.ratios(ours, runs);
        line(
                "| %s | %s | %d | %s | %s | %s | %.2f | %.0f | %s |",
                program.name(),
                runs.get(0).version(),
                runs.get(0).threads(),
                Median.text(runs.stream().map(Run::seconds).toList(), "%.4f"),
                Median.text(ratios, "%.2f"),
                targets(program, runs, ours),
                Median.of(runs.stream().map(Run::firstUnit).toList()),
                Median.of(runs.stream().map(run -> (double) run.megabytes()).toList()),
                accuracy(mean(runs), mean(ours), margin));
    }

    private static String targets(Program program, List<Run> runs, List<Run> ours) {
        return program.targets().stream()
                .map(target -> target.verdict(ours, runs))
                .collect(Collectors.joining("; "));
    }

    private static String accuracy(double theirs, double ours, double margin) {
        boolean same = Math.abs(theirs - ours) <= margin;
        return format(same ? "%.3f" : "%.3f **differs by more than %.3f**", theirs, margin);
    }

    private static double mean(List<Run> runs) {
        return runs.stream().mapToDouble(Run::accuracy).average().orElse(Double.NaN);
    }

    /** Says what part of the machine's own rates a program of ours reaches. */
    private void share(Task task, Program program, List<Run> runs, List<Machine> machines) {
        if (!program.ours()) {
            return;
        }
        int threads = runs.get(0).threads();
        Effort effort = Effort.of(task);
        double seconds = Median.of(runs.stream().map(Run::seconds).toList());
        double gemm = Median.of(
                machines.stream().map(machine -> machine.gemm(threads)).toList());
        double copy = Median.of(machines.stream().map(Machine::copy).toList());
        line(
                "- %s, limit: %.2f · 10⁹ operations an epoch at the GEMM peak of %d thread(s), %.1f · 10⁹ a second, take"
                        + " %.4f s: **%.0f %%** of the peak is reached. Rows, weights and slots, %.2f GB an epoch, take"
                        + " %.4f s at the copying rate of %.1f GB/s.",
                program.name(),
                effort.operations() / 1e9,
                threads,
                gemm,
                effort.operations() / 1e9 / gemm,
                100 * effort.operations() / 1e9 / gemm / seconds,
                effort.bytes() / 1e9,
                effort.bytes() / 1e9 / copy,
                copy);
    }

    /** Begins the table of predictions. */
    void latency(List<Latency.Pair> rows, List<Latency.Pair> batches) {
        line("### e: predict");
        line("");
        line("| work | nn, median µs | by hand, median µs | nn ÷ by hand | p99 ÷ p99 | bytes a call: nn | by hand |");
        line("|---|---|---|---|---|---|---|");
        latency("one row into an array", rows);
        latency(PredictBenchmark.BATCH + " rows", batches);
        line("");
        line(
                "- Throughput of %d rows, ours as a part of by hand: %s",
                PredictBenchmark.BATCH,
                Median.text(
                        batches.stream()
                                .map(pair -> pair.byHand().mean() / pair.ours().mean())
                                .toList(),
                        "%.2f"));
        line("");
    }

    private void latency(String work, List<Latency.Pair> pairs) {
        line(
                "| %s | %.2f | %.2f | %s | %s | %.1f | %.1f |",
                work,
                Median.of(pairs.stream().map(pair -> pair.ours().median()).toList()),
                Median.of(pairs.stream().map(pair -> pair.byHand().median()).toList()),
                Median.text(
                        pairs.stream()
                                .map(pair ->
                                        pair.ours().median() / pair.byHand().median())
                                .toList(),
                        "%.2f"),
                Median.text(
                        pairs.stream()
                                .map(pair -> pair.ours().p99() / pair.byHand().p99())
                                .toList(),
                        "%.2f"),
                Median.of(pairs.stream().map(pair -> pair.ours().bytes()).toList()),
                Median.of(pairs.stream().map(pair -> pair.byHand().bytes()).toList()));
    }

    /** Draws a chart, with its numbers. */
    void growth(String axis, Map<Integer, Double> seconds) {
        line("```mermaid");
        line("xychart-beta");
        line("    title \"Seconds an epoch by %s\"", axis);
        line("    x-axis \"%s\" %s", axis, seconds.keySet());
        line(
                "    y-axis \"seconds\" 0 --> %.3f",
                1.1 * seconds.values().stream().mapToDouble(s -> s).max().orElse(1));
        line(
                "    line %s",
                seconds.values().stream().map(value -> format("%.4f", value)).collect(Collectors.toList()));
        line("```");
        line("");
        line("| %s | %s |", axis, seconds.keySet().stream().map(String::valueOf).collect(Collectors.joining(" | ")));
        line("|---%s|", "|---".repeat(seconds.size()));
        line(
                "| seconds | %s |",
                seconds.values().stream().map(value -> format("%.4f", value)).collect(Collectors.joining(" | ")));
        line("");
    }

    /** Adds a line. */
    void line(String format, Object... values) {
        text.append(format(format, values)).append('\n');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
