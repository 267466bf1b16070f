package nn.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import nn.op.Value;
import nn.spi.GraphPreprocessing;

/**
 * Turns rows of a table, or of one's own values, into rows of numbers, as it was fitted on the rows to train on. A model
 * that learns from them keeps it, and so does its file.
 *
 * <pre>{@code
 * var split = table.split(0.8).stratified("survived").seed(7);
 * var features = Features.of(split.train()).numbers("age", "fare").categories("sex", "class").target("survived");
 * var model = network.fit(features.dataset(split.train()), fit -> fit.epochs(20));
 * model.evaluate(features.dataset(split.test()));
 * model.predict(features.row(Map.of("age", 30, "fare", 12.5, "sex", "female", "class", 2)));
 * Features same = Onnx.load(path).schema().preprocessing(Features.class);
 * }</pre>
 *
 * @param columns those that go in, with what was learned of them, in the order of the numbers that come out
 * @param target what is to be told, or empty
 */
public record Features(List<Feature> columns, Optional<FeatureTarget> target) implements GraphPreprocessing {
    /** Copies the list. */
    public Features {
        Given.value("features: the target", target);
        columns = columns instanceof FittedColumns ? columns : Given.all("features: column", columns);
    }

    /** Returns the rows that these were fitted on; none are known of what was loaded from a file. */
    private Origin fittedOn() {
        return columns instanceof FittedColumns fitted ? fitted.origin() : Origin.NONE;
    }

    /**
     * Begins to fit features on the rows of a table.
     *
     * @param train the rows to train on, such as {@code split.train()}
     * @return what takes the columns' names
     * @throws NnException if there is no row, or a split held some of them out
     */
    public static FittedFeatures of(Table train) {
        return FittedFeatures.on(Given.value("Features.of: the table", train));
    }

    /**
     * Names the numbers that come out.
     *
     * @return one a number, all different: {@code age}, {@code sex_female}, {@code sex_male}, …; where a later feature would
     *     have the name of an earlier one, its kind follows the column, as in {@code age_log}, {@code sex_hashed_0}
     */
    public List<String> names() {
        return FeatureNames.of(columns);
    }

    /**
     * Counts the numbers that come out.
     *
     * @return how wide a row is
     */
    public int width() {
        return columns.stream().mapToInt(each -> each.encoding().width()).sum();
    }

    /**
     * Turns the rows of a table into rows of numbers; further columns do not matter.
     *
     * @param table the rows
     * @return float32 [rows, width]; int32 where all columns are {@link FittedFeatures#indexed indexed}
     * @throws NnException if a column is missing or of another type, a value is refused, or the rows are held out, but were
     *     fitted on in this process
     */
    public Tensor rows(Table table) {
        Given.value("features: the table", table).origin().requireUnseenBy("features.rows", fittedOn());
        return encoded(table);
    }

    private Tensor encoded(Table table) {
        Shape shape = Shape.of(table.size(), width());
        float[] numbers = numbers(shape, table::column);
        return columns.stream().allMatch(each -> each.encoding() instanceof IndexEncoding)
                ? Tensor.of(shape, ints(numbers))
                : Tensor.of(shape, numbers);
    }

    private static int[] ints(float[] numbers) {
        int[] ints = new int[numbers.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) numbers[i];
        }
        return ints;
    }

    private float[] numbers(Shape shape, Function<String, Column> table) {
        float[] numbers = new float[shape.size()];
        int first = 0;
        for (Feature each : columns) {
            each.encoding().encode(table.apply(each.column()), numbers, first, shape.dim(1));
            first += each.encoding().width();
        }
        return numbers;
    }

    /**
     * Turns the rows of a table into rows of numbers with their targets.
     *
     * @param table the rows
     * @return what a model learns from or is evaluated by, which carries these features
     * @throws NnException if no target was chosen, a column is missing or of another type, a value is refused, or the rows
     *     are held out, but were fitted on in this process
     */
    public Dataset dataset(Table table) {
        Given.value("features: the table", table).origin().requireUnseenBy("features.dataset", fittedOn());
        FeatureTarget told = target.orElseThrow(() -> NnException.of("features.dataset: no target was chosen.")
                .maybe("say what is to be told: Features.of(train)….target(\"…\")."));
        Dataset data = told.with(encoded(table), table).preprocessing(this);
        return table.origin().rows().shared(fittedOn().rows()) > 0 ? data.fittedOnRows() : data;
    }

    /**
     * Turns the rows of tables that come one after the other, such as the blocks of a file that memory need not hold, into
     * rows of numbers with their targets.
     *
     * <pre>{@code
     * Source rows = features.source(() -> Csv.blocks(path, sample));
     * }</pre>
     *
     * @param tables opens them, anew in each epoch; each stream is closed, and tables without rows are passed over
     * @return what a model learns from or is evaluated by, of which nothing is read yet, and which carries these features;
     *     reading throws an {@link NnException} as {@link #dataset} does, with the line of the file where a block knows it
     */
    public Source source(Supplier<Stream<Table>> tables) {
        return new TableSource(this::dataset).of(tables);
    }

    /**
     * Turns one row of values into numbers.
     *
     * @param values for each column a number, a word, a truth value for words such as True or numbers such as 1, or a date
     *     ({@link java.time.LocalDate}, {@link java.time.LocalDateTime}); where kinds are numbers, 2, 2.0 and "2" are one; null, an empty {@link Optional}, an empty word and NaN are missing; others do not matter
     * @return as wide as {@link #width()}, for {@code model.predict}
     * @throws NnException if a column is missing, or a value is of another type or refused
     */
    @Override
    public float[] row(Map<String, ?> values) {
        Given.value("features.row: the values", values);
        Map<String, Column> cells = new LinkedHashMap<>();
        for (Feature each : columns) {
            cells.computeIfAbsent(each.column(), name -> FeatureCells.one(name, values, columns));
        }
        return numbers(Shape.of(1, width()), name -> Objects.requireNonNull(cells.get(name)));
    }

    @Override
    public Optional<String> outside() {
        return new FeatureGraph(columns).outside();
    }

    @Override
    public List<GraphPreprocessing.RawColumn> inputs() {
        return FeatureInputs.of(columns);
    }

    @Override
    public Value graph(Map<String, Value> given) {
        return new FeatureGraph(columns).rows(given);
    }

    Features and(Feature feature) {
        List<Feature> more = new ArrayList<>(columns);
        more.add(feature);
        return new Features(new FittedColumns(more, fittedOn()), target);
    }

    /** Lists the columns, how many numbers come out, and what is told. */
    @Override
    public String toString() {
        return columns.stream()
                .map(Feature::column)
                .distinct()
                .collect(Collectors.joining(
                        ", ",
                        "Features of ",
                        " as " + width() + (width() == 1 ? " number" : " numbers")
                                + target.map(each -> ", to tell " + String.join(", ", each.columns()))
                                        .orElse("")));
    }
}
