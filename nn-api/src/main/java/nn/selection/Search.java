package nn.selection;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import nn.Model;
import nn.callback.Monitor;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.metric.Mode;

/**
 * Searches for the best settings of a network and its training, over a grid or at random, after scikit-learn's
 * {@code GridSearchCV}, {@code RandomizedSearchCV} and their halving forms.
 *
 * <pre>{@code
 * var split = data.split(0.8).stratified();
 * var found = Search.random(20).seed(7)
 *         .over("units", 16, 32, 64)
 *         .over("rate", logUniform(1e-4, 1e-1))
 *         .monitor("val_accuracy")
 *         .halving(2)
 *         .run(trial -> trial.fit(
 *                 Sequential.of(dense(trial.integer("units")).relu(), dense(10).softmax()),
 *                 split.train(),
 *                 fit -> fit.loss(sparseCategoricalCrossentropy())
 *                         .optimizer(adam(trial.number("rate"))).metrics(accuracy())
 *                         .validation(split.test()).epochs(18)));
 * System.out.println(found);                  // a table, best first
 * Model best = found.model();
 * }</pre>
 *
 * <p>Trials run side by side. Which trials there are, which of them go on and what each of them reaches is the same
 * however many that are, as long as the engine's trainings are, too.
 *
 * <p>It is a value; each word returns a new one.
 */
public final class Search {
    private OptionalInt trials = OptionalInt.empty();
    private Space space = new Space(List.of());
    private long seed;
    private Monitor monitor = new Monitor("search", "val_loss", Mode.AUTO, 0);
    private Optional<Halving> halving = Optional.empty();
    private int parallel = Runtime.getRuntime().availableProcessors();
    private int verbose = 1;

    private Search() {}

    private Search with(Consumer<Search> change) {
        Search copy = new Search();
        copy.trials = trials;
        copy.space = space;
        copy.seed = seed;
        copy.monitor = monitor;
        copy.halving = halving;
        copy.parallel = parallel;
        copy.verbose = verbose;
        change.accept(copy);
        return copy;
    }

    /**
     * Tries all combinations of settings.
     *
     * @return a search without settings yet
     */
    public static Search grid() {
        return new Search();
    }

    /**
     * Tries combinations that are drawn, no two alike.
     *
     * @param trials how many, at least 1
     * @return a search without settings yet
     * @throws NnException if there is none
     */
    public static Search random(int trials) {
        Given.positive("random: the count of trials", trials);
        return new Search().with(copy -> copy.trials = OptionalInt.of(trials));
    }

    /**
     * Adds a setting that is one of some values.
     *
     * @param name what trials ask for it by
     * @param values numbers, words, layers or whatever else; at least one
     * @return a new search
     * @throws NnException if there is no value, or the name was already given
     */
    public Search over(String name, Object... values) {
        List<Object> all = Given.all("search: " + name + ": value", values);
        if (all.isEmpty()) {
            throw NnException.of("search: there must be a value for \"%s\", but was none.", name);
        }
        return over(new Setting(name, all, Optional.empty()));
    }

    /**
     * Adds a setting that is one of some values.
     *
     * @param name what trials ask for it by
     * @param values numbers, words, layers or whatever else; at least one
     * @return a new search
     * @throws NnException if there is no value, or the name was already given
     */
    public Search over(String name, Collection<?> values) {
        return over(name, Given.value("search: " + name + ": values", values).toArray());
    }

    /**
     * Adds a setting that is drawn for each trial, which needs a random search.
     *
     * @param name what trials ask for it by
     * @param distribution such as {@code logUniform(1e-4, 1e-1)}
     * @return a new search
     * @throws NnException if the name was already given
     */
    public Search over(String name, Distribution distribution) {
        Given.value("search: " + name + ": the distribution", distribution);
        return over(new Setting(name, List.of(), Optional.of(distribution)));
    }

    private Search over(Setting setting) {
        Space larger = space.with(setting);
        return with(copy -> copy.space = larger);
    }

    /**
     * Sets what settings are drawn from.
     *
     * @param seed any number, 0 by default; the same seed gives the same trials
     * @return a new search
     */
    public Search seed(long seed) {
        return with(copy -> copy.seed = seed);
    }

    /**
     * Says which value of the logs trials are compared by: that of the epoch whose weights the model has at the end, so
     * with {@code earlyStopping(…).restoreBest()} the best epoch's.
     *
     * @param name {@code val_loss} by default
     * @return a new search
     */
    public Search monitor(String name) {
        return monitor(name, Mode.AUTO);
    }

    /**
     * Says which value of the logs trials are compared by.
     *
     * @param name such as {@code val_score}
     * @param mode which way it gets better
     * @return a new search
     */
    public Search monitor(String name, Mode mode) {
        Monitor other = new Monitor("search", name, mode, 0);
        return with(copy -> copy.monitor = other);
    }

    /**
     * Ends bad trials early: after some epochs the best third goes on, after three times as many epochs the best third
     * of these, and so on, until the trainings have had all of their epochs.
     *
     * @param epochs after how many epochs trials are compared first, at least 1
     * @return a new search
     * @throws NnException if it is below 1
     * @see #halving(int, int)
     */
    public Search halving(int epochs) {
        return halving(epochs, 3);
    }

    /**
     * Ends bad trials early, by successive halving (Jamieson and Talwalkar, 2016): each time that trials are compared, all
     * wait for the slowest, so that which go on does not depend on the clock. Until then all are kept in memory.
     *
     * @param epochs after how many epochs trials are compared first, at least 1
     * @param factor of how many trials one goes on, and for how many times as many epochs until they are compared again;
     *     at least 2
     * @return a new search
     * @throws NnException if a number is smaller
     */
    public Search halving(int epochs, int factor) {
        Halving chosen = new Halving(epochs, factor);
        return with(copy -> copy.halving = Optional.of(chosen));
    }

    /**
     * Sets how many trials run side by side.
     *
     * <p>Engines have threads of their own: {@code onnx} gives small networks one, so that trials side by side are a gain, and
     * larger ones all cores. So that large trials do not contend for them, run one at a time, or give each one thread, {@code
     * fit.engine(new OnnxEngine().threads(1))} or {@code -Dnn.onnx.threads=1}.
     *
     * @param trials at least 1; as many as there are cores by default
     * @return a new search
     * @throws NnException if it is below 1
     */
    public Search parallel(int trials) {
        Given.positive("parallel: the count of trials", trials);
        return with(copy -> copy.parallel = trials);
    }

    /**
     * Sets what is printed.
     *
     * @param level 0 nothing, 1 a line when a trial ends; 1 by default
     * @return a new search
     * @throws NnException if it is neither
     */
    public Search verbose(int level) {
        if (level < 0 || level > 1) {
            throw NnException.of("search: verbose must be 0 or 1, but was %d.", level);
        }
        return with(copy -> copy.verbose = level);
    }

    private List<Map<String, Object>> combinations() {
        space.requireSome();
        return trials.isPresent() ? space.random(trials.getAsInt(), seed) : space.grid();
    }

    /**
     * Trains each trial.
     *
     * @param training trains a trial's settings by {@link Trial#fit}, or with {@link Trial#callback()}, and gives the model;
     *     called from several threads at once
     * @return the trials, best first, and the best model
     * @throws NnException if no trial succeeds, or this thread is interrupted
     */
    public Ranking run(Function<Trial, Model> training) {
        Given.value("search: the training", training);
        return attempts()
                .run((trial, watch) -> Reached.of(
                        Given.result("search", "trial -> trial.fit(network, data, fit -> fit)", training.apply(trial)),
                        watch));
    }

    /**
     * Finds settings with the greatest score, such as the mean of a cross-validation.
     *
     * <pre>{@code
     * var found = Search.grid().over("units", 8, 32).maximize(trial -> crossValidate(
     *         Sequential.of(dense(trial.integer("units")).relu(), dense(10).softmax()),
     *         data.folds(3),
     *         fit -> fit.loss(sparseCategoricalCrossentropy()).metrics(accuracy())).mean("accuracy"));
     * System.out.println(found.best().settings());
     * }</pre>
     *
     * @param score gives a trial's score; called from several threads at once
     * @return the trials, best first
     * @throws NnException if no trial succeeds, or this thread is interrupted
     */
    public Ranking maximize(ToDoubleFunction<Trial> score) {
        return byScore(score, Mode.MAX);
    }

    /**
     * Finds settings with the smallest score.
     *
     * @param score gives a trial's score; called from several threads at once
     * @return the trials, best first
     * @throws NnException if no trial succeeds, or this thread is interrupted
     */
    public Ranking minimize(ToDoubleFunction<Trial> score) {
        return byScore(score, Mode.MIN);
    }

    private Ranking byScore(ToDoubleFunction<Trial> score, Mode mode) {
        Given.value("search: the score", score);
        return monitor("score", mode).attempts().run((trial, watch) -> Reached.of(score.applyAsDouble(trial), mode));
    }

    private Attempts attempts() {
        return new Attempts(combinations(), monitor, halving, parallel, verbose > 0);
    }

    /** Writes the words that make the search. */
    @Override
    public String toString() {
        Words words = trials.isPresent() ? Words.of("Search.random", trials.getAsInt()) : Words.of("Search.grid");
        for (Setting each : space.settings()) {
            words = each.distribution().isPresent()
                    ? words.and("over", each.name(), each.distribution().get())
                    : words.andAll("over", named(each));
        }
        words = words.option("seed", seed, 0L).option("monitor", monitor.name(), "val_loss");
        return Words.folded((halving.isPresent()
                        ? words.and(
                                "halving", halving.get().epochs(), halving.get().factor())
                        : words)
                .toString());
    }

    private static List<Object> named(Setting setting) {
        Object[] all = new Object[setting.values().size() + 1];
        all[0] = setting.name();
        System.arraycopy(setting.values().toArray(), 0, all, 1, all.length - 1);
        return Arrays.asList(all);
    }
}
