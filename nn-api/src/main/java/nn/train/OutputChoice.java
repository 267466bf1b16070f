package nn.train;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.loss.Loss;
import nn.metric.Metric;

/**
 * Holds what was chosen for one output of a network by its name.
 *
 * @param loss the loss to minimize there; empty where that of all outputs holds, or none
 * @param lossWeight what the loss is multiplied with before it is added to the others', 1 by default
 * @param metrics what else is reported of the output
 */
public record OutputChoice(Optional<Loss> loss, double lossWeight, List<Metric> metrics) {
    static final OutputChoice NONE = new OutputChoice(Optional.empty(), 1, List.of());

    /** Checks what is given. */
    public OutputChoice {
        Given.value("an output: the loss", loss);
        Given.finite("lossWeights: the weight", lossWeight);
        metrics = Given.all(
                "an output: metric",
                Given.value("an output: the metrics", metrics).toArray(Metric[]::new));
    }

    OutputChoice loss(Optional<Loss> other) {
        return new OutputChoice(other, lossWeight, metrics);
    }

    OutputChoice lossWeight(double other) {
        return new OutputChoice(loss, other, metrics);
    }

    OutputChoice metrics(List<Metric> others) {
        return new OutputChoice(loss, lossWeight, others);
    }
}
