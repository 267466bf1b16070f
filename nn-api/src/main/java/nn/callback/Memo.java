package nn.callback;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.State;

/**
 * Holds what a callback remembers from one epoch to the next, so that a checkpoint can keep it.
 *
 * @param numbers such as the best value so far, by name
 * @param states such as the best weights so far, by name
 */
public record Memo(SortedMap<String, Double> numbers, SortedMap<String, State> states) {
    /** Remembers nothing. */
    public static final Memo EMPTY = new Memo(new TreeMap<>(), new TreeMap<>());

    /** Copies the maps. */
    public Memo {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(Given.value("a memo: the numbers", numbers)));
        states = Collections.unmodifiableSortedMap(new TreeMap<>(Given.value("a memo: the states", states)));
        numbers.forEach((name, number) -> Given.value("a memo: " + name, number));
        states.forEach((name, state) -> Given.value("a memo: " + name, state));
    }

    /**
     * Adds a number.
     *
     * @param name how it is found again
     * @param number any, NaN too
     * @return a new value
     */
    public Memo with(String name, double number) {
        SortedMap<String, Double> more = new TreeMap<>(numbers);
        more.put(Given.word("a memo: the name", name), number);
        return new Memo(more, states);
    }

    /**
     * Adds a state.
     *
     * @param name how it is found again
     * @param state weights, slots and step
     * @return a new value
     */
    public Memo with(String name, State state) {
        SortedMap<String, State> more = new TreeMap<>(states);
        more.put(Given.word("a memo: the name", name), state);
        return new Memo(numbers, more);
    }

    /**
     * Returns a number.
     *
     * @param name as it was added
     * @param otherwise stands for one that was not
     * @return the number
     */
    public double number(String name, double otherwise) {
        return numbers.getOrDefault(Given.value("a memo: the name", name), otherwise);
    }
}
