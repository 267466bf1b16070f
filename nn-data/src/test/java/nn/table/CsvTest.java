package nn.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    private static final String PEOPLE = "name,age,sex,since\n\"Öz, A.\",30,female,2024-02-29\nBo,,male,\n";

    @TempDir
    Path folder;

    private static void assertPeople(Table table) {
        assertThat(table.names()).containsExactly("name", "age", "sex", "since");
        assertThat(table.column("name").words()).containsExactly("Öz, A.", "Bo");
        assertThat(table.column("age").numbers()).containsExactly(30, Double.NaN);
        assertThat(table.column("sex").words()).containsExactly("female", "male");
        assertThat(table.column("since").date(0)).contains(LocalDateTime.of(2024, 2, 29, 0, 0));
        assertThat(table.column("since").missing()).isEqualTo(1);
    }

    private static void assertRefused(String text, UnaryOperator<CsvFormat> settings, String message) {
        assertThatThrownBy(() -> Csv.parse(text, settings))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void readsNumbersCategoriesTextAndDates() {
        assertPeople(Csv.parse(PEOPLE));
        assertPeople(Csv.read(new StringReader(PEOPLE), csv -> csv));
        assertPeople(Csv.parse(PEOPLE.replace("\n", "\r\n")));
        assertPeople(Csv.parse(PEOPLE.replace(",", ";").replace("Öz;", "Öz,"), csv -> csv.delimiter(';')));
        assertPeople(Csv.parse(PEOPLE.replace('"', '\''), csv -> csv.quote('\'')));
    }

    private Path file(byte[] mark, Charset encoding) throws IOException {
        Path file = folder.resolve("people.csv");
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            bytes.write(mark);
            bytes.write(PEOPLE.getBytes(encoding));
            return Files.write(file, bytes.toByteArray());
        }
    }

    @Test
    @SuppressWarnings("PreferCharsetOverload") // names of encodings are tested, too
    void readsEncodingsAndByteOrderMarks() throws IOException {
        assertPeople(Csv.read(file(new byte[0], UTF_8)));
        assertPeople(Csv.read(file(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, UTF_8)));
        assertPeople(Csv.read(file(new byte[] {(byte) 0xff, (byte) 0xfe}, UTF_16LE)));
        assertPeople(Csv.read(file(new byte[] {(byte) 0xfe, (byte) 0xff}, UTF_16BE)));
        assertPeople(Csv.read(file(new byte[0], ISO_8859_1), csv -> csv.encoding("windows-1252")));
        assertPeople(Csv.parse("\uFEFF" + PEOPLE));
    }

    @Test
    void unpacksGzipAndReadsStreamsAndAddresses() throws IOException {
        Path packed = folder.resolve("people.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(PEOPLE.getBytes(UTF_8));
        }
        assertPeople(Csv.read(packed));
        assertPeople(Csv.read(packed.toUri().toURL(), csv -> csv));
        assertPeople(Csv.read(new ByteArrayInputStream(Files.readAllBytes(packed)), csv -> csv));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, NUMBER",
        "-1e-3, NUMBER",
        "+.5, NUMBER",
        "5., NUMBER",
        "Infinity, NUMBER",
        "' 7 ', NUMBER",
        "0, NUMBER",
        "0.5, NUMBER",
        "9007199254740992, NUMBER",
        "9007199254740993, CATEGORY", // not a double
        "01234, CATEGORY",
        "1d, CATEGORY",
        "0x1p3, CATEGORY",
        "1e, CATEGORY",
        ".  , CATEGORY",
        "-, CATEGORY",
        "2024-02-29, DATE",
        "2024-02-29T10:15, DATE",
        "2024-02-29 10:15:30.123456, DATE",
        "2023-02-29, CATEGORY",
        "29.02.2024, CATEGORY"
    })
    void seesByAllFieldsWhatAColumnHolds(String field, ColumnType type) {
        assertThat(Csv.parse("x\n" + field + "\nNA\n").column("x").type()).isEqualTo(type);
    }

    @Test
    void takesWordsThatSeldomRecurForText() {
        String names = IntStream.range(0, 41).mapToObj(i -> "n" + i / 2).collect(Collectors.joining("\n"));
        assertThat(Csv.parse("x\n" + names).column("x").type()).isEqualTo(ColumnType.TEXT);
        assertThat(Csv.parse("x\n" + names + "\nn20").column("x").type()).isEqualTo(ColumnType.CATEGORY);
    }

    @Test
    void readsAgainWhereAWordComesLate() {
        String numbers = IntStream.range(0, 5000).mapToObj(i -> i + ".50,1").collect(Collectors.joining("\n"));
        Table table = Csv.parse("x,y\n" + numbers + "\nword,2\n");
        assertThat(table.column("x").word(0)).isEqualTo("0.50");
        assertThat(table.column("x").word(5000)).isEqualTo("word");
        assertThat(table.column("y").type()).isEqualTo(ColumnType.NUMBER);
    }

    @Test
    void takesWhatIsSaidOfColumns() {
        Table table = Csv.parse(
                "a,b,c,d\n1,007,01,31.12.1999\n2,8,2,1.1.2000\n",
                csv -> csv.category("a").text("b").number("c").date("d", "d.M.yyyy"));
        assertThat(table.columns().stream().map(Column::type))
                .containsExactly(ColumnType.CATEGORY, ColumnType.TEXT, ColumnType.NUMBER, ColumnType.DATE);
        assertThat(table.column("c").numbers()).containsExactly(1, 2);
        assertThat(table.column("d").word(1)).isEqualTo("2000-01-01");
    }

    @Test
    void knowsMissingValues() {
        Table table = Csv.parse("x,y\n1,NA\n,\"NA\"\nnull,\"\"\n\"NA\",b\n");
        assertThat(table.column("x").missing()).isEqualTo(3);
        assertThat(table.column("y").words()).containsExactly("", "NA", "", "b");
        Table marked = Csv.parse("x,y\n-999,NA\n2,?\n", csv -> csv.missing("-999", "?"));
        assertThat(marked.column("x").numbers()).containsExactly(Double.NaN, 2);
        assertThat(marked.column("y").words()).containsExactly("", "");
    }

    @Test
    void marksOfMissingValuesAreAddedOrStandAlone() {
        String text = "x,y\n-999,NA\n2,?\n-1,b\n";
        Table added = Csv.parse(text, csv -> csv.missing("-999").missing("?", "-1"));
        assertThat(added.column("x").numbers()).containsExactly(Double.NaN, 2, Double.NaN);
        assertThat(added.column("y").words()).containsExactly("", "", "b");
        Table alone = Csv.parse(text, csv -> csv.missing("-1").missingOnly("?"));
        assertThat(alone.column("x").numbers()).containsExactly(-999, 2, -1);
        assertThat(alone.column("y").words()).containsExactly("NA", "", "b");
        assertThat(Csv.parse(text, CsvFormat::missingOnly).column("y").words()).containsExactly("NA", "?", "b");
    }

    @Test
    void readsWithoutAHeaderAndNamesColumns() {
        assertThat(Csv.parse("1,a\n2,b\n", csv -> csv.header(false)).names()).containsExactly("column1", "column2");
        Table named = Csv.parse("1,a\n2,b\n", csv -> csv.header(false).names("x", "y"));
        assertThat(named.column("x").numbers()).containsExactly(1, 2);
        assertThat(Csv.parse(",a\n1,2\n").names()).containsExactly("column1", "a");
        assertThat(Csv.parse("a,a\n1,2\n", csv -> csv.names("x", "y")).names()).containsExactly("x", "y");
    }

    @Test
    void passesOverLinesAndComments() {
        Table table = Csv.parse(
                "made by hand\n# no\nx;y\n1,5;2\n\n# no\n3;4\n",
                csv -> csv.skip(1).comment('#').delimiter(';').decimal(','));
        assertThat(table.column("x").numbers()).containsExactly(1.5, 3);
    }

    @Test
    void refusesToPassOverMoreLinesThanThereAre() throws IOException {
        assertRefused("a,b\n1,2\n", csv -> csv.skip(10), "CSV: skip(10): there are not as many lines.");
        assertRefused("a\n", csv -> csv.skip(1), "CSV: there is no line that names the columns: the text is empty.");
        Table like = Csv.parse("a\n1\n");
        Path file = Files.writeString(folder.resolve("short.csv"), "a\n");
        assertThatThrownBy(() -> Csv.blocks(file, like, csv -> csv.skip(3)))
                .isInstanceOf(NnException.class)
                .hasMessage("short.csv: skip(3): there are not as many lines.");
    }

    @Test
    void saysWhatHappenedWhereAnExceptionHasNoMessage() {
        Reader broken = new StringReader("a\n") {
            @Override
            public int read(char[] buffer, int from, int length) throws IOException {
                throw new EOFException();
            }
        };
        assertThatThrownBy(() -> Csv.read(broken, csv -> csv))
                .isInstanceOf(NnException.class)
                .hasMessage("Csv.read: the reader cannot be read: EOFException.");
    }

    @Test
    void refusesRowsOfOtherLengthsWithTheirLine() {
        assertRefused("a,b\n\"1\n\n\",2\n3\n", csv -> csv, """
                CSV, line 5: 1 fields, but there are 2 columns, [a, b].
                Maybe the line breaks off, or another delimiter is meant, as in csv.delimiter(';').""");
        assertRefused("skipped\na,b\n1,2,3\n", csv -> csv.skip(1), """
                CSV, line 3: 3 fields, but there are 2 columns, [a, b].
                Maybe a field that holds a delimiter must stand in quotes.""");
    }

    @Test
    void refusesQuotesThatDoNotFit() {
        assertRefused("a,b\n1,\"2\n3,4\n", csv -> csv, """
                CSV, line 2, column 2 (b): Unclosed quoted field at end of input.
                Maybe a quote within quotes must be doubled, and the last one be there.""");
        assertRefused("a,b\n\"1\"x,2\n", csv -> csv, """
                CSV, line 2, column 1 (a): Unexpected character after closing quote: 'x' (0x78).
                Maybe a quote within quotes must be doubled, and the last one be there.""");
    }

    @Test
    void refusesWhatAColumnWasSaidNotToHold() {
        assertRefused("a,b\n1,2\n3,x\n", csv -> csv.number("b"), """
                CSV, line 3, column 2 (b): "x" is no number.
                Maybe name it as a mark of missing values, csv.missing("x"), or mend the file.""");
        assertRefused("a,b\n1,1999-12-31\n3,31.12.1999\n", csv -> csv.date("b"), """
                CSV, line 3, column 2 (b): "31.12.1999" is no date as 2024-02-29 or 2024-02-29T08:30.
                Maybe give the pattern, as in csv.date("b", "dd.MM.yyyy").""");
        assertRefused("age,b\n1,2\n", csv -> csv.number("aged", "b"), """
                CSV, line 1: there is no column "aged", but [age, b].
                Maybe "age" is meant.""");
    }

    @Test
    void refusesNamesThatDoNotTellColumnsApart() {
        assertRefused("a,b,a\n1,2,3\n", csv -> csv, """
                CSV, line 1, column 3: the name "a" stands for column 1, too.
                Maybe name the columns yourself: csv.names("…", …).""");
        assertRefused("a,b\n", csv -> csv.names("x"), "CSV, line 1: 2 fields, but csv.names(…) gives 1 names.");
        assertRefused("\n", csv -> csv, "CSV: there is no line that names the columns: the text is empty.");
    }

    @Test
    void refusesBytesThatAreNoLetters() throws IOException {
        Path file = Files.write(folder.resolve("people.csv"), "a,b\n1,caf\u00e9\n".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> Csv.read(file)).isInstanceOf(NnException.class).hasMessage("""
                people.csv, line 2, character 6: the byte 0xe9 is no UTF-8.
                Maybe name the encoding, as in csv.encoding("windows-1252").""");
    }

    @Test
    void countsLettersBeyondSixteenBits() throws IOException {
        byte[] bytes = "a,b\n1,\uD83D\uDE00x\n".getBytes(UTF_8);
        assertThat(Csv.read(new ByteArrayInputStream(bytes), csv -> csv)
                        .column("b")
                        .word(0))
                .isEqualTo("\uD83D\uDE00x");
        bytes[10] = (byte) 0xff;
        assertThatThrownBy(() -> Csv.read(new ByteArrayInputStream(bytes), csv -> csv))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("CSV, line 2, character 5: the byte 0xff is no UTF-8.");
    }

    @Test
    void refusesFilesThatCannotBeRead() {
        Path missing = folder.resolve("none.csv");
        assertThatThrownBy(() -> Csv.read(missing))
                .isInstanceOf(NnException.class)
                .hasMessage("Csv.read: there is no file " + missing
                        + ".\nMaybe it is looked for in the directory that the program was started in.");
        assertThatThrownBy(() -> Csv.read(folder))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("it cannot be read");
    }

    @Test
    @SuppressWarnings("PreferCharsetOverload") // names of encodings are tested, too
    void refusesSettingsThatContradict() {
        assertRefused(
                "a\n",
                csv -> csv.delimiter('"'),
                "csv: delimiter, quote and comment must be different characters of a line, but are ['\\u0022', '\\u0022'].");
        assertRefused("a\n", csv -> csv.encoding("utf-9"), """
                csv: there is no encoding "utf-9".
                Maybe UTF-8, windows-1252 or UTF-16 is meant.""");
        assertRefused("a\n", csv -> csv.date("a", "bb"), """
                csv: "bb" is no pattern of dates: Unknown pattern letter: b.
                Maybe one such as dd.MM.yyyy or yyyy/MM/dd HH:mm is meant.""");
    }

    @Test
    void printsFirstRowsAndShape() {
        assertThat(Csv.parse(PEOPLE)).hasToString("""
                  name  age     sex       since
                Öz, A.   30  female  2024-02-29
                    Bo   NA    male          NA
                2 rows, 4 columns""");
        String wide = IntStream.range(0, 40).mapToObj(i -> "name" + i).collect(Collectors.joining(","));
        assertThat(Csv.parse(wide + "\n" + wide).toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .last()
                .isEqualTo("1 row, 40 columns");
        assertThat(List.of(Csv.parse("x\n1\n2\n3\n4\n5\n6\n").toString().split("\n", -1)))
                .hasSize(8)
                .contains("…");
    }
}
