package nn.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import nn.Architecture;
import nn.Model;
import nn.data.Dataset;
import nn.data.Fold;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Source;
import nn.train.Fit;
import nn.train.History;
import nn.train.Scores;

/**
 * Holds what a network reached on rows that it did not learn from, fold by fold, as scikit-learn's
 * {@code cross_validate}.
 *
 * <pre>{@code
 * var validation = crossValidate(network, data.folds(10).stratified(), fit -> fit
 *         .loss(sparseCategoricalCrossentropy()).optimizer(adam()).metrics(accuracy()).epochs(20));
 * System.out.println(validation);             // a table: mean, deviation, least and greatest of each metric
 * validation.mean("accuracy");
 * }</pre>
 *
 * @param models what was trained on each fold, with its history
 * @param scores the loss and the metrics of each, on the fold's rows to test with
 */
public record CrossValidation(List<Model> models, List<Scores> scores) {
    private static final int FOLDS = 5;

    /** Copies the lists, which must be equally long. */
    public CrossValidation {
        Given.value("a cross validation: the models", models);
        Given.value("a cross validation: the scores", scores);
        models = Given.all("cross-validation: model", models.toArray(Model[]::new));
        scores = Given.all("cross-validation: score", scores.toArray(Scores[]::new));
        if (models.isEmpty() || models.size() != scores.size()) {
            throw NnException.of(
                    "cross-validation: there must be scores for each of at least one model, but there are %d models and"
                            + " %d scores.",
                    models.size(), scores.size());
        }
    }

    /**
     * Trains and tests on five folds of mixed rows.
     *
     * @param network draws its weights anew for each fold
     * @param data the rows
     * @param settings chooses loss, optimizer, metrics, epochs, …; nothing is printed unless it says so
     * @return the scores of each fold
     * @throws NnException if something does not fit
     */
    public static CrossValidation crossValidate(Architecture network, Dataset data, UnaryOperator<Fit> settings) {
        return crossValidate(
                network, Given.value("crossValidate: the data", data).folds(FOLDS), settings);
    }

    /**
     * Trains and tests on folds.
     *
     * @param network draws its weights anew for each fold
     * @param folds such as {@code data.folds(10).stratified()}
     * @param settings chooses loss, optimizer, metrics, epochs, …; nothing is printed unless it says so
     * @return the scores of each fold
     * @throws NnException if something does not fit
     */
    public static CrossValidation crossValidate(
            Architecture network, Iterable<Fold<Dataset>> folds, UnaryOperator<Fit> settings) {
        return crossValidate(network, folds, UnaryOperator.identity(), settings);
    }

    /**
     * Trains and tests on folds whose rows are made ready fold by fold, so that what is fitted on rows, such as means to
     * standardize by, never sees those to test with.
     *
     * <pre>{@code
     * var validation = crossValidate(network, table.folds(5), fold -> {
     *     var features = Features.of(fold.train()).numbers("age", "fare").target("survived");
     *     return new Fold<>(features.dataset(fold.train()), features.dataset(fold.test()));
     * }, fit -> fit.loss(binaryCrossentropy()));
     * }</pre>
     *
     * @param network draws its weights anew for each fold
     * @param folds what is divided already, such as tables
     * @param prepared makes a fold of datasets, or of other sources, of each
     * @param settings chooses loss, optimizer, metrics, epochs, …; nothing is printed unless it says so
     * @param <F> what a fold is before it is made ready
     * @return the scores of each fold
     * @throws NnException if something does not fit
     */
    public static <F> CrossValidation crossValidate(
            Architecture network,
            Iterable<F> folds,
            Function<? super F, ? extends Fold<? extends Source>> prepared,
            UnaryOperator<Fit> settings) {
        Given.value("crossValidate: the network", network);
        Given.value("crossValidate: what prepares a fold", prepared);
        Given.value("crossValidate: the settings", settings);
        List<Model> models = new ArrayList<>();
        List<Scores> scores = new ArrayList<>();
        for (F each : Given.value("crossValidate: the folds", folds)) {
            try {
                Fold<? extends Source> fold = Given.<Fold<? extends Source>>result(
                        "crossValidate", "fold -> new Fold<>(train, test)", prepared.apply(each));
                models.add(network.fit(
                        fold.train(), fit -> requireNoFile(fit.verbose(0).chosenBy("crossValidate", settings))));
                scores.add(models.get(models.size() - 1).evaluate(fold.test()));
            } catch (NnException wrong) {
                throw wrong.at("fold " + (scores.size() + 1));
            }
        }
        return new CrossValidation(models, scores);
    }

    /** Refuses to resume: the second fold would go on with what the first has learned, and know its own rows to test with. */
    private static Fit requireNoFile(Fit fit) {
        Fit chosen = fit.checkpointed();
        chosen.checkpoints().findFirst().ifPresent(file -> {
            throw NnException.of("crossValidate: the checkpoint %s is of one training, but each fold is one.", file)
                    .maybe("leave it out, or fit the folds one by one, each with a file of its own.");
        });
        return chosen;
    }

    /**
     * Returns the curves of each training.
     *
     * @return one history a fold
     */
    public List<History> histories() {
        return models.stream().map(Model::history).toList();
    }

    /**
     * Returns one metric of each fold.
     *
     * @param metric {@code loss} or a metric's name
     * @return one number a fold
     * @throws NnException if there is none of that name
     */
    public List<Double> get(String metric) {
        return scores.stream().map(each -> each.get(metric)).toList();
    }

    private DoubleStream values(String metric) {
        return get(metric).stream().mapToDouble(Double::doubleValue);
    }

    /**
     * Returns the mean of a metric over the folds.
     *
     * @param metric {@code loss} or a metric's name
     * @return the mean, each fold counting alike
     * @throws NnException if there is none of that name
     */
    public double mean(String metric) {
        return values(metric).sum() / scores.size();
    }

    /**
     * Returns the standard deviation of a metric over the folds: √(Σ(x − mean)² / (folds − 1)), as pandas' {@code std()}.
     *
     * @param metric {@code loss} or a metric's name
     * @return at least 0; NaN for a single fold
     * @throws NnException if there is none of that name
     */
    public double deviation(String metric) {
        double mean = mean(metric);
        double squares =
                values(metric).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (scores.size() - 1));
    }

    private List<String> row(String metric) {
        return List.of(
                metric,
                Scores.format(mean(metric)),
                Scores.format(deviation(metric)),
                Scores.format(values(metric).min().orElseThrow()),
                Scores.format(values(metric).max().orElseThrow()));
    }

    /** Draws a table of the metrics. */
    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                scores.size() + (scores.size() == 1 ? " fold" : " folds"), "mean", "deviation", "least", "greatest"));
        scores.get(0).values().keySet().forEach(metric -> rows.add(row(metric)));
        return Columns.of(rows, true);
    }
}
