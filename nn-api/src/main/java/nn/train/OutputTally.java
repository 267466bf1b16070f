package nn.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.metric.Metric;
import nn.metric.Mode;
import nn.metric.Named;
import nn.spi.Outcome;
import nn.spi.Plan;

/** Adds up the loss and the metrics of one output. */
final class OutputTally {
    private final Optional<String> lossName;
    private final Map<String, Counted> metrics = new LinkedHashMap<>();
    private double loss;
    private long rows;

    /** Begins to count; names begin with the output's where the network has several. */
    OutputTally(Plan plan, int index, List<Metric> metrics) {
        String output = plan.objectives().get(index).output();
        String prefix = plan.network().outputs().size() > 1 ? output + "_" : "";
        this.lossName = plan.objectives().size() > 1 ? Optional.of(prefix + "loss") : Optional.empty();
        for (Metric metric : metrics) {
            Named.requireFree(metric.name());
            Counted counted = new Counted(metric, started(metric, plan, index));
            if (this.metrics.put(prefix + metric.name(), counted) != null) {
                throw NnException.of("metrics: the name \"%s\" is taken already.", prefix + metric.name())
                        .maybe("name one of the two, as in precision(0.9).named(\"strict\").");
            }
        }
    }

    private static Metric.Accumulator started(Metric metric, Plan plan, int index) {
        try {
            return metric.start(plan.shape(index));
        } catch (NnException wrong) {
            throw plan.network().outputs().size() > 1
                    ? wrong.at("output \"" + plan.objectives().get(index).output() + "\"")
                    : wrong;
        }
    }

    /** Names the output's own loss in logs; empty where it is the only one. */
    Optional<String> lossName() {
        return lossName;
    }

    Map<String, Mode> modes() {
        Map<String, Mode> modes = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> modes.put(name, metric.metric().mode()));
        return modes;
    }

    void add(WeightedTargets expected, Outcome given, int batch) {
        for (float each : given.losses()) {
            loss += (double) each * batch;
        }
        rows += (long) given.losses().length * batch;
        for (Counted metric : metrics.values()) {
            Optional<Tensor> weights = metric.metric().isWeighted() ? expected.weights() : Optional.empty();
            Positions.of(given, expected.targets(), weights).addTo(metric.all());
        }
    }

    /** Returns what was added up, under names that begin with a prefix. */
    SortedMap<String, double[]> sums(String prefix) {
        SortedMap<String, double[]> sums = new TreeMap<>();
        sums.put(prefix, new double[] {loss, rows});
        metrics.forEach((name, metric) -> sums.put(prefix + "/" + name, metric.sums(name)));
        return sums;
    }

    /** Goes on from what {@link #sums} gave; what is not there begins anew. */
    void resume(String prefix, SortedMap<String, double[]> sums) {
        double[] own = sums.getOrDefault(prefix, new double[2]);
        loss = own[0];
        rows = (long) own[1];
        metrics.forEach((name, metric) -> {
            double[] all = sums.getOrDefault(prefix + "/" + name, new double[0]);
            if (all.length > 0) {
                metric.all().resume(all);
            }
        });
    }

    double loss() {
        return loss / rows;
    }

    void logInto(Map<String, Double> logs) {
        metrics.forEach((name, metric) -> logs.put(name, metric.all().value()));
    }

    /** Holds a metric and its sums. */
    private record Counted(Metric metric, Metric.Accumulator all) {
        double[] sums(String name) {
            return Given.result(name + ": sums()", "new double[0]", all.sums());
        }
    }
}
