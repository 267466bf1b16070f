package nn.onnx.read;

import java.util.List;
import java.util.Map;

/**
 * Holds what a user chose of a file.
 *
 * @param sizes of axes, by their names
 * @param outputs which values come out; none for the file's own
 * @param learned numbers that learn, though they are taken as fixed otherwise
 */
public record Choices(Map<String, Integer> sizes, List<String> outputs, List<String> learned) {
    /** Copies map and lists. */
    public Choices {
        sizes = Map.copyOf(sizes);
        outputs = List.copyOf(outputs);
        learned = List.copyOf(learned);
    }
}
