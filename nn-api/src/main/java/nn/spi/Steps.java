package nn.spi;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Tensor;

/**
 * Carries back what a chunk's steps gave.
 *
 * @param outcomes what they gave for each objective of the plan
 * @param penalties each step's penalties on weights and activities
 */
public record Steps(List<Outcome> outcomes, float[] penalties) {
    /** Copies the list. */
    public Steps {
        Given.value("steps: the penalties", penalties);
        outcomes = Given.all("steps: outcome", outcomes);
    }

    /**
     * Carries back what the steps of a plan with one objective gave.
     *
     * @param losses each step's loss without penalties: its rows' losses times their sample weights, summed, divided by the
     *     rows
     * @param penalties each step's penalties on weights and activities
     * @param outputs the predictions [steps · batch, …] in float32, taken before each update, where the plan wants them
     */
    public Steps(float[] losses, float[] penalties, Optional<Tensor> outputs) {
        this(List.of(new Outcome(losses, outputs, Optional.empty())), penalties);
    }

    /**
     * Returns each step's loss for the first objective, which for most plans is the only one.
     *
     * @return as many as there are steps
     */
    public float[] losses() {
        return Given.first("steps: outcome", outcomes).losses();
    }

    /**
     * Returns the predictions of the first objective's output, which for most plans is the only one.
     *
     * @return [steps · batch, …] in float32, where the plan wants them
     */
    public Optional<Tensor> outputs() {
        return Given.first("steps: outcome", outcomes).predictions();
    }
}
