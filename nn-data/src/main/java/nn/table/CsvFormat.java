package nn.table;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nn.data.Given;
import nn.data.NnException;

/**
 * Chooses how a CSV file is written and what its columns hold, for {@link Csv}. It is a value; each word returns a new
 * one.
 *
 * <pre>{@code
 * Csv.read(path, csv -> csv.delimiter(';').decimal(',').missing("?").category("class").date("born", "dd.MM.yyyy"));
 * }</pre>
 */
public final class CsvFormat {
    static final CsvFormat DEFAULT = new CsvFormat();

    private char delimiter = ',';
    private char quote = '"';
    private NumberText numbers = NumberText.PLAIN;
    private Optional<Character> comment = Optional.empty();
    private Charset encoding = StandardCharsets.UTF_8;
    private boolean header = true;
    private int skip = 0;
    private int head = Integer.MAX_VALUE;
    private List<String> names = List.of();
    private Marks marks = Marks.DEFAULT;
    private Map<String, Kind> kinds = Map.of();
    private boolean onlySaid = false;

    /**
     * What is known of a column.
     *
     * @param type what it holds
     * @param dates how its dates are written
     * @param isSeen whether that was not said, but seen by some of its fields
     */
    record Kind(ColumnType type, DateText dates, boolean isSeen) {
        Kind(ColumnType type, DateText dates) {
            this(type, dates, false);
        }
    }

    private CsvFormat() {}

    private CsvFormat with(Consumer<CsvFormat> change) {
        CsvFormat copy = new CsvFormat();
        copy.delimiter = delimiter;
        copy.quote = quote;
        copy.numbers = numbers;
        copy.comment = comment;
        copy.encoding = encoding;
        copy.header = header;
        copy.skip = skip;
        copy.head = head;
        copy.names = names;
        copy.marks = marks;
        copy.kinds = kinds;
        copy.onlySaid = onlySaid;
        change.accept(copy);
        return copy;
    }

    private CsvFormat kind(Kind kind, String... columns) {
        Map<String, Kind> more = new LinkedHashMap<>(kinds);
        Given.all("csv: column", columns).forEach(name -> more.put(name, kind));
        return with(copy -> copy.kinds = more);
    }

    /**
     * Sets what stands between two fields.
     *
     * @param delimiter such as {@code ';'} or {@code '\t'}; {@code ','} by default
     * @return a new value
     */
    public CsvFormat delimiter(char delimiter) {
        return with(copy -> copy.delimiter = delimiter);
    }

    /**
     * Sets what stands around fields that hold delimiters or ends of lines.
     *
     * @param quote {@code '"'} by default; doubled, it stands for itself
     * @return a new value
     */
    public CsvFormat quote(char quote) {
        return with(copy -> copy.quote = quote);
    }

    /**
     * Sets what stands before the fraction of a number.
     *
     * @param decimal {@code ','} or {@code '.'}, the default
     * @return a new value
     */
    public CsvFormat decimal(char decimal) {
        return with(copy -> copy.numbers = numbers.decimal(decimal));
    }

    /**
     * Sets what stands between groups of three digits, as pandas' {@code thousands}; here 1.7 is no number with {@code
     * thousands('.')}, where pandas reads 17. Numbers are read with such marks and without, and written without.
     *
     * <pre>{@code
     * Csv.read(path, csv -> csv.delimiter(';').decimal(',').thousands('.'));   // 1.706,95
     * }</pre>
     *
     * @param thousands such as {@code '.'}; none by default
     * @return a new value
     */
    public CsvFormat thousands(char thousands) {
        return with(copy -> copy.numbers = numbers.thousands(thousands));
    }

    /**
     * Passes over lines that begin with a character.
     *
     * @param comment such as {@code '#'}; none by default
     * @return a new value
     */
    public CsvFormat comment(char comment) {
        return with(copy -> copy.comment = Optional.of(comment));
    }

    /**
     * Sets how letters are written as bytes. A byte order mark at the beginning of the file says it by itself.
     *
     * @param encoding UTF-8 by default
     * @return a new value
     */
    public CsvFormat encoding(Charset encoding) {
        Given.value("csv: the encoding", encoding);
        return with(copy -> copy.encoding = encoding);
    }

    /**
     * Sets how letters are written as bytes, by name.
     *
     * @param encoding such as {@code windows-1252}; UTF-8 by default
     * @return a new value
     * @throws NnException if there is no encoding of that name
     */
    public CsvFormat encoding(String encoding) {
        try {
            return encoding(Charset.forName(Given.word("csv: the encoding", encoding)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw NnException.of("csv: there is no encoding \"%s\".", encoding)
                    .maybe("UTF-8, windows-1252 or UTF-16 is meant.")
                    .causedBy(unknown);
        }
    }

    /**
     * Says whether the first line names the columns.
     *
     * @param header true by default; without, and without {@link #names}, the columns are called {@code column1},
     *     {@code column2} and so on
     * @return a new value
     */
    public CsvFormat header(boolean header) {
        return with(copy -> copy.header = header);
    }

    /**
     * Passes over the first lines.
     *
     * @param lines how many, 0 by default
     * @return a new value
     * @throws NnException if it is negative
     */
    public CsvFormat skip(int lines) {
        Given.nonNegative("csv: the lines to skip", lines);
        return with(copy -> copy.skip = lines);
    }

    /**
     * Reads the first rows alone, as pandas' {@code read_csv(path, nrows=100)} does: enough to see what the columns hold.
     * Lines after them are not looked at.
     *
     * @param rows how many, at least 1; all where there are fewer, and by default
     * @return a new value
     * @throws NnException if none is asked for
     */
    public CsvFormat head(int rows) {
        Given.positive("csv: the rows to read", rows);
        return with(copy -> copy.head = rows);
    }

    /**
     * Names the columns, in place of what the header calls them.
     *
     * @param names one for each column, all different
     * @return a new value
     */
    public CsvFormat names(String... names) {
        List<String> all = Given.all("csv: name", names);
        return with(copy -> copy.names = all);
    }

    /**
     * Adds what stands for a missing value, as pandas' {@code na_values}. The empty field always does, and so do {@code NA},
     * {@code N/A}, {@code n/a}, {@code #N/A}, {@code <NA>}, {@code NaN}, {@code nan}, {@code -NaN}, {@code -nan}, {@code
     * NULL}, {@code null} and {@code None}, unless {@link #missingOnly} says otherwise. In columns of words a mark in quotes
     * is that word.
     *
     * @param marks such as {@code "?"}
     * @return a new value
     */
    public CsvFormat missing(String... marks) {
        Marks more = this.marks.and(Given.all("csv: mark", marks));
        return with(copy -> copy.marks = more);
    }

    /**
     * Sets what stands for a missing value, as pandas' {@code na_values} with {@code keep_default_na=False}.
     *
     * @param marks such as {@code "?"}; without any, the empty field alone
     * @return a new value
     */
    public CsvFormat missingOnly(String... marks) {
        Marks all = new Marks(Set.of()).and(Given.all("csv: mark", marks));
        return with(copy -> copy.marks = all);
    }

    /**
     * Says that columns hold categories, such as numbers that stand for kinds.
     *
     * @param columns their names
     * @return a new value
     */
    public CsvFormat category(String... columns) {
        return kind(new Kind(ColumnType.CATEGORY, DateText.ISO), columns);
    }

    /**
     * Says that columns hold text, such as numbers that nobody reckons with.
     *
     * @param columns their names
     * @return a new value
     */
    public CsvFormat text(String... columns) {
        return kind(new Kind(ColumnType.TEXT, DateText.ISO), columns);
    }

    /**
     * Says that columns hold numbers: anything else in them is refused.
     *
     * @param columns their names
     * @return a new value
     */
    public CsvFormat number(String... columns) {
        return kind(new Kind(ColumnType.NUMBER, DateText.ISO), columns);
    }

    /**
     * Says that a column holds dates after ISO 8601, such as {@code 2024-02-29} or {@code 2024-02-29T08:30}: anything
     * else in it is refused.
     *
     * @param column its name
     * @return a new value
     */
    public CsvFormat date(String column) {
        return kind(new Kind(ColumnType.DATE, DateText.ISO), column);
    }

    /**
     * Says how the dates of a column are written: anything else in it is refused.
     *
     * @param column its name
     * @param pattern such as {@code dd.MM.yyyy}, as {@link java.time.format.DateTimeFormatter} has it, with English names
     * @return a new value
     * @throws NnException if the pattern is unsound
     */
    public CsvFormat date(String column, String pattern) {
        return kind(new Kind(ColumnType.DATE, DateText.of("csv", pattern)), column);
    }

    /** Begins to read what is written as what a table was read from: all rows, and what was said of columns that are still so. */
    static CsvFormat of(Table table) {
        CsvFormat read = table.origin().format();
        Map<String, Kind> still = new LinkedHashMap<>(read.kinds);
        still.entrySet()
                .removeIf(said -> table.columns().stream()
                        .noneMatch(each -> each.name().equals(said.getKey())
                                && each.type() == said.getValue().type()));
        return read.with(copy -> {
            copy.kinds = still;
            copy.head = DEFAULT.head;
        });
    }

    /** Says that columns hold what those of a table do, where nothing else was said; other columns are passed over. */
    CsvFormat like(Table table) {
        Map<String, Kind> all = new LinkedHashMap<>();
        table.columns()
                .forEach(each -> all.put(
                        each.name(), kinds.getOrDefault(each.name(), new Kind(each.type(), DateText.ISO, true))));
        return with(copy -> {
            copy.kinds = all;
            copy.onlySaid = true;
        });
    }

    /** Refuses choices that contradict one another. */
    CsvFormat checked() {
        Set<Character> used = new java.util.HashSet<>();
        List<Character> all =
                comment.isPresent() ? List.of(delimiter, quote, comment.get()) : List.of(delimiter, quote);
        for (char each : all) {
            if (!used.add(each) || each == '\n' || each == '\r') {
                throw NnException.of(
                        "csv: delimiter, quote and comment must be different characters of a line, but are %s.",
                        all.stream()
                                .map(c -> String.format("'\\u%04x'", (int) c))
                                .toList());
            }
        }
        numbers.checked();
        return this;
    }

    char delimiter() {
        return delimiter;
    }

    char quote() {
        return quote;
    }

    NumberText numbers() {
        return numbers;
    }

    Optional<Character> comment() {
        return comment;
    }

    Charset encoding() {
        return encoding;
    }

    boolean header() {
        return header;
    }

    int skip() {
        return skip;
    }

    int head() {
        return head;
    }

    List<String> names() {
        return names;
    }

    Marks marks() {
        return marks;
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    /** Tells whether columns of which nothing was said are passed over. */
    boolean onlySaid() {
        return onlySaid;
    }
}
