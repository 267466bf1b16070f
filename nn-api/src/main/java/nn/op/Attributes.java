package nn.op;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.NnException;

/** Holds what is chosen of an op beside its inputs, under ONNX's names: whole numbers, numbers, words, lists
 * of them, sub-graphs. */
public final class Attributes {
    /** Nothing is chosen. */
    public static final Attributes NONE = new Attributes(new TreeMap<>());

    private final SortedMap<String, Object> values;

    private Attributes(SortedMap<String, Object> values) {
        this.values = values;
    }

    private Attributes and(String name, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.put(Given.value("attributes: the name", name), Given.value("attributes: the value of " + name, value));
        return new Attributes(more);
    }

    /**
     * Adds a whole number.
     *
     * @param name ONNX's
     * @param value the number
     * @return more attributes
     */
    public Attributes with(String name, long value) {
        return and(name, value);
    }

    /**
     * Adds a number, which ONNX keeps as float32.
     *
     * @param name ONNX's
     * @param value the number
     * @return more attributes
     */
    public Attributes with(String name, double value) {
        return and(name, value);
    }

    /**
     * Adds a word.
     *
     * @param name ONNX's
     * @param value the word
     * @return more attributes
     */
    public Attributes with(String name, String value) {
        return and(name, value);
    }

    /**
     * Adds whole numbers.
     *
     * @param name ONNX's
     * @param values the numbers
     * @return more attributes
     */
    public Attributes with(String name, long... values) {
        return and(name, Given.value("attributes: the values", values).clone());
    }

    /**
     * Adds numbers, which ONNX keeps as float32.
     *
     * @param name ONNX's
     * @param values the numbers
     * @return more attributes
     */
    public Attributes with(String name, double... values) {
        return and(name, Given.value("attributes: the values", values).clone());
    }

    /**
     * Adds words.
     *
     * @param name ONNX's
     * @param values the words
     * @return more attributes
     */
    public Attributes with(String name, List<String> values) {
        return and(name, Given.all("attributes: word", values));
    }

    /**
     * Adds a sub-graph.
     *
     * @param name ONNX's
     * @param body the graph
     * @return more attributes
     */
    public Attributes with(String name, Graph body) {
        return and(name, body);
    }

    /**
     * Finds a whole number.
     *
     * @param name ONNX's
     * @param standard what holds where it was not chosen
     * @return the number
     */
    public long integer(String name, long standard) {
        return found(name, Long.class, standard);
    }

    /**
     * Finds a number.
     *
     * @param name ONNX's
     * @param standard what holds where it was not chosen
     * @return the number
     */
    public double number(String name, double standard) {
        return found(name, Double.class, standard);
    }

    /**
     * Finds a word.
     *
     * @param name ONNX's
     * @param standard what holds where it was not chosen
     * @return the word
     */
    public String word(String name, String standard) {
        return found(name, String.class, standard);
    }

    /**
     * Finds whole numbers.
     *
     * @param name ONNX's
     * @param standard what holds where they were not chosen
     * @return a copy
     */
    public long[] integers(String name, long... standard) {
        return found(name, long[].class, standard).clone();
    }

    /**
     * Finds numbers.
     *
     * @param name ONNX's
     * @param standard what holds where they were not chosen
     * @return a copy
     */
    public double[] numbers(String name, double... standard) {
        return found(name, double[].class, standard).clone();
    }

    /**
     * Finds words.
     *
     * @param name ONNX's
     * @param standard what holds where they were not chosen
     * @return the words
     */
    public List<String> words(String name, List<String> standard) {
        List<?> words = found(name, List.class, standard);
        return words.stream().map(String.class::cast).toList();
    }

    private <T> T found(String name, Class<T> kind, T standard) {
        Object value = values.getOrDefault(
                Given.value("attributes: the name", name), Given.value("attributes: the default of " + name, standard));
        if (!kind.isInstance(value)) {
            throw NnException.of(
                    "attributes: %s must be a %s, but is a %s.",
                    name, kind.getSimpleName(), value.getClass().getSimpleName());
        }
        return kind.cast(value);
    }

    /**
     * Lists all.
     *
     * @return by name: {@code Long}, {@code Double}, {@code String}, {@code long[]}, {@code double[]}, a list of
     *     {@code String} or {@link Graph}
     */
    public Map<String, Object> all() {
        return Collections.unmodifiableMap(values);
    }
}
