package nn.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Reads and writes tables as comma-separated values, by <a href="https://fastcsv.org">FastCSV</a>, after RFC 4180.
 *
 * <pre>{@code
 * var table = Csv.read(Path.of("titanic.csv"));
 * var other = Csv.read(Path.of("titanic.csv"), csv -> csv.delimiter(';').category("class"));
 * Csv.write(table, Path.of("copy.csv"));
 * }</pre>
 *
 * <p>What a column holds is seen by all its fields, unless it is said. It holds <b>numbers</b> if each is a decimal number
 * or missing; but what begins with a needless zero, such as 01234, or is whole and no double, such as a card's 16 digits
 * beyond 2^53, is a code and no number. It holds <b>dates</b> if each is one after ISO 8601. All else is words:
 * <b>categories</b> if there are at most 20 different ones, or if each occurs twice on the average, else <b>text</b>.
 * A file that is packed by gzip is unpacked.
 */
public final class Csv {
    private Csv() {}

    /**
     * Reads a file with a header, commas and UTF-8.
     *
     * @param file the file
     * @return the table
     * @throws NnException if the file cannot be read or is unsound, with line and column
     */
    public static Table read(Path file) {
        return read(file, csv -> csv);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param settings such as {@code csv -> csv.delimiter(';').header(false)}
     * @return the table
     * @throws NnException if the file cannot be read or is unsound, with line and column
     */
    public static Table read(Path file, UnaryOperator<CsvFormat> settings) {
        return read(CsvText.of(Given.value("Csv.read: the file", file)), settings);
    }

    /**
     * Reads what a stream gives, up to its end; it is then closed.
     *
     * @param bytes such as {@code MyClass.class.getResourceAsStream("iris.csv")}
     * @param settings such as {@code csv -> csv.delimiter(';')}
     * @return the table
     * @throws NnException if it cannot be read or is unsound, with line and column
     */
    public static Table read(InputStream bytes, UnaryOperator<CsvFormat> settings) {
        try (InputStream open = Given.value("Csv.read: the stream", bytes)) {
            return read(CsvText.of("CSV", open.readAllBytes()), settings);
        } catch (IOException unreadable) {
            throw NnException.of("Csv.read: the stream cannot be read: %s.", CsvParsing.why(unreadable))
                    .causedBy(unreadable);
        }
    }

    /**
     * Reads what an address names, such as a resource on the class path.
     *
     * @param address such as {@code MyClass.class.getResource("iris.csv")}
     * @param settings such as {@code csv -> csv.delimiter(';')}
     * @return the table
     * @throws NnException if it cannot be read or is unsound, with line and column
     */
    public static Table read(URL address, UnaryOperator<CsvFormat> settings) {
        try {
            return read(Given.value("Csv.read: the address", address).openStream(), settings);
        } catch (IOException unreadable) {
            throw NnException.of("Csv.read: %s cannot be read: %s.", address, CsvParsing.why(unreadable))
                    .causedBy(unreadable);
        }
    }

    /**
     * Reads what a reader gives, up to its end; it is then closed.
     *
     * @param letters the reader
     * @param settings such as {@code csv -> csv.delimiter(';')}
     * @return the table
     * @throws NnException if it cannot be read or is unsound, with line and column
     */
    public static Table read(Reader letters, UnaryOperator<CsvFormat> settings) {
        try (Reader open = Given.value("Csv.read: the reader", letters)) {
            StringWriter all = new StringWriter();
            open.transferTo(all);
            return parse(all.toString(), settings);
        } catch (IOException unreadable) {
            throw NnException.of("Csv.read: the reader cannot be read: %s.", CsvParsing.why(unreadable))
                    .causedBy(unreadable);
        }
    }

    /**
     * Opens a file that memory need not hold, written as what a table was read from: its rows come as tables of at most
     * 8192, one after the other.
     *
     * <pre>{@code
     * var sample = Csv.read(path, csv -> csv.head(10_000));
     * try (Stream<Table> blocks = Csv.blocks(path, sample)) {
     *     long adults = blocks.mapToLong(block -> block.filter(row -> row.number("age") >= 18).size()).sum();
     * }
     * }</pre>
     *
     * @param file the file
     * @param like a table that was read before, such as its first rows. The file is read as it was, by the same delimiter,
     *     encoding, marks of missing values, ways of numbers and dates, and so on; a table of Java's values as {@link #read}
     *     does. Each block has its columns, with their types and in their order, and fields that do not fit them are refused,
     *     such as 01234, which may be a code, where a column was not said to hold numbers; other columns of the file are
     *     passed over
     * @return the blocks, none of which is read yet, to be closed; reading throws an {@link NnException} with line and
     *     column if the file is unsound
     * @throws NnException if the file cannot be opened
     */
    public static Stream<Table> blocks(Path file, Table like) {
        return blocks(file, like, csv -> csv);
    }

    /**
     * Opens a file that memory need not hold: its rows come as tables of at most 8192, one after the other.
     *
     * @param file the file
     * @param like a table that was read before: the file is read as it was, but where the settings say otherwise. Each block
     *     has its columns, with their types but where the settings say others, and in their order; other columns of the
     *     file are passed over
     * @param settings what differs, such as {@code csv -> csv.number("id").head(1_000_000)}
     * @return the blocks, none of which is read yet, to be closed; reading throws an {@link NnException} with line and
     *     column if the file is unsound
     * @throws NnException if the file cannot be opened
     */
    public static Stream<Table> blocks(Path file, Table like, UnaryOperator<CsvFormat> settings) {
        CsvText text = CsvText.of(Given.value("Csv.blocks: the file", file));
        CsvFormat known = CsvFormat.of(Given.value("Csv.blocks: the table", like));
        return CsvBlocks.of(text, format(known, settings).like(like));
    }

    /**
     * Takes a text for a table.
     *
     * @param text lines of fields, the first of which names the columns
     * @return the table
     * @throws NnException if it is unsound, with line and column
     */
    public static Table parse(String text) {
        return parse(text, csv -> csv);
    }

    /**
     * Takes a text for a table.
     *
     * @param text lines of fields
     * @param settings such as {@code csv -> csv.delimiter(';')}
     * @return the table
     * @throws NnException if it is unsound, with line and column
     */
    public static Table parse(String text, UnaryOperator<CsvFormat> settings) {
        return read(CsvText.of(Given.value("Csv.parse: the text", text)), settings);
    }

    /**
     * Writes a file with a header, commas and UTF-8; it is written whole or not at all. What is missing becomes an empty
     * field; a word that {@link #read} would take for missing stands in quotes.
     *
     * @param table the table
     * @param file where to write it; one that is there is replaced
     * @throws NnException if it cannot be written
     */
    public static void write(Table table, Path file) {
        write(table, file, csv -> csv);
    }

    /**
     * Writes a file; it is written whole or not at all.
     *
     * @param table the table
     * @param file where to write it; one that is there is replaced
     * @param settings such as {@code csv -> csv.delimiter(';')}
     * @throws NnException if it cannot be written
     */
    public static void write(Table table, Path file, UnaryOperator<CsvFormat> settings) {
        Given.value("Csv.write: the table", table);
        CsvWriting.write(table, Given.value("Csv.write: the file", file), format(settings));
    }

    private static Table read(CsvText text, UnaryOperator<CsvFormat> settings) {
        return CsvParsing.table(text, format(settings));
    }

    private static CsvFormat format(UnaryOperator<CsvFormat> settings) {
        return format(CsvFormat.DEFAULT, settings);
    }

    private static CsvFormat format(CsvFormat known, UnaryOperator<CsvFormat> settings) {
        Given.value("csv: the lambda", settings);
        return Given.result("csv", "csv -> csv.delimiter(';')", settings.apply(known))
                .checked();
    }
}
