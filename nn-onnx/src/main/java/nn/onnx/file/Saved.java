package nn.onnx.file;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Network;
import nn.train.History;

/**
 * Holds what a file says of a training.
 *
 * @param state weights, slots and steps; without slots where the file was saved without state
 * @param history the epochs so far
 */
public record Saved(State state, History history) {
    /**
     * Reads a file's.
     *
     * @param file the file
     * @param network says which of its tensors are weights
     * @return what it holds
     * @throws nn.data.NnException if it cannot be read
     */
    public static Saved of(ModelFile file, Network network) {
        Map<String, String> metadata = file.metadata();
        SortedMap<String, Tensor> weights = weights(file, network);
        Saved own = new Saved(
                new State(Metadata.step(metadata), weights, file.slots(), Metadata.optimization(metadata)),
                Metadata.history(metadata));
        return Metadata.isUnnumbered(metadata) ? Neighbour.of(file, weights).orElse(own) : own;
    }

    private static SortedMap<String, Tensor> weights(ModelFile file, Network network) {
        SortedMap<String, Tensor> all = file.tensors();
        SortedMap<String, Tensor> weights = new TreeMap<>();
        network.weights().forEach(weight -> {
            if (all.containsKey(weight.name())) {
                weights.put(weight.name(), all.get(weight.name()));
            }
        });
        return weights;
    }
}
