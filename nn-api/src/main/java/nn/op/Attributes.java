package nn.op;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
        more.put(name, value);
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
        return and(name, values.clone());
    }

    /**
     * Adds numbers, which ONNX keeps as float32.
     *
     * @param name ONNX's
     * @param values the numbers
     * @return more attributes
     */
    public Attributes with(String name, double... values) {
        return and(name, values.clone());
    }

    /**
     * Adds words.
     *
     * @param name ONNX's
     * @param values the words
     * @return more attributes
     */
    public Attributes with(String name, List<String> values) {
        return and(name, List.copyOf(values));
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
        return (Long) values.getOrDefault(name, standard);
    }

    /**
     * Finds a number.
     *
     * @param name ONNX's
     * @param standard what holds where it was not chosen
     * @return the number
     */
    public double number(String name, double standard) {
        return (Double) values.getOrDefault(name, standard);
    }

    /**
     * Finds a word.
     *
     * @param name ONNX's
     * @param standard what holds where it was not chosen
     * @return the word
     */
    public String word(String name, String standard) {
        return (String) values.getOrDefault(name, standard);
    }

    /**
     * Finds whole numbers.
     *
     * @param name ONNX's
     * @param standard what holds where they were not chosen
     * @return a copy
     */
    public long[] integers(String name, long... standard) {
        return ((long[]) values.getOrDefault(name, standard)).clone();
    }

    /**
     * Finds numbers.
     *
     * @param name ONNX's
     * @param standard what holds where they were not chosen
     * @return a copy
     */
    public double[] numbers(String name, double... standard) {
        return ((double[]) values.getOrDefault(name, standard)).clone();
    }

    /**
     * Finds words.
     *
     * @param name ONNX's
     * @param standard what holds where they were not chosen
     * @return the words
     */
    public List<String> words(String name, List<String> standard) {
        return values.get(name) instanceof List<?> words
                ? words.stream().map(String.class::cast).toList()
                : standard;
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
