package nn.spi;

import java.util.List;
import nn.data.Given;
import nn.op.ElementType;

/**
 * Says of what types a chunk's tensors are; each combination has a graph of its own.
 *
 * @param inputs the type of each input
 * @param outputs the types of each objective's targets and weights
 * @param isOneStep whether each chunk is of one step, so that its graph needs no loop
 */
public record ChunkTypes(List<ElementType> inputs, List<TargetTypes> outputs, boolean isOneStep) {
    /** Copies the lists. */
    public ChunkTypes {
        Given.value("chunk types: the outputs", outputs);
        inputs = Given.all("the types of a chunk: input", inputs);
        outputs = Given.all("the types of a chunk: output", outputs);
    }

    /**
     * Describes chunks for a plan with one objective.
     *
     * @param inputs the type of each input
     * @param targets the type of the targets
     * @param isWeighted whether rows have weights
     */
    public ChunkTypes(List<ElementType> inputs, ElementType targets, boolean isWeighted) {
        this(inputs, List.of(new TargetTypes(targets, isWeighted ? 1 : 0)), false);
    }

    /**
     * Reads the types off a chunk.
     *
     * @param chunk the chunk
     * @return its types, for a graph that takes any number of steps
     */
    public static ChunkTypes of(Chunk chunk) {
        Given.value("ChunkTypes.of: the chunk", chunk);
        return new ChunkTypes(
                chunk.inputs().stream()
                        .map(tensor -> ElementType.of(tensor.type()))
                        .toList(),
                chunk.outputs().stream().map(TargetTypes::of).toList(),
                false);
    }

    /**
     * Describes chunks of one step.
     *
     * @return the same types, for a graph without a loop
     */
    public ChunkTypes oneStep() {
        return new ChunkTypes(inputs, outputs, true);
    }
}
