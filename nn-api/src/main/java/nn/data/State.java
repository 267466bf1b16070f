package nn.data;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds all that a training has learned so far, and all it needs to go on.
 *
 * @param step how many optimizer steps the model has ever taken, under whatever optimizer; shuffling and dropout draw by it
 * @param weights by name, such as {@code dense/kernel}; batch normalization's statistics are among them
 * @param slots the optimizer's own, by name, such as {@code dense/kernel:m}, in Keras's scaling
 * @param optimization when schedule and slots began, and the learning rate that callbacks set
 */
public record State(
        long step, SortedMap<String, Tensor> weights, SortedMap<String, Tensor> slots, Optimization optimization) {
    /** Copies the maps, so that nothing can change them later. */
    public State {
        weights = copy("the weights", weights);
        slots = copy("the slots", slots);
        Given.value("a state: the optimization", optimization);
    }

    private static SortedMap<String, Tensor> copy(String what, SortedMap<String, Tensor> tensors) {
        Given.value("a state: " + what, tensors).forEach((name, tensor) -> Given.value("a state: " + name, tensor));
        return Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    }

    /**
     * Holds a training whose schedule and slots began with the model.
     *
     * @param step how many optimizer steps the model has ever taken
     * @param weights by name
     * @param slots the optimizer's own, by name
     */
    public State(long step, SortedMap<String, Tensor> weights, SortedMap<String, Tensor> slots) {
        this(step, weights, slots, Optimization.FROM_THE_FIRST);
    }

    /**
     * Replaces what is known of the optimizer's parts.
     *
     * @param other when they began, and at what rate they go on
     * @return a new value
     */
    public State optimization(Optimization other) {
        return new State(step, weights, slots, other);
    }

    private static String forms(SortedMap<String, Tensor> tensors) {
        return tensors.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().shape())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public String toString() {
        return Words.folded("State at step " + step + ": weights " + forms(weights) + ", slots " + forms(slots));
    }
}
