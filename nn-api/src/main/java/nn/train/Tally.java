package nn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.NnException;
import nn.metric.Metric;
import nn.metric.Mode;
import nn.metric.Named;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;

/** Adds up losses and metrics, chunk after chunk; the loss holds the penalties, as in Keras. */
final class Tally {
    private final Plan plan;
    private final List<OutputTally> outputs = new ArrayList<>();
    private final Map<String, Mode> monitors = new LinkedHashMap<>();
    private Map<String, Double> latest = Map.of();
    private double loss;
    private long rows;

    /**
     * Begins to count.
     *
     * @param plan what is minimized
     * @param metrics what else is reported of each objective's output
     */
    Tally(Plan plan, List<List<Metric>> metrics) {
        this.plan = plan;
        monitors.put("loss", Mode.MIN);
        for (int i = 0; i < metrics.size(); i++) {
            outputs.add(new OutputTally(plan, i, metrics.get(i)));
        }
        outputs.forEach(output -> output.lossName().ifPresent(name -> monitors.put(name, Mode.MIN)));
        outputs.forEach(output -> output.modes().forEach(this::monitor));
    }

    private void monitor(String name, Mode mode) {
        Named.requireFree(name);
        if (monitors.put(name, mode) != null) {
            throw NnException.of("metrics: the name \"%s\" is taken already.", name)
                    .maybe("name one of the two, as in precision(0.9).named(\"strict\").");
        }
    }

    /** Refuses metrics that cannot evaluate such outputs, before anything else is begun. */
    static void requireFit(Plan plan, List<List<Metric>> metrics) {
        new Tally(plan, metrics);
    }

    /** Returns which way each number gets better, in the order of the logs. */
    Map<String, Mode> monitors() {
        return Collections.unmodifiableMap(monitors);
    }

    void add(Chunk chunk, Steps steps) {
        latest = Map.of();
        for (int i = 0; i < steps.penalties().length; i++) {
            loss += total(plan, steps, i) * chunk.batch();
        }
        rows += (long) chunk.batch() * chunk.steps();
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).add(chunk.outputs().get(i), steps.outcomes().get(i), chunk.batch());
        }
    }

    /** Returns what was minimized in a step: the objectives' losses, each times its weight, and the penalties. */
    static double total(Plan plan, Steps steps, int step) {
        double total = 0;
        for (int i = 0; i < steps.outcomes().size(); i++) {
            total += plan.objectives().get(i).weight() * steps.outcomes().get(i).losses()[step];
        }
        return total + steps.penalties()[step];
    }

    /** Returns all that was added up, by names that {@link #resume} knows. */
    SortedMap<String, double[]> sums() {
        SortedMap<String, double[]> sums = new TreeMap<>();
        sums.put("", new double[] {loss, rows});
        for (int i = 0; i < outputs.size(); i++) {
            sums.putAll(outputs.get(i).sums(Integer.toString(i)));
        }
        return sums;
    }

    /** Goes on from what {@link #sums} gave; metrics lay theirs out as they like, and may run into those of another. */
    void resume(SortedMap<String, double[]> sums) {
        try {
            take(sums);
        } catch (RuntimeException odd) {
            throw NnException.of("resume: what the checkpoint says that losses and metrics added up makes no sense.")
                    .maybe("it is damaged, or a metric of yours was changed: name an older one, or begin anew.")
                    .causedBy(odd);
        }
    }

    private void take(SortedMap<String, double[]> sums) {
        double[] own = sums.getOrDefault("", new double[2]);
        loss = own[0];
        rows = (long) own[1];
        for (int i = 0; i < outputs.size(); i++) {
            outputs.get(i).resume(Integer.toString(i), sums);
        }
    }

    /** Returns the means so far; the loss first, then those of several outputs, then the metrics. */
    Map<String, Double> logs() {
        if (latest.isEmpty()) {
            Map<String, Double> logs = new LinkedHashMap<>();
            logs.put("loss", loss / rows);
            outputs.forEach(output -> output.lossName().ifPresent(name -> logs.put(name, output.loss())));
            outputs.forEach(output -> output.logInto(logs));
            latest = Collections.unmodifiableMap(logs);
        }
        return latest;
    }
}
