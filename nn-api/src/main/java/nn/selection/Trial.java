package nn.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.Architecture;
import nn.Model;
import nn.callback.Callback;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;
import nn.data.Source;
import nn.data.Words;
import nn.train.Fit;

/** One trial of a {@link Search}: its settings, and what they are trained with. */
public final class Trial {
    private final int number;
    private final Map<String, Object> settings;
    private final Watch watch;
    private final Map<Path, Integer> files;

    /**
     * Makes a trial.
     *
     * @param files the checkpoints of all trials, with their numbers
     */
    Trial(int number, Map<String, Object> settings, Watch watch, Map<Path, Integer> files) {
        this.files = files;
        this.number = number;
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        this.watch = watch;
    }

    /**
     * Returns the trial's number.
     *
     * @return from 1
     */
    public int number() {
        return number;
    }

    /**
     * Returns all settings.
     *
     * @return a value by name, in the order in which they were given
     */
    public Map<String, Object> settings() {
        return settings;
    }

    /**
     * Returns a setting.
     *
     * @param name such as {@code activation}
     * @param type what it is
     * @param <V> what it is
     * @return its value
     * @throws NnException if there is none of that name, or it is something else
     */
    public <V> V value(String name, Class<V> type) {
        Given.value("trial: the type", type);
        Object value = settings.get(Given.value("trial: the name", name));
        if (value == null) {
            throw Nearest.meant(
                    NnException.of("trial: there is no setting \"%s\", but %s.", name, settings.keySet()),
                    name,
                    settings.keySet());
        }
        if (!type.isInstance(value)) {
            throw NnException.of(
                    "trial: \"%s\" is %s, a %s, but was asked for as %s.",
                    name, value, value.getClass().getSimpleName(), type.getSimpleName());
        }
        return type.cast(value);
    }

    /**
     * Returns a setting that is a whole number.
     *
     * @param name such as {@code units}
     * @return its value
     * @throws NnException if there is none of that name, or it is something else
     */
    public int integer(String name) {
        return value(name, Integer.class);
    }

    /**
     * Returns a setting that is a number.
     *
     * @param name such as {@code rate}
     * @return its value
     * @throws NnException if there is none of that name, or it is something else
     */
    public double number(String name) {
        return value(name, Number.class).doubleValue();
    }

    /**
     * Returns a setting that is a word.
     *
     * @param name such as {@code optimizer}
     * @return its value
     * @throws NnException if there is none of that name, or it is something else
     */
    public String text(String name) {
        return value(name, String.class);
    }

    /**
     * Returns a setting that is true or false.
     *
     * @param name such as {@code normalized}
     * @return its value
     * @throws NnException if there is none of that name, or it is something else
     */
    public boolean flag(String name) {
        return value(name, Boolean.class);
    }

    /**
     * Returns what watches the trial's training, and ends it where it is not among the better ones. Each training of a
     * trial takes it, as {@link #fit} does.
     *
     * @return the callback
     */
    public Callback callback() {
        return watch;
    }

    /**
     * Trains with {@link #callback()}; nothing is printed unless the settings say so.
     *
     * @param network such as {@code Sequential.of(dense(trial.integer("units")).relu(), dense(10).softmax())}
     * @param data the rows to learn from
     * @param chosen chooses loss, optimizer, validation, …: {@code fit -> fit.optimizer(adam(trial.number("rate")))}
     * @return the trained model
     * @throws NnException if something does not fit
     */
    public Model fit(Architecture network, Source data, UnaryOperator<Fit> chosen) {
        Given.value("trial: the network", network);
        return network.fit(
                data, fit -> watched(fit.verbose(0).chosenBy("trial", chosen).checkpointed()));
    }

    private Fit watched(Fit fit) {
        fit.checkpoints().forEach(this::requireOwn);
        return fit.callbacks(
                Stream.concat(fit.callbacks().stream(), Stream.of(watch)).toArray(Callback[]::new));
    }

    private void requireOwn(Path file) {
        int other = files.computeIfAbsent(file.toAbsolutePath().normalize(), first -> number);
        if (other != number) {
            throw NnException.of("trial %d: the checkpoint %s is that of trial %d.", number, file, other)
                    .maybe("name a file for each: Path.of(\"trial-\" + trial.number() + \".onnx\").");
        }
    }

    /** Writes a value as the table does: numbers with four digits. */
    static String text(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? Words.number(new BigDecimal(number).round(new MathContext(4)).doubleValue())
                : value.toString();
    }

    static String text(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(each -> each.getKey() + " " + text(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "trial " + number + ": " + text(settings);
    }
}
