package nn.spi;

import java.util.Optional;
import nn.data.Tensor;

/**
 * Carries back what a chunk's steps gave.
 *
 * @param losses each step's loss without penalties: its rows' losses times their sample weights, summed, divided by the
 *     rows
 * @param penalties each step's penalties on weights and activities
 * @param outputs the predictions [steps · batch, …] in float32, taken before each update, where the plan wants them
 */
public record Steps(float[] losses, float[] penalties, Optional<Tensor> outputs) {}
