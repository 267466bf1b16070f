package nn.onnx.lower;

import java.util.List;
import nn.onnx.graph.Type;
import nn.spi.Chunk;

/**
 * Says of what types a chunk's tensors are; each combination has a graph of its own.
 *
 * @param inputs the type of each input
 * @param targets the type of the targets
 * @param weighted whether rows have weights
 */
public record Feed(List<Type> inputs, Type targets, boolean weighted) {
    /** Reads the types off a chunk. */
    public static Feed of(Chunk chunk) {
        return new Feed(
                chunk.inputs().stream().map(tensor -> Type.of(tensor.type())).toList(),
                Type.of(chunk.targets().type()),
                chunk.sampleWeights().isPresent());
    }
}
