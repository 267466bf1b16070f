package nn.spi;

import java.util.List;
import nn.op.ElementType;

/**
 * Says of what types a chunk's tensors are; each combination has a graph of its own.
 *
 * @param inputs the type of each input
 * @param targets the type of the targets
 * @param isWeighted whether rows have weights
 */
public record ChunkTypes(List<ElementType> inputs, ElementType targets, boolean isWeighted) {
    /**
     * Reads the types off a chunk.
     *
     * @param chunk the chunk
     * @return its types
     */
    public static ChunkTypes of(Chunk chunk) {
        return new ChunkTypes(
                chunk.inputs().stream()
                        .map(tensor -> ElementType.of(tensor.type()))
                        .toList(),
                ElementType.of(chunk.targets().type()),
                chunk.sampleWeights().isPresent());
    }
}
