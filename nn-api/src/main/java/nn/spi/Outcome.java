package nn.spi;

import java.util.Optional;
import nn.data.Given;
import nn.data.Tensor;

/**
 * Carries back what a chunk's steps gave for one objective.
 *
 * @param losses each step's loss, without penalties and before its objective's weight: its rows' losses times their sample
 *     weights, summed, divided by the rows
 * @param predictions [steps · batch, …] in float32, taken before each update, where the plan wants them
 * @param mask float32 [steps · batch, time], 1 at the positions that count and 0 elsewhere, where predictions are wanted and
 *     masked
 */
public record Outcome(float[] losses, Optional<Tensor> predictions, Optional<Tensor> mask) {
    /** Refuses what is missing. */
    public Outcome {
        Given.value("an outcome: the losses", losses);
        Given.value("an outcome: the predictions", predictions);
        Given.value("an outcome: the mask", mask);
    }
}
