package nn.spi;

import java.util.List;
import java.util.Optional;
import nn.data.Tensor;

/**
 * Carries several equal batches to an engine, already shuffled and one after the other.
 *
 * @param inputs a tensor [steps · batch, …] for each input of the network
 * @param targets [steps · batch] int32 labels or [steps · batch, …] uint8 or float32 values, as the loss wants them
 * @param sampleWeights float32 [steps · batch], or empty where all rows count 1
 * @param batch the rows of one step
 * @param firstStep how many optimizer steps were taken before the first one
 * @param rates the learning rate of each step; as many as there are steps
 */
public record Chunk(
        List<Tensor> inputs, Tensor targets, Optional<Tensor> sampleWeights, int batch, long firstStep, float[] rates) {
    /**
     * Counts the steps.
     *
     * @return at least 1
     */
    public int steps() {
        return rates.length;
    }
}
