package nn.data;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds when the parts of an optimizer began, counted in the steps that the model has ever taken, and the learning rate
 * that took the place of the optimizer's own.
 *
 * @param began the step that the learning rate's schedule began at: step t learns at {@code schedule.rate(t − began)}
 * @param slotsBegan the step that a weight's slots began at, by the weight's name; 0 for those not named, so zeros are
 *     left out
 * @param learningRate what callbacks set, which holds on until an optimizer is chosen anew; empty where the schedule gives
 *     the rate
 */
public record Optimization(long began, SortedMap<String, Long> slotsBegan, OptionalDouble learningRate) {
    /** Everything began with the model itself. */
    public static final Optimization FROM_THE_FIRST = from(0);

    /** Copies the map, without its zeros. */
    public Optimization {
        SortedMap<String, Long> later = new TreeMap<>(Given.value("an optimization: the steps", slotsBegan));
        later.forEach((weight, step) -> Given.value("an optimization: the step of " + weight, step));
        Given.value("an optimization: the learning rate", learningRate);
        later.values().removeIf(step -> step == 0);
        slotsBegan = Collections.unmodifiableSortedMap(later);
    }

    /**
     * Begins a schedule; there are no slots yet.
     *
     * @param step how many steps the model has taken
     * @return a value that names no weight and no rate
     */
    public static Optimization from(long step) {
        return new Optimization(step, new TreeMap<>(), OptionalDouble.empty());
    }

    /**
     * Returns the step that a weight's slots began at: its step t is the slots' step {@code t − slotsBegan(weight)}.
     *
     * @param weight its name, such as {@code dense/kernel}
     * @return 0 where it began with the model
     */
    public long slotsBegan(String weight) {
        return slotsBegan.getOrDefault(Given.value("an optimization: the weight", weight), 0L);
    }

    /**
     * Replaces the learning rate.
     *
     * @param rate what callbacks set, or empty to let the schedule give it
     * @return a new value
     */
    public Optimization learningRate(OptionalDouble rate) {
        return new Optimization(began, slotsBegan, rate);
    }

    /**
     * Replaces the steps that slots began at.
     *
     * @param steps by the weight's name
     * @return a new value
     */
    public Optimization slotsBegan(SortedMap<String, Long> steps) {
        return new Optimization(began, steps, learningRate);
    }
}
