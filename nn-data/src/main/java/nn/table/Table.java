package nn.table;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.data.Folds;
import nn.data.Given;
import nn.data.Nearest;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Split;

/**
 * Holds rows of values in named columns of numbers, categories, text and dates, as a data frame of pandas does.
 *
 * <p>A table is a value; its words return new ones. Where a value may be missing, it is: a number is then NaN, a word
 * empty, a date absent.
 *
 * <pre>{@code
 * var table = Csv.read(Path.of("titanic.csv"));
 * System.out.println(table.describe());
 * var split = table.split(0.8).stratified("survived").seed(7);
 * split.train();
 * }</pre>
 */
public final class Table {
    private final Map<String, Column> columns;
    private final int size;
    private final Origin origin;

    private Table(Collection<Column> columns, Origin origin) {
        this.columns = TableChecks.byName(
                columns.stream().map(each -> each.from(origin)).toList());
        this.size = columns.iterator().next().size();
        this.origin = origin;
    }

    private static Table made(Collection<Column> columns) {
        TableChecks.requireColumns(columns);
        return new Table(columns, Origin.of(columns));
    }

    /**
     * Makes a table of columns.
     *
     * @param columns at least one, of different names and equally many rows
     * @return the table
     * @throws NnException if they do not fit together
     */
    public static Table of(Column... columns) {
        return made(Given.all("Table.of: column", columns));
    }

    /**
     * Makes a table of Java's values.
     *
     * <pre>{@code
     * Table.of(Map.of("age", new double[] {22, 38}, "sex", List.of("male", "female")));
     * }</pre>
     *
     * @param columns for each name an array or a collection of values, as {@link Column#of} takes them; the columns
     *     stand in the order of the map if it is a {@link LinkedHashMap} or sorted, else in that of their names
     * @return the table
     * @throws NnException if there is no column, or they do not fit together
     */
    public static Table of(Map<String, ?> columns) {
        return made(TableChecks.columns(columns));
    }

    /**
     * Makes a table of records, one a row.
     *
     * @param rows at least one; each component of the record becomes a column
     * @param <R> a record
     * @return the table
     * @throws NnException if there is no row, or a component is no number, word or date
     */
    public static <R extends Record> Table of(List<R> rows) {
        return made(RecordColumns.of(Given.value("Table.of: the rows", rows)));
    }

    /**
     * Puts tables one below the other. Parts of a split by time stay in the order of time where the one to learn from comes
     * first.
     *
     * @param tables at least one; all have the same columns, in any order
     * @return a table with the columns in the order of the first
     * @throws NnException if their columns differ in names or kinds
     */
    public static Table concat(Table... tables) {
        List<Table> all = Given.all("Table.concat: table", tables);
        Origin origin = Origin.concat(all.stream().map(Table::origin).toList());
        return new Table(TableChecks.joined(all), origin);
    }

    /** Makes a table of what was read. */
    static Table read(List<Column> columns, Origin origin) {
        return new Table(columns, origin);
    }

    Origin origin() {
        return origin;
    }

    Table heldOut() {
        return new Table(columns(), origin.held());
    }

    Table ordered(RowOrder order) {
        return new Table(columns(), origin.ordered(order));
    }

    /**
     * Tells whether some rows are in a part that a split or folds hold out, so that nothing may be fitted on them.
     *
     * @return whether {@code split.test()} gave some of them
     */
    public boolean isHeldOut() {
        return origin.heldOut();
    }

    /**
     * Tells whether rows stand in an order that was drawn at random: shuffled, and not sorted since; or whether those that a
     * split held out were put before those to learn from.
     *
     * @return false for a table as it was read, or sorted
     */
    public boolean isShuffled() {
        return origin.order() == RowOrder.SHUFFLED;
    }

    /**
     * Tells whether rows were drawn at random by a split or folds, so that there are gaps between them, which no sorting
     * closes.
     *
     * @return false for parts that were divided by {@code byTime(…)} or {@code inOrder()}
     */
    public boolean isDrawn() {
        return origin.order() == RowOrder.DRAWN;
    }

    /**
     * Counts the rows.
     *
     * @return at least 0
     */
    public int size() {
        return size;
    }

    /**
     * Returns the columns.
     *
     * @return at least one, in their order
     */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /**
     * Names the columns.
     *
     * @return at least one, in their order
     */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * Returns a column.
     *
     * @param name its name
     * @return the column
     * @throws NnException if there is none of that name
     */
    public Column column(String name) {
        Column column = columns.get(Given.value("table: the column's name", name));
        if (column == null) {
            throw Nearest.meant(
                    NnException.of("table: there is no column \"%s\", but %s.", name, names()), name, names());
        }
        return column;
    }

    /**
     * Returns a row.
     *
     * @param index from 0
     * @return the row
     * @throws NnException if there is none
     */
    public TableRow row(int index) {
        if (index < 0 || index >= size) {
            throw NnException.of("table: there is no row %d, but %d rows, counted from 0.", index, size);
        }
        return new TableRow(this, index);
    }

    /**
     * Returns the rows.
     *
     * @return a view
     */
    public List<TableRow> rows() {
        return new AbstractList<>() {
            @Override
            public TableRow get(int index) {
                return new TableRow(Table.this, Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /**
     * Keeps some columns, in the order given.
     *
     * @param names at least one
     * @return a new table
     * @throws NnException if there is no column of such a name, or one is named twice
     */
    public Table select(String... names) {
        List<Column> kept =
                Given.all("select: column", names).stream().map(this::column).toList();
        TableChecks.requireColumns(kept);
        return new Table(kept, origin);
    }

    /**
     * Leaves out some columns.
     *
     * @param names those to leave out
     * @return a new table
     * @throws NnException if there is no column of such a name, or none stays
     */
    public Table drop(String... names) {
        List<String> dropped = Given.all("drop: column", names);
        dropped.forEach(this::column);
        List<Column> kept = columns().stream()
                .filter(each -> !dropped.contains(each.name()))
                .toList();
        TableChecks.requireColumns(kept);
        return new Table(kept, origin);
    }

    /**
     * Gives a column another name.
     *
     * @param name its name
     * @param other its new name
     * @return a new table
     * @throws NnException if there is no column of that name, or another one has the new name
     */
    public Table rename(String name, String other) {
        column(name);
        return changed(name, column -> column.named(other));
    }

    private Table changed(String name, UnaryOperator<Column> change) {
        column(name);
        return new Table(
                columns().stream()
                        .map(each -> each.name().equals(name) ? change.apply(each) : each)
                        .toList(),
                origin);
    }

    private Table cast(String[] names, UnaryOperator<Column> change) {
        Table table = this;
        for (String name : Given.all("table: column", names)) {
            table = table.changed(name, change);
        }
        return table;
    }

    /**
     * Takes columns for categories, such as numbers that stand for kinds.
     *
     * @param names at least one
     * @return a new table
     * @throws NnException if there is no column of such a name
     */
    public Table category(String... names) {
        return cast(names, each -> new Column(each.name(), Casts.words(each.cells(), ColumnType.CATEGORY)));
    }

    /**
     * Takes columns for text.
     *
     * @param names at least one
     * @return a new table
     * @throws NnException if there is no column of such a name
     */
    public Table text(String... names) {
        return cast(names, each -> new Column(each.name(), Casts.words(each.cells(), ColumnType.TEXT)));
    }

    /**
     * Takes columns of words for numbers, which are written as was said when the file was read.
     *
     * @param names at least one
     * @return a new table
     * @throws NnException if there is no column of such a name, or one of its words is no number
     */
    public Table number(String... names) {
        return cast(names, each -> new Column(each.name(), Casts.numbers(each.name(), each.cells())));
    }

    /**
     * Takes a column for dates after ISO 8601, such as {@code 2024-02-29} or {@code 2024-02-29T08:30}.
     *
     * @param name its name
     * @return a new table
     * @throws NnException if there is no column of that name, or one of its words is no such date
     */
    public Table date(String name) {
        return changed(name, each -> new Column(name, Casts.dates(name, each.cells(), DateText.ISO)));
    }

    /**
     * Takes a column for dates.
     *
     * @param name its name
     * @param pattern such as {@code dd.MM.yyyy}, as {@link java.time.format.DateTimeFormatter} has it, with English names
     * @return a new table
     * @throws NnException if there is no column of that name, the pattern is unsound, or a word does not fit it
     */
    public Table date(String name, String pattern) {
        DateText text = DateText.of("date", pattern);
        return changed(name, each -> new Column(name, Casts.dates(name, each.cells(), text)));
    }

    /**
     * Adds a column, or puts it in the place of the one of its name.
     *
     * @param column with as many rows as the table
     * @return a new table
     * @throws NnException if it has not
     */
    public Table withColumn(Column column) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(Given.value("withColumn: the column", column).name(), column);
        return new Table(more.values(), column.origin().heldOut() ? origin.held() : origin);
    }

    /**
     * Adds a column of numbers that are computed row by row.
     *
     * @param name its name
     * @param number gives the number of a row, NaN for a missing one
     * @return a new table
     * @throws NnException if the name is blank
     */
    public Table withColumn(String name, ToDoubleFunction<TableRow> number) {
        Given.value("withColumn: the lambda", number);
        double[] numbers = rows().stream().mapToDouble(number).toArray();
        return withColumn(new Column(name, new NumberCells(numbers)));
    }

    /**
     * Adds a column of words that are computed row by row.
     *
     * @param name its name
     * @param word gives the word of a row, an empty one where it is missing
     * @return a new table
     * @throws NnException if the name is blank
     */
    public Table withWords(String name, Function<TableRow, String> word) {
        Given.value("withWords: the lambda", word);
        WordBuilder words = new WordBuilder();
        rows().forEach(row -> words.add(Given.result("withWords", "row -> row.word(\"sex\")", word.apply(row))));
        return withColumn(new Column(name, words.inferred()));
    }

    Table pick(int[] rows) {
        return new Table(columns().stream().map(each -> each.pick(rows)).toList(), origin.pick(rows));
    }

    /**
     * Keeps the rows that fulfil a condition.
     *
     * @param condition such as {@code row -> row.number("age") >= 18}
     * @return a new table, perhaps without rows
     */
    public Table filter(Predicate<TableRow> condition) {
        Given.value("filter: the condition", condition);
        return pick(IntStream.range(0, size)
                .filter(row -> condition.test(new TableRow(this, row)))
                .toArray());
    }

    /**
     * Leaves out the rows where a value is missing.
     *
     * @param names the columns to look at; all of them if none is named
     * @return a new table, perhaps without rows
     * @throws NnException if there is no column of such a name
     */
    public Table dropMissing(String... names) {
        Given.value("dropMissing: the names", names);
        List<Column> looked = names.length == 0 ? columns() : select(names).columns();
        return pick(IntStream.range(0, size)
                .filter(row -> looked.stream().noneMatch(each -> each.isMissing(row)))
                .toArray());
    }

    /**
     * Sorts the rows, the least first; those where the value is missing come last. Equal ones keep their order.
     *
     * @param name the column to sort by
     * @return a new table
     * @throws NnException if there is no column of that name
     */
    public Table sortBy(String name) {
        return pick(TableOrder.of(column(name), false)).ordered(RowOrder.KEPT);
    }

    /**
     * Sorts the rows, the greatest first; those where the value is missing come last. Equal ones keep their order.
     *
     * @param name the column to sort by
     * @return a new table
     * @throws NnException if there is no column of that name
     */
    public Table sortByDescending(String name) {
        return pick(TableOrder.of(column(name), true)).ordered(RowOrder.KEPT);
    }

    /**
     * Keeps the first rows.
     *
     * @param rows how many; all, if there are fewer
     * @return a new table
     */
    public Table head(int rows) {
        return pick(IntStream.range(0, Math.max(0, Math.min(rows, size))).toArray());
    }

    /**
     * Keeps the last rows.
     *
     * @param rows how many; all, if there are fewer
     * @return a new table
     */
    public Table tail(int rows) {
        return pick(IntStream.range(Math.min(size, Math.max(0, size - Math.max(0, rows))), size)
                .toArray());
    }

    /**
     * Takes rows by their numbers.
     *
     * @param rows from 0, in any order
     * @return a new table
     * @throws NnException if there is no such row
     */
    public Table take(int... rows) {
        Arrays.stream(Given.value("take: the rows", rows)).forEach(this::row);
        return pick(rows);
    }

    /**
     * Mixes the rows.
     *
     * @param seed any number; the same seed gives the same order
     * @return a new table
     */
    public Table shuffled(long seed) {
        return pick(Randoms.of(seed, "table", 0).permutation(size)).ordered(RowOrder.SHUFFLED);
    }

    /**
     * Describes each column: counts, missing values, the most frequent word, mean, deviation and quartiles.
     *
     * @return what pandas' {@code describe(include="all")} prints
     */
    public Description describe() {
        return new Description(columns());
    }

    /**
     * Divides the rows into a part to learn from and a part to test with: at random, or as further words say.
     *
     * <p>The part to test with is held out: what is fitted on rows refuses it.
     *
     * <pre>{@code
     * var split = table.split(0.8).stratified("survived").seed(7);
     * split.train();
     * split.test();
     * }</pre>
     *
     * @param train the share to learn from, above 0 and below 1
     * @return the split; {@code .byTime("date")} tests with what came later
     * @throws NnException if a part would be empty
     */
    public Split<Table> split(double train) {
        return Split.of(new DividedTable(this), train);
    }

    /**
     * Divides the rows into folds, each of which is held out and tested once: at random, or as further words say.
     *
     * @param count how many, at least 2
     * @return the folds
     * @throws NnException if there are fewer rows than folds
     */
    public Folds<Table> folds(int count) {
        return Folds.of(new DividedTable(this), count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && columns().equals(table.columns());
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return TableText.of(this);
    }
}
