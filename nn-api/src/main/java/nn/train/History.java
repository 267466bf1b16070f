package nn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;

/**
 * Holds what each epoch gave, as Keras's {@code History}.
 *
 * @param epochs how many epochs were trained, earlier trainings of the same model included
 * @param values a list with one number an epoch, by name: {@code loss}, the metrics, {@code val_loss}, …; NaN where an
 *     epoch gave none
 * @param engine the engine that trained last, and on what: {@code onnx on cpu}, or {@code onnx on cuda:0, tf32
 *     allowed}; empty before any training
 * @param stopped why the last training ended before its last epoch; empty if it did not
 * @param diverged where the loss ceased to be a finite number in the last training, such as {@code the loss became NaN in
 *     epoch 3, at step 7 of 40}; empty if it did not
 */
public record History(int epochs, Map<String, List<Double>> values, String engine, String stopped, String diverged) {
    /** The history of a model never trained. */
    public static final History EMPTY = new History(0, Map.of(), "", "");

    /**
     * Holds what epochs gave whose losses all were finite.
     *
     * @param epochs how many epochs were trained
     * @param values a list with one number an epoch, by name
     * @param engine the engine that trained last, and on what
     * @param stopped why the last training ended early, or empty
     */
    public History(int epochs, Map<String, List<Double>> values, String engine, String stopped) {
        this(epochs, values, engine, stopped, "");
    }

    /**
     * Copies the values, keeping their order.
     *
     * @throws NnException if there are fewer epochs than none, or a list has not one number an epoch
     */
    public History {
        Given.nonNegative("a history: the epochs", epochs);
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        Given.value("a history: the values", values)
                .forEach((name, numbers) ->
                        copy.put(Given.value("a history: a name", name), numbers(name, numbers, epochs)));
        Given.value("a history: the engine", engine);
        Given.value("a history: why it stopped", stopped);
        Given.value("a history: where it diverged", diverged);
        values = Collections.unmodifiableMap(copy);
    }

    private static List<Double> numbers(String name, List<Double> numbers, int epochs) {
        List<Double> all = Given.all(
                "a history: " + name + ": number",
                Given.value("a history: " + name, numbers).toArray(Double[]::new));
        if (all.size() != epochs) {
            throw NnException.of(
                    "a history: %s must have a number for each of %d epochs, but has %d.", name, epochs, all.size());
        }
        return all;
    }

    /**
     * Returns one curve.
     *
     * @param name such as {@code val_accuracy}
     * @return one number an epoch
     * @throws NnException if there is none of that name
     */
    public List<Double> get(String name) {
        List<Double> curve = values.get(Given.value("a history: the name", name));
        if (curve == null) {
            throw Nearest.meant(
                    NnException.of("the history has no \"%s\", but %s.", name, values.keySet()), name, values.keySet());
        }
        return curve;
    }

    /**
     * Returns the last number of a curve.
     *
     * @param name such as {@code val_accuracy}
     * @return the last epoch's
     * @throws NnException if there is none of that name
     */
    public double last(String name) {
        return get(name).get(epochs - 1);
    }

    /** Adds one epoch; a name that was not there before gets NaN for the epochs before. */
    History with(Map<String, Double> logs) {
        Map<String, List<Double>> longer = new LinkedHashMap<>();
        values.keySet().forEach(name -> longer.put(name, curve(name)));
        logs.keySet().forEach(name -> longer.putIfAbsent(name, curve(name)));
        longer.forEach((name, curve) -> curve.add(logs.getOrDefault(name, Double.NaN)));
        return new History(epochs + 1, longer, engine, stopped, diverged);
    }

    private List<Double> curve(String name) {
        return new ArrayList<>(values.getOrDefault(name, Collections.nCopies(epochs, Double.NaN)));
    }

    History by(String name) {
        return new History(epochs, values, name, "");
    }

    History ended(String stopReason, String divergence) {
        return new History(epochs, values, engine, stopReason, divergence);
    }

    /**
     * Says in a few words what was trained.
     *
     * @return such as {@code 5 epochs by onnx on cpu}; with why it ended early, in the first epoch, too
     */
    public String brief() {
        String end = (diverged.isEmpty() ? "" : ", " + diverged) + (stopped.isEmpty() ? "" : ", stopped: " + stopped);
        return epochs == 0 && end.isEmpty()
                ? "not trained"
                : epochs + (epochs == 1 ? " epoch" : " epochs") + by() + end;
    }

    private String by() {
        return engine.isEmpty() ? "" : " by " + engine;
    }

    /** Writes a curve, of a long one its beginning and its end. */
    private static String curve(List<Double> numbers) {
        int size = numbers.size();
        List<String> all = numbers.stream().map(Scores::format).toList();
        return size <= 10
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, 5)) + ", …, " + String.join(", ", all.subList(size - 3, size));
    }

    @Override
    public String toString() {
        String curves = values.entrySet().stream()
                .map(entry -> "\n" + entry.getKey() + ": " + curve(entry.getValue()))
                .collect(Collectors.joining());
        return brief() + curves;
    }
}
