package nn.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;

/**
 * Holds what an evaluation found.
 *
 * @param values {@code loss} first, then each metric, by name
 */
public record Scores(Map<String, Double> values) {
    /** Copies the values, keeping their order. */
    public Scores {
        Given.value("scores: the values", values)
                .forEach((name, value) -> Given.value("scores: " + Given.value("scores: a name", name), value));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Returns the loss, penalties included.
     *
     * @return the mean over the rows
     */
    public double loss() {
        return get("loss");
    }

    /**
     * Returns the accuracy.
     *
     * @return a share, 0..1
     * @throws NnException if that metric was not asked for
     */
    public double accuracy() {
        return get("accuracy");
    }

    /**
     * Returns a value.
     *
     * @param name {@code loss} or a metric's name
     * @return the value
     * @throws NnException if there is none of that name
     */
    public double get(String name) {
        Double value = values.get(Given.value("scores: the name", name));
        if (value == null) {
            throw NnException.of("there is no \"%s\" among %s.", name, values.keySet())
                    .maybe(
                            "%s",
                            Nearest.of(name, values.keySet())
                                    .map(near -> "\"" + near + "\" is meant.")
                                    .orElse("name it in metrics(…) when fitting."));
        }
        return value;
    }

    /** Writes as Keras does: {@code loss 0.0246 - accuracy 0.8850}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + format(entry.getValue()))
                .collect(Collectors.joining(" - "));
    }

    /**
     * Writes a number as scores are written.
     *
     * @param value any number
     * @return four places, such as {@code 0.8850}, or {@code 8.8500e-04} where it is small
     */
    public static String format(double value) {
        return String.format(Locale.ROOT, Math.abs(value) > 1e-3 || value == 0 ? "%.4f" : "%.4e", value);
    }
}
