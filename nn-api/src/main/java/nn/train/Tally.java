package nn.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.NnException;
import nn.data.Shape;
import nn.spi.Chunk;
import nn.spi.Steps;

/** Adds up losses and metrics, chunk after chunk; the loss holds the penalties, as in Keras. */
final class Tally {
    private final Map<String, Metric.Accumulator> metrics = new LinkedHashMap<>();
    private double loss;
    private long rows;

    Tally(List<Metric> metrics, Shape output) {
        for (Metric metric : metrics) {
            if (metric.name().equals("loss") || this.metrics.put(metric.name(), metric.start(output)) != null) {
                throw NnException.of("metrics: the name \"%s\" is taken already.", metric.name());
            }
        }
    }

    void add(Chunk chunk, Steps steps) {
        for (int i = 0; i < steps.losses().length; i++) {
            loss += ((double) steps.losses()[i] + steps.penalties()[i]) * chunk.batch();
        }
        rows += (long) chunk.batch() * chunk.steps();
        steps.outputs()
                .ifPresent(outputs -> metrics.values()
                        .forEach(metric -> metric.add(outputs, chunk.targets(), chunk.sampleWeights())));
    }

    Map<String, Double> logs(String prefix) {
        Map<String, Double> logs = new LinkedHashMap<>();
        logs.put(prefix + "loss", loss / rows);
        metrics.forEach((name, metric) -> logs.put(prefix + name, metric.value()));
        return logs;
    }
}
