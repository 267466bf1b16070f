package nn.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Source;
import nn.data.Tensor;

/**
 * Fits {@link Features} on the rows to train on, column by column, and turns rows into numbers by them; it is a value, and
 * each word returns a new one. It knows the rows that it was fitted on, and refuses held-out rows that are among them.
 *
 * <pre>{@code
 * var features = Features.of(split.train())
 *         .numbers("fare")
 *         .number("age", age -> age.imputeMean().flagged())
 *         .categories("sex")
 *         .category("city", city -> city.atMost(20))
 *         .target("survived");
 * }</pre>
 */
public final class FittedFeatures {
    private final Table train;
    private final Features features;

    private FittedFeatures(Table train, Features features) {
        this.train = train;
        this.features = features;
    }

    static FittedFeatures on(Table train) {
        train.origin().requireTraining("Features.of");
        if (train.size() == 0) {
            throw NnException.of("Features.of: the table must have at least one row, but has none.");
        }
        return new FittedFeatures(train, new Features(new FittedColumns(List.of(), train.origin()), Optional.empty()));
    }

    private FittedFeatures each(String word, String[] columns, Function<Column, Encoding> fit) {
        FittedFeatures fitted = this;
        for (String column : Given.all(word + ": column", columns)) {
            fitted = fitted.and(column, fit);
        }
        return fitted;
    }

    private FittedFeatures and(String column, Function<Column, Encoding> fit) {
        requireNoTarget(column, features.target());
        Feature feature = new Feature(column, fit.apply(train.column(column)));
        if (features.columns().contains(feature)) {
            throw NnException.of("features: column \"%s\" is named twice for the same feature.", column)
                    .maybe("name it once, or with other options.");
        }
        return new FittedFeatures(train, features.and(feature));
    }

    private static void requireNoTarget(String column, Optional<FeatureTarget> target) {
        if (target.isPresent() && target.get().columns().contains(column)) {
            throw NnException.of("features: \"%s\" is the target, and no feature that could tell it.", column)
                    .maybe("leave it out of the features.");
        }
    }

    /**
     * Takes columns of numbers: a missing one counts as the median, and all are standardized, as scikit-learn's {@code
     * SimpleImputer(strategy="median")} and {@code StandardScaler} do.
     *
     * @param columns their names
     * @return new features
     * @throws NnException if there is no such column, or it holds no numbers
     */
    public FittedFeatures numbers(String... columns) {
        return each("numbers", columns, NumberFeature.DEFAULT::fit);
    }

    /**
     * Takes a column of numbers.
     *
     * @param column its name
     * @param options how, such as {@code age -> age.minMax().flagged()}
     * @return new features
     * @throws NnException if there is no such column, or it holds no numbers
     */
    public FittedFeatures number(String column, UnaryOperator<NumberFeature> options) {
        NumberFeature chosen = chosen("number", "age -> age.minMax()", NumberFeature.DEFAULT, options);
        return and(Given.value("number: the column", column), chosen::fit);
    }

    private static <T> T chosen(String word, String example, T standard, UnaryOperator<T> options) {
        return Given.result(
                word, example, Given.value(word + ": the options", options).apply(standard));
    }

    /**
     * Takes columns of numbers as they are; missing ones are refused.
     *
     * @param columns their names
     * @return new features
     * @throws NnException if there is no such column, it holds no numbers, or one is missing
     */
    public FittedFeatures passthrough(String... columns) {
        return each("passthrough", columns, NumberFeature.DEFAULT.unscaled().refuseMissing()::fit);
    }

    /**
     * Takes columns of words, or of numbers that stand for kinds: one feature a word that occurs, in their order, which is
     * 1 where it stands and else 0; an unseen or missing word gives zeros. So does scikit-learn's {@code
     * OneHotEncoder(handle_unknown="ignore")}.
     *
     * @param columns their names
     * @return new features
     * @throws NnException if there is no such column
     */
    public FittedFeatures categories(String... columns) {
        return each("categories", columns, CategoryFeature.DEFAULT::fit);
    }

    /**
     * Takes a column of words.
     *
     * @param column its name
     * @param options how, such as {@code city -> city.atMost(20)}
     * @return new features
     * @throws NnException if there is no such column
     */
    public FittedFeatures category(String column, UnaryOperator<CategoryFeature> options) {
        CategoryFeature chosen = chosen("category", "city -> city.atMost(20)", CategoryFeature.DEFAULT, options);
        return and(Given.value("category: the column", column), chosen::fit);
    }

    /**
     * Takes columns of dates for year, month, day and weekday, each standardized.
     *
     * @param columns their names
     * @return new features
     * @throws NnException if there is no such column, or it holds no dates
     */
    public FittedFeatures dates(String... columns) {
        return each("dates", columns, DateFeature.DEFAULT::fit);
    }

    /**
     * Takes a column of dates.
     *
     * @param column its name
     * @param options which parts, such as {@code sold -> sold.days().month().cyclic()}
     * @return new features
     * @throws NnException if there is no such column, or it holds no dates
     */
    public FittedFeatures date(String column, UnaryOperator<DateFeature> options) {
        DateFeature chosen = chosen("date", "sold -> sold.month().cyclic()", DateFeature.DEFAULT, options);
        return and(Given.value("date: the column", column), chosen::fit);
    }

    /**
     * Takes a column of numbers for buckets, one feature each; a missing number falls into none.
     *
     * @param column its name
     * @param bounds ascending, at least one: the first bucket is below the first, each further one begins at its bound
     * @return new features
     * @throws NnException if there is no such column, it holds no numbers, or the bounds do not ascend
     */
    public FittedFeatures buckets(String column, double... bounds) {
        Given.positive("buckets: the number of bounds", Given.value("buckets: the bounds", bounds).length);
        BucketEncoding encoding =
                new BucketEncoding(DoubleStream.of(bounds).boxed().toList());
        return and(Given.value("buckets: the column", column), cells -> {
            FeatureCells.numbers(cells);
            return encoding;
        });
    }

    /**
     * Takes a column of numbers for buckets that hold equally many of them, as scikit-learn's {@code
     * KBinsDiscretizer(strategy="quantile", quantile_method="linear")}; where numbers recur, there may be fewer.
     *
     * @param column its name
     * @param buckets how many, at least 2
     * @return new features
     * @throws NnException if there is no such column, it holds no numbers, or all are equal
     */
    public FittedFeatures quantiles(String column, int buckets) {
        if (buckets < 2) {
            throw NnException.of("quantiles: there must be at least 2 buckets, but were to be %d.", buckets);
        }
        return and(Given.value("quantiles: the column", column), cells -> quantiles(cells, buckets));
    }

    private static BucketEncoding quantiles(Column column, int buckets) {
        double[] sorted = DoubleStream.of(FeatureCells.numbers(column))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        List<Double> bounds = IntStream.range(1, sorted.length == 0 ? 1 : buckets)
                .mapToObj(i -> NumberStatistics.quantile(sorted, (double) i / buckets))
                .distinct()
                .filter(bound -> bound > sorted[0])
                .toList();
        if (bounds.isEmpty()) {
            throw NnException.of("quantiles: column \"%s\" holds no two numbers that differ enough.", column.name())
                    .maybe("give the bounds: buckets(\"%s\", …).", column.name());
        }
        return new BucketEncoding(bounds);
    }

    /**
     * Takes a column of many words for a fixed number of features: a word's hash says which is 1. Words may share one; all
     * words are known.
     *
     * @param column its name
     * @param features how many
     * @return new features
     * @throws NnException if there is no such column
     */
    public FittedFeatures hashed(String column, int features) {
        HashEncoding encoding = new HashEncoding(features);
        return and(Given.value("hashed: the column", column), cells -> encoding);
    }

    /**
     * Takes columns of words for whole numbers from 1, for an embedding of {@code words + 1} rows; 0 stands for an unseen
     * or missing word. Where all columns are indexed, the rows are int32.
     *
     * @param columns their names
     * @return new features
     * @throws NnException if there is no such column
     */
    public FittedFeatures indexed(String... columns) {
        return each(
                "indexed",
                columns,
                column -> new IndexEncoding(
                        FeatureCells.someKinds(column).categories(), column.type() == ColumnType.NUMBER));
    }

    /**
     * Says what is to be told. Words become labels with named classes; numbers that are all 0 or 1 become labels; other
     * numbers become values, those of several columns a row.
     *
     * @param columns one, or several of numbers
     * @return new features
     * @throws NnException if there is no such column, it is a feature, a value is missing, or there are words in one of several
     */
    public FittedFeatures target(String... columns) {
        List<String> all = Given.all("target: column", columns);
        Given.positive("target: the number of columns", all.size());
        return told(FeatureTarget.of(train, all));
    }

    /**
     * Says which column's words, or numbers, are classes to be told.
     *
     * @param column its name
     * @return new features
     * @throws NnException if there is no such column, it is a feature, or it holds one class only
     */
    public FittedFeatures label(String column) {
        return told(FeatureTarget.classes(train.column(column)));
    }

    private FittedFeatures told(FeatureTarget target) {
        features.columns().forEach(each -> requireNoTarget(each.column(), Optional.of(target)));
        return new FittedFeatures(train, new Features(features.columns(), Optional.of(target)));
    }

    /**
     * Returns what was fitted, without the values of the rows.
     *
     * @return what a model and its file keep
     * @throws NnException if no column was named
     */
    public Features features() {
        if (features.columns().isEmpty()) {
            throw NnException.of("features: no column was named.")
                    .maybe(
                            "name some: Features.of(train).numbers(\"%s\").",
                            train.names().get(0));
        }
        return features;
    }

    /**
     * Turns the rows of a table into rows of numbers with their targets.
     *
     * @param table the rows
     * @return what a model learns from or is evaluated by, which carries {@link #features()}; rows that were fitted on can
     *     be learned from, but neither split nor folded
     * @throws NnException as {@link Features#dataset} does, and if the rows are held out, but were fitted on
     */
    public Dataset dataset(Table table) {
        return features().dataset(table);
    }

    /**
     * Turns the rows of tables that come one after the other, such as the blocks of a file that memory need not hold, into
     * rows of numbers with their targets.
     *
     * <pre>{@code
     * Source rows = features.source(() -> Csv.blocks(path, sample));
     * }</pre>
     *
     * <p>Each time that a file is read its rows are new ones: whether these features were fitted on them is not known, so rows
     * to test with should come from another file.
     *
     * @param tables opens them, anew in each epoch; each stream is closed, and tables without rows are passed over
     * @return what a model learns from or is evaluated by, of which nothing is read yet, and which carries {@link #features()};
     *     reading throws an {@link NnException} as {@link #dataset} does, with the line of the file where a block knows it
     */
    public Source source(Supplier<Stream<Table>> tables) {
        return new TableSource(this::dataset).of(tables);
    }

    /**
     * Turns the rows of a table into rows of numbers.
     *
     * @param table the rows
     * @return as {@link Features#rows}
     * @throws NnException as {@link Features#rows} does, and if the rows are held out, but were fitted on
     */
    public Tensor rows(Table table) {
        return features().rows(table);
    }

    /**
     * Turns one row of values into numbers.
     *
     * @param values for each column a number, a word or a date
     * @return as {@link Features#row}
     * @throws NnException as {@link Features#row} does
     */
    public float[] row(Map<String, ?> values) {
        return features().row(values);
    }

    /**
     * Names the numbers that come out.
     *
     * @return one a number
     */
    public List<String> names() {
        return features().names();
    }

    /**
     * Counts the numbers that come out.
     *
     * @return how wide a row is
     */
    public int width() {
        return features().width();
    }

    @Override
    public String toString() {
        return features.toString();
    }
}
