package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Source;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvBlocksTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path folder;

    private static String row(int i) {
        return "%s,%s,\"n\n%d\",2024-%02d-01,%d,%s"
                .formatted(i % 7 == 0 ? "" : i / 2.0, i % 3 == 0 ? "Bonn" : "Kiel", i, 1 + i % 12, i, i % 2 == 0);
    }

    /** Each row stands in two lines; row i begins in line 2 + 2 i. */
    private Path file(UnaryOperator<String> change) throws IOException {
        String text = IntStream.range(0, ROWS)
                .mapToObj(CsvBlocksTest::row)
                .collect(Collectors.joining("\n", "km,town,name,day,id,late\n", "\n"));
        return Files.writeString(folder.resolve("trips.csv"), change.apply(text));
    }

    private static Table sample(Path file) {
        return Csv.read(file, csv -> csv.head(1000));
    }

    private static List<Table> blocks(Path file, Table like) {
        try (Stream<Table> blocks = Csv.blocks(file, like)) {
            return blocks.toList();
        }
    }

    private static List<Dataset> pass(Source source) {
        try (Source.Blocks blocks = source.blocks(0)) {
            return Stream.generate(() -> blocks.next(ROWS))
                    .takeWhile(Optional::isPresent)
                    .flatMap(Optional::stream)
                    .map(block -> Dataset.of(
                            block.rows().inputs().get(0), block.rows().targets()))
                    .toList();
        }
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(NnException.class).hasMessage(message);
    }

    private static long open(Path file) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors));
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(each -> leadsTo(each, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static FittedFeatures features(Table table) {
        return Features.of(table).numbers("km").categories("town").dates("day").target("late");
    }

    @Test
    void theFirstRowsAloneAreReadIfThatIsSaid() throws IOException {
        Path file = file(text -> text + "broken");
        assertThat(sample(file))
                .isEqualTo(Csv.parse(Files.readString(file(text -> text))).head(1000));
        assertThat(Csv.parse("a\n1\n2\n", csv -> csv.head(5)).column("a").numbers())
                .containsExactly(1, 2);
        assertThat(Csv.parse("1\n2\nx\n", csv -> csv.header(false).head(2))
                        .column("column1")
                        .numbers())
                .containsExactly(1, 2);
        assertRefused(
                () -> Csv.parse("a\n1\n", csv -> csv.head(0)), "csv: the rows to read must be at least 1, but was 0.");
    }

    @Test
    void blocksAreTheTableInPieces() throws IOException {
        Path file = file(text -> text);
        List<Table> blocks = blocks(file, sample(file));
        assertThat(blocks).extracting(Table::size).containsExactly(8192, 8192, 3616);
        assertThat(Table.concat(blocks.toArray(Table[]::new))).isEqualTo(Csv.read(file));
    }

    @Test
    void blocksHaveTheColumnsOfTheTableWhateverTheirRowsHold() {
        Table like = Csv.parse("b,a,c\n1,x,2024-01-01\n", csv -> csv.text("a"));
        Path file = folder.resolve("a.csv");
        Csv.write(Csv.parse("a,other,c,b\n7,junk,,\n8,junk,,\n"), file);
        Table block = blocks(file, like).get(0);
        assertThat(block.names()).containsExactly("b", "a", "c");
        assertThat(block.columns())
                .extracting(Column::type)
                .containsExactly(ColumnType.NUMBER, ColumnType.TEXT, ColumnType.DATE);
        assertThat(block.column("a").words()).containsExactly("7", "8");
    }

    @Test
    void settingsSayHowAFileIsWritten() throws IOException {
        UnaryOperator<CsvFormat> german =
                csv -> csv.delimiter(';').decimal(',').skip(1).date("tag", "dd.MM.yyyy");
        Path file = Files.writeString(folder.resolve("tage.csv"), "Titel\ntag;km\n29.02.2024;1,5\n01.03.2024;?\n");
        Table like = Csv.read(file, csv -> german.apply(csv).head(1));
        try (Stream<Table> blocks =
                Csv.blocks(file, like, csv -> german.apply(csv).missing("?"))) {
            assertThat(blocks.toList())
                    .containsExactly(Csv.read(file, csv -> german.apply(csv).missing("?")));
        }
        try (Stream<Table> blocks =
                Csv.blocks(file, like, csv -> german.apply(csv).head(1))) {
            assertThat(blocks.toList()).containsExactly(like);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileIsReadAsTheTableWas() throws IOException {
        Path file = file("miss.csv", "km,town,y\n-999,?,0\n1,t1,1\n3,t2,0\n");
        Table sample = Csv.read(file, csv -> csv.missing("-999", "?").head(2));
        FittedFeatures features = Features.of(sample)
                .number("km", km -> km.flagged())
                .category("town", town -> town.flagged())
                .target("y");
        Table block = blocks(file, sample).get(0);
        assertThat(block.size()).isEqualTo(3);
        assertThat(features.rows(block.head(1)).floats()).containsExactly(0, 1, 0, 1);
        assertThat(features.rows(block.head(1))).isEqualTo(features.rows(sample.head(1)));
        UnaryOperator<CsvFormat> german = csv -> csv.delimiter(';')
                .decimal(',')
                .thousands('.')
                .encoding(Charset.forName("windows-1252"))
                .comment('#')
                .quote('\'')
                .skip(1)
                .date("tag", "dd.MM.yyyy")
                .category("nr");
        String text = "Titel\ntag;km;nr;stadt\n# nichts\n29.02.2024;1.234;01;'K\u00f6ln'\n01.03.2024;2,5;7;Bonn\n";
        Path written = Files.write(folder.resolve("tage.csv"), text.getBytes(Charset.forName("windows-1252")));
        Table days = Csv.read(written, csv -> german.apply(csv).head(1));
        assertThat(days.column("km").numbers()).containsExactly(1234);
        assertThat(blocks(written, days)).containsExactly(Csv.read(written, german));
        assertThat(blocks(written, days.select("stadt", "km").filter(row -> false)))
                .containsExactly(Csv.read(written, german).select("stadt", "km"));
        Path bare = file("bare.csv", "1;2\n3;4\n");
        Table named = Csv.read(bare, csv -> csv.delimiter(';').header(false).names("a", "b"));
        assertThat(blocks(bare, Table.concat(named, named))).containsExactly(named);
    }

    @Test
    void settingsChangeHowTheTableWasRead() throws IOException {
        Path file = file("zip.csv", "zip;day\n1234;01.02.2024\n01234;02.02.2024\n");
        Table sample = Csv.read(
                file,
                csv -> csv.delimiter(';')
                        .category("zip")
                        .date("day", "MM.dd.yyyy")
                        .head(1));
        try (Stream<Table> blocks =
                Csv.blocks(file, sample, csv -> csv.text("zip").date("day", "dd.MM.yyyy"))) {
            Table block = blocks.toList().get(0);
            assertThat(block.column("zip").type()).isEqualTo(ColumnType.TEXT);
            assertThat(block.column("day").words()).containsExactly("2024-02-01", "2024-02-02");
        }
        assertThat(blocks(file, sample.number("zip").date("day").head(0).select("day")))
                .hasSize(1);
        Table numbers = sample.number("zip").select("zip");
        try (Stream<Table> blocks = Csv.blocks(file, numbers, csv -> csv.number("zip"))) {
            assertThat(blocks.toList().get(0).column("zip").numbers()).containsExactly(1234, 1234);
        }
    }

    @Test
    void whatMayBeACodeIsNoNumberThatWasOnlySeen() throws IOException {
        Path file = file("zip.csv", "zip,card\n1234,1\n01234,2\n1,9007199254740993\n");
        Table sample = Csv.read(file, csv -> csv.head(1));
        assertRefused(() -> blocks(file, sample), """
                zip.csv, line 3, column 1 (zip): "01234" may be a code, and was not said to be a number.
                Maybe say what the column holds when the first rows are read: csv.text("zip") or csv.number("zip").""");
        assertRefused(() -> blocks(file, sample.select("card")), """
                zip.csv, line 4, column 2 (card): "9007199254740993" may be a code, and was not said to be a number.
                Maybe say what the column holds when the first rows are read: csv.text("card") or csv.number("card").""");
        Table said = Csv.read(file, csv -> csv.head(1).number("zip").text("card"));
        Table block = blocks(file, said).get(0);
        assertThat(block.column("zip").numbers()).containsExactly(1234, 1234, 1);
        assertThat(block.column("card").words()).containsExactly("1", "2", "9007199254740993");
    }

    @Test
    void whatDoesNotFitIsRefusedWithLineAndColumn() throws IOException {
        Table like = sample(file(text -> text));
        Path file = file(text -> text.replace("," + 19_000 + ",true", ",x9,true"));
        assertRefused(() -> blocks(file, like), """
                trips.csv, line 38002, column 5 (id): "x9" is no number.
                Maybe name it as a mark of missing values, csv.missing("x9"), or mend the file.""");
        Path broken = file(text -> text + "1,2\n");
        assertRefused(() -> blocks(broken, like), """
                trips.csv, line 40002: 2 fields, but there are 6 columns, [km, town, name, day, id, late].
                Maybe the line breaks off, or another delimiter is meant, as in csv.delimiter(';').""");
        assertRefused(() -> blocks(broken, like.rename("town", "towns")), """
                trips.csv, line 1: there is no column "towns", but [km, town, name, day, id, late].
                Maybe "town" is meant.""");
        assertThat(open(file)).isZero();
        assertRefused(() -> blocks(folder.resolve("none.csv"), like), """
                Csv.read: there is no file %s.
                Maybe it is looked for in the directory that the program was started in.""".formatted(folder.resolve("none.csv")));
    }

    @Test
    void aFileWithoutRowsHasNoBlocks() throws IOException {
        Table like = Csv.parse("a\n1\n");
        assertThat(blocks(Files.writeString(folder.resolve("a.csv"), "a\n"), like))
                .isEmpty();
        assertRefused(
                () -> blocks(Files.writeString(folder.resolve("a.csv"), ""), like),
                "a.csv: there is no line that names the columns: the text is empty.");
    }

    @Test
    void aFileIsOpenUntilItsBlocksAreClosedOrRead() throws IOException {
        Path file = file(text -> text);
        Table like = sample(file);
        Stream<Table> some = Csv.blocks(file, like);
        assertThat(some.iterator().next().size()).isEqualTo(8192);
        assertThat(open(file)).isEqualTo(1);
        some.close();
        assertThat(open(file)).isZero();
        Stream<Table> all = Csv.blocks(file, like);
        assertThat(all.mapToInt(Table::size).sum()).isEqualTo(ROWS);
        assertThat(open(file)).isZero();
    }

    @Test
    void aSourceGivesTheRowsOfTheTableInEachEpoch() throws IOException {
        Path file = file(text -> text);
        Table sample = sample(file);
        FittedFeatures features = features(sample);
        Dataset whole = features.dataset(Csv.read(file));
        for (Source source : List.of(
                features.source(() -> Csv.blocks(file, sample)),
                features.features().source(() -> Csv.blocks(file, sample)))) {
            for (int epoch = 0; epoch < 2; epoch++) {
                Dataset read = Dataset.of(pass(source));
                assertThat(read.input().floats()).isEqualTo(whole.input().floats());
                assertThat(read.targets().ints())
                        .containsExactly(whole.targets().ints());
            }
            assertThat(source.sample().classes()).containsExactly("false", "true");
            assertThat(source.sample().preprocessing()).contains(features.features());
        }
        assertThat(open(file)).isZero();
    }

    @Test
    void aSourceSaysInWhichLineOfTheFileARowIsRefused() throws IOException {
        Path file = file(text -> text.replace(",19500,true", ",19500,perhaps").replace(",19700,true", ",19700,"));
        Table sample = sample(file);
        Source source = features(sample)
                .source(() -> Csv.blocks(file, sample)
                        .map(block ->
                                block.filter(row -> row.number("id") % 5 == 0).withColumn("one", row -> 1)));
        assertRefused(() -> pass(source), """
                trips.csv, line 39002: features: column "late": "perhaps" is none of the words fitted on, [false, true].""");
        assertThat(open(file)).isZero();
    }

    @Test
    void tablesOfNoFileAreRefusedByRow() {
        Table train = Csv.parse("a,b\n1,x\n2,y\n");
        FittedFeatures features = Features.of(train).passthrough("a").target("b");
        Source source = features.source(() -> Stream.of(train.head(0), train, Csv.parse("a,b\n1,x\n,y\n")));
        assertThat(source.sample().size()).isEqualTo(2);
        assertRefused(() -> pass(source), """
                features: column "a", row 1: the value is missing.
                Maybe say what stands for it, as in impute(…), or drop such rows: table.dropMissing("a").""");
    }

    @Test
    void aSourceMustBeOpenedAnewAndGiveTables() {
        Table train = Csv.parse("a,b\n1,x\n2,y\n");
        FittedFeatures features = Features.of(train).numbers("a").target("b");
        Stream<Table> once = Stream.of(train);
        Source source = features.source(() -> once);
        assertThat(source.sample().size()).isEqualTo(2);
        assertRefused(() -> pass(source), """
                the source must give its rows in each epoch anew, but the stream was used before.
                Maybe open it anew each time it is asked: Source.of(() -> lines(path).map(…)).""");
        Source holey = features.source(() -> Stream.of(train, null));
        assertRefused(() -> pass(holey), "features.source: each table of the stream must not be null.");
        Source unopened = features.source(() -> null);
        assertRefused(unopened::sample, "features.source: the stream that was opened must not be null.");
    }

    @Test
    void rowsThatAreHeldOutAreRefusedWhereTheyAreKnown() {
        Table table = Csv.parse("a,b\n1,x\n2,y\n3,x\n4,y\n");
        FittedFeatures leaky = Features.of(table).numbers("a").target("b");
        Table test = table.split(0.5).test();
        assertRefused(() -> leaky.source(() -> Stream.of(test)).sample(), """
                features.dataset: 2 of 2 held-out rows are among those that the features were fitted on.
                Maybe fit on split.train() alone, not on the whole table: Features.of(split.train()).""");
    }
}
