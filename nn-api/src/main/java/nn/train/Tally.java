package nn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Metric;
import nn.metric.Named;
import nn.spi.Chunk;
import nn.spi.Steps;

/** Adds up losses and metrics, chunk after chunk; the loss holds the penalties, as in Keras. */
final class Tally {
    private final Map<String, Counted> metrics = new LinkedHashMap<>();
    private Map<String, Double> latest = Map.of();
    private double loss;
    private long rows;

    Tally(List<Metric> metrics, Shape output) {
        for (Metric metric : metrics) {
            Named.requireFree(metric.name());
            Counted counted = new Counted(metric.start(output), metric.isWeighted());
            if (metric.name().equals("loss") || this.metrics.put(metric.name(), counted) != null) {
                throw NnException.of("metrics: the name \"%s\" is taken already.", metric.name())
                        .maybe("name one of the two, as in precision(0.9).named(\"strict\").");
            }
        }
    }

    /** Refuses metrics that cannot evaluate such an output, before anything else is begun. */
    static void requireFit(List<Metric> metrics, Shape output) {
        new Tally(metrics, output);
    }

    void add(Chunk chunk, Steps steps) {
        latest = Map.of();
        for (int i = 0; i < steps.losses().length; i++) {
            loss += ((double) steps.losses()[i] + steps.penalties()[i]) * chunk.batch();
        }
        rows += (long) chunk.batch() * chunk.steps();
        for (Counted metric : metrics.values()) {
            Optional<Tensor> weights = metric.isWeighted() ? chunk.sampleWeights() : Optional.empty();
            metric.all().add(steps.outputs().orElseThrow(), chunk.targets(), weights);
        }
    }

    /** Returns the means so far; loss first. */
    Map<String, Double> logs() {
        if (latest.isEmpty()) {
            Map<String, Double> logs = new LinkedHashMap<>();
            logs.put("loss", loss / rows);
            metrics.forEach((name, metric) -> logs.put(name, metric.all().value()));
            latest = Collections.unmodifiableMap(logs);
        }
        return latest;
    }

    /** Holds one metric's sums, and whether it counts by sample weights. */
    private record Counted(Metric.Accumulator all, boolean isWeighted) {}
}
