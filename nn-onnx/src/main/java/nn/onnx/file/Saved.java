package nn.onnx.file;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.NnException;
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
                new State(step(file), weights, file.slots(), Metadata.optimization(metadata)),
                Metadata.history(metadata));
        return Metadata.isUnnumbered(metadata) ? Neighbour.of(file, weights).orElse(own) : own;
    }

    private static long step(ModelFile file) {
        long step = file.step().orElseGet(() -> Metadata.step(file.metadata()));
        if (step < 0) {
            throw NnException.of("the file's count of steps must be at least 0, but was %d.", step)
                    .maybe("the file was changed by another program.");
        }
        return step;
    }

    /** Refuses weights, which have a slash in their names, that the network leaves alone. */
    private static void requireUsed(SortedMap<String, Tensor> tensors, SortedMap<String, Tensor> weights) {
        List<String> unused = tensors.keySet().stream()
                .filter(name -> name.contains("/") && !weights.containsKey(name))
                .toList();
        if (!unused.isEmpty()) {
            throw NnException.of("the file has the weights %s, which the network has not.", unused)
                    .maybe("give a layer of your own as it was when the model was saved, with all of its weights.");
        }
    }

    private static SortedMap<String, Tensor> weights(ModelFile file, Network network) {
        SortedMap<String, Tensor> all = file.tensors();
        SortedMap<String, Tensor> weights = new TreeMap<>();
        network.weights().forEach(weight -> {
            if (all.containsKey(weight.name())) {
                weights.put(weight.name(), all.get(weight.name()));
            }
        });
        requireUsed(all, weights);
        return weights;
    }
}
