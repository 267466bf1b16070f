package nn.onnx.port;

import java.util.Map;
import java.util.Set;

/**
 * Says which form of a file's graph is wanted: of each there is a graph of its own.
 *
 * @param outputs what comes out
 * @param given the inputs that are given though the file has a value for them
 * @param lengths how many tensors each sequence among the inputs has
 */
public record Variant(Set<String> outputs, Set<String> given, Map<String, Integer> lengths) {
    /** Copies what it is given. */
    public Variant {
        outputs = Set.copyOf(outputs);
        given = Set.copyOf(given);
        lengths = Map.copyOf(lengths);
    }
}
