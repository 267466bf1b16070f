package nn.spi;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Tensor;
import nn.data.WeightedTargets;

/**
 * Carries several equal batches to an engine, already shuffled and one after the other.
 *
 * @param inputs a tensor [steps · batch, …] for each input of the network
 * @param outputs for each objective of the plan [steps · batch] int32 labels or [steps · batch, …] uint8 or float32 values,
 *     as its loss wants them, and float32 weights
 * @param batch the rows of one step
 * @param firstStep how many optimizer steps were taken before the first one
 * @param rates the learning rate of each step; as many as there are steps
 */
public record Chunk(List<Tensor> inputs, List<WeightedTargets> outputs, int batch, long firstStep, float[] rates) {
    /** Copies the lists. */
    public Chunk {
        Given.value("a chunk: the rates", rates);
        inputs = Given.all("a chunk: input", inputs);
        outputs = Given.all("a chunk: output", outputs);
    }

    /**
     * Carries batches for a plan with one objective.
     *
     * @param inputs a tensor [steps · batch, …] for each input of the network
     * @param targets [steps · batch] int32 labels or [steps · batch, …] uint8 or float32 values, as the loss wants them
     * @param sampleWeights float32 [steps · batch], or empty where all rows count 1
     * @param batch the rows of one step
     * @param firstStep how many optimizer steps were taken before the first one
     * @param rates the learning rate of each step
     */
    public Chunk(
            List<Tensor> inputs,
            Tensor targets,
            Optional<Tensor> sampleWeights,
            int batch,
            long firstStep,
            float[] rates) {
        this(inputs, List.of(new WeightedTargets(targets, sampleWeights)), batch, firstStep, rates);
    }

    /**
     * Returns the targets of the first objective, which for most plans is the only one.
     *
     * @return [steps · batch, …]
     */
    public Tensor targets() {
        return Given.first("a chunk: output", outputs).targets();
    }

    /**
     * Returns how much the rows count for the first objective, which for most plans is the only one.
     *
     * @return float32 [steps · batch, …], or empty where all count 1
     */
    public Optional<Tensor> sampleWeights() {
        return Given.first("a chunk: output", outputs).weights();
    }

    /**
     * Counts the steps.
     *
     * @return at least 1
     */
    public int steps() {
        return rates.length;
    }

    /**
     * Returns one of the steps, without copying.
     *
     * @param step the step, from 0
     * @return a chunk of that step alone
     */
    public Chunk step(int step) {
        int from = Given.index("a chunk: the step", step, rates.length) * batch;
        int to = from + batch;
        return new Chunk(
                inputs.stream().map(input -> input.rows(from, to)).toList(),
                outputs.stream().map(output -> output.rows(from, to)).toList(),
                batch,
                firstStep + step,
                new float[] {rates[step]});
    }
}
