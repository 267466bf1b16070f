package nn.data;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds all that a training has learned so far, and all it needs to go on.
 *
 * @param step how many optimizer steps were taken
 * @param weights by name, such as {@code dense/kernel}; batch normalization's statistics are among them
 * @param slots the optimizer's own, by name, such as {@code dense/kernel:m}, in Keras's scaling
 */
public record State(long step, SortedMap<String, Tensor> weights, SortedMap<String, Tensor> slots) {
    /** Copies the maps, so that nothing can change them later. */
    public State {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }
}
