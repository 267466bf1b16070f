package nn.dl4j;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Holds parts of a vector that DL4J keeps, by local name; they change in place.
 *
 * @param byName such as {@code gamma}
 */
record Views(Map<String, INDArray> byName) {
    /** Nothing yet. */
    static final Views NONE = new Views(Map.of());

    /** Finds one that must be there. */
    INDArray of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
