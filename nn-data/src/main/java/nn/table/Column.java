package nn.table;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Holds one column of a {@link Table}: its name, and a number, a word or a date for each row, some of which may be
 * missing. It is a value.
 *
 * <pre>{@code
 * Column age = table.column("age");
 * age.missing();       // how many
 * age.numbers();       // NaN where one is missing
 * }</pre>
 */
public final class Column {
    private final String name;
    private final Cells cells;
    private final Origin origin;

    Column(String name, Cells cells) {
        this(name, cells, Origin.NONE);
    }

    private Column(String name, Cells cells, Origin origin) {
        this.name = Given.word("column: the name", name);
        this.cells = cells;
        this.origin = origin;
    }

    /** States which rows the values are of, which makes no difference to whether columns are equal. */
    Column from(Origin rows) {
        return new Column(name, cells, rows);
    }

    Origin origin() {
        return origin;
    }

    /**
     * Makes a column of numbers.
     *
     * @param name its name
     * @param numbers one a row, NaN where it is missing
     * @return the column
     * @throws NnException if the name is blank
     */
    public static Column numbers(String name, double... numbers) {
        return new Column(
                name,
                new NumberCells(Given.value("column: the numbers", numbers).clone()));
    }

    /**
     * Makes a column of Java's values.
     *
     * @param name its name
     * @param values all of them numbers, dates ({@link java.time.LocalDate}, {@link LocalDateTime}), or words (strings,
     *     characters, truth values, constants of an enum); null, an empty {@link Optional}, an empty word and NaN are
     *     missing
     * @return the column; dates are kept to the microsecond; whole numbers make words of all where one is beyond 2^53, as in
     *     a file, since no double holds each of those; words are a category if there are at most 20 different ones, or if each occurs twice on the
     *     average, else text
     * @throws NnException if the name is blank, the values are of several kinds or of another one, or a date is outside of
     *     the years from −290307 to 294246
     */
    public static Column of(String name, Collection<?> values) {
        Given.word("column: the name", name);
        return new Column(name, JavaCells.of(name, Given.value("column: the values", values)));
    }

    /**
     * Returns the name.
     *
     * @return never blank
     */
    public String name() {
        return name;
    }

    /**
     * Returns what the cells are.
     *
     * @return numbers, categories, text or dates
     */
    public ColumnType type() {
        return cells.type();
    }

    /**
     * Counts the rows.
     *
     * @return at least 0
     */
    public int size() {
        return cells.size();
    }

    /**
     * Counts the rows whose value is missing.
     *
     * @return at least 0
     */
    public int missing() {
        return (int) IntStream.range(0, size()).filter(cells::isMissing).count();
    }

    /**
     * Tells whether a row's value is missing.
     *
     * @param row from 0
     * @return true where there is none
     */
    public boolean isMissing(int row) {
        return cells.isMissing(Given.index("a column: the row", row, size()));
    }

    /**
     * Tells whether these are whole numbers.
     *
     * @return true for numbers that, as far as they are there, have no fraction
     */
    public boolean isWhole() {
        return cells instanceof NumberCells numbers && numbers.isWhole();
    }

    /**
     * Returns the numbers.
     *
     * @return a copy, NaN where one is missing
     * @throws NnException if the column holds no numbers
     */
    public double[] numbers() {
        return numberCells().values().clone();
    }

    /**
     * Returns the number of a row.
     *
     * @param row from 0
     * @return NaN where it is missing
     * @throws NnException if the column holds no numbers
     */
    public double number(int row) {
        return numberCells().values()[Given.index("a column: the row", row, size())];
    }

    /**
     * Returns the word of a row; a number or a date as a file has it.
     *
     * @param row from 0
     * @return an empty word where it is missing
     */
    public String word(int row) {
        return cells.text(Given.index("a column: the row", row, size()));
    }

    /**
     * Returns the words; numbers and dates as a file has them.
     *
     * @return one a row, an empty word where it is missing
     */
    public List<String> words() {
        return IntStream.range(0, size()).mapToObj(cells::text).toList();
    }

    /**
     * Returns the date of a row.
     *
     * @param row from 0
     * @return at midnight where there is no time of day; empty where it is missing
     * @throws NnException if the column holds no dates
     */
    public Optional<LocalDateTime> date(int row) {
        DateCells dates = dateCells();
        return isMissing(row) ? Optional.empty() : Optional.of(dates.date(row));
    }

    /**
     * Lists the different words, numbers or dates that occur.
     *
     * @return as words, in the order of what they are: words as {@link String#compareTo} has it, numbers by size
     */
    public List<String> categories() {
        return List.copyOf(sorted().keySet());
    }

    /**
     * Numbers the rows by their categories.
     *
     * @return for each row the place of its value in {@link #categories()}, -1 where it is missing
     */
    public int[] codes() {
        List<String> places = categories();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        places.forEach(word -> numbers.put(word, numbers.size()));
        WordCells words = Casts.words(cells, ColumnType.CATEGORY);
        int[] known = words.words().stream().mapToInt(numbers::get).toArray();
        return Arrays.stream(words.codes())
                .map(code -> code == WordCells.MISSING ? -1 : known[code])
                .toArray();
    }

    /**
     * Counts how often each value occurs, as pandas' {@code value_counts} does.
     *
     * @return the counts by value, the most frequent first, equally frequent ones in the order of {@link #categories()}
     */
    public Map<String, Integer> counts() {
        List<Map.Entry<String, Integer>> counted = new ArrayList<>(sorted().entrySet());
        counted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        Map<String, Integer> counts = new LinkedHashMap<>();
        counted.forEach(each -> counts.put(each.getKey(), each.getValue()));
        return Collections.unmodifiableMap(counts);
    }

    /** Counts each value, in the order of the values. */
    private Map<String, Integer> sorted() {
        WordCells words = Casts.words(cells, ColumnType.CATEGORY);
        int[] counts = words.counts();
        int[] firsts = new int[counts.length];
        for (int row = size() - 1; row >= 0; row--) {
            if (!words.isMissing(row)) {
                firsts[words.codes()[row]] = row;
            }
        }
        Map<String, Integer> sorted = new LinkedHashMap<>();
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparing(code -> firsts[code], cells::compare))
                .forEach(code -> sorted.put(words.words().get(code), counts[code]));
        return sorted;
    }

    /**
     * Gives the column another name.
     *
     * @param name the new name
     * @return a new column
     * @throws NnException if it is blank
     */
    public Column named(String name) {
        return new Column(name, cells, origin);
    }

    Cells cells() {
        return cells;
    }

    NumberCells numberCells() {
        if (cells instanceof NumberCells numbers) {
            return numbers;
        }
        throw isNot("numbers", "number");
    }

    DateCells dateCells() {
        if (cells instanceof DateCells dates) {
            return dates;
        }
        throw isNot("dates", "date");
    }

    private NnException isNot(String wanted, String word) {
        return NnException.of("column \"%s\": it holds %s, no %s.", name, type().said(), wanted)
                .maybe("say so: table.%s(\"%s\").", word, name);
    }

    Column pick(int[] rows) {
        return new Column(name, cells.pick(rows));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column && name.equals(column.name) && cells.equals(column.cells);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + cells.hashCode();
    }

    @Override
    public String toString() {
        String missing = missing() == 0 ? "" : ", " + missing() + " missing";
        return name + ": " + size() + (size() == 1 ? " row of " : " rows of ") + type().said() + missing;
    }
}
