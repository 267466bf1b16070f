package nn.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.data.Randoms;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages tables at random, and writes random ones. */
class CsvFuzzTest {
    private static final List<String> PIECES = List.of(
            "a",
            "1",
            "-2.5e3",
            "\"",
            "\"\"",
            ",",
            ",",
            ";",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "NA",
            " ",
            "2024-02-29",
            "007",
            "é",
            "\uFEFF",
            "\0",
            "#",
            "x,1\n",
            "\t",
            "inf",
            "€",
            "\uD83D\uDE00");

    @TempDir
    Path folder;

    private static final String TABLE = """
            \uFEFFname,size,born,note
            "Ann ""A"" Lee",1.5,2024-02-29,"a, b
            c"
            Bob,-2e3,1999-12-31 23:59,NA
            ,007,,""
            """;

    private Fuzz table(String text) {
        return Fuzz.in(folder)
                .file("table.csv", text.getBytes(StandardCharsets.UTF_8), Mutation.tokens(), CsvFuzzTest::pieces);
    }

    /** Puts what tables are made of anywhere. */
    private static byte[] pieces(byte[] whole, Randoms random) {
        StringBuilder text = new StringBuilder(new String(whole, StandardCharsets.UTF_8));
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.insert(random.nextInt(text.length() + 1), PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString().getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static void show(Table table) {
        assertThat(table.toString() + table.describe()).isNotEmpty();
    }

    @Test
    void damagedTablesAreReadOrRefused() {
        table(TABLE).check(Csv::read, CsvFuzzTest::show);
    }

    @Test
    void damagedTablesOfKnownColumnsAreReadOrRefused() {
        table(TABLE)
                .check(file -> Csv.read(
                        file,
                        csv -> csv.text("name").number("size").date("born").category("note")));
    }

    @Test
    void damagedTablesOfAnotherFormAreReadOrRefused() {
        table("# a note\n" + TABLE.substring(TABLE.indexOf('\n') + 1).replace(',', ';'))
                .check(
                        file -> Csv.read(
                                file,
                                csv -> csv.header(false)
                                        .delimiter(';')
                                        .decimal(',')
                                        .comment('#')),
                        CsvFuzzTest::show);
    }

    @Test
    void damagedTablesAreReadBlockByBlockOrRefused() {
        Table like = Csv.parse(TABLE);
        table(TABLE).check(file -> {
            try (Stream<Table> blocks = Csv.blocks(file, like)) {
                return blocks.mapToInt(Table::size).sum();
            }
        });
    }

    private static String word(Randoms random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            word.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return word.toString();
    }

    private static Column column(int number, int rows, Randoms random) {
        List<Optional<Object>> values = new ArrayList<>();
        int kind = random.nextInt(3);
        for (int row = 0; row < rows; row++) {
            Object value = switch (kind) {
                case 0 ->
                    random.nextInt(2) == 0 ? (Object) Double.longBitsToDouble(random.nextLong()) : random.nextInt(100);
                case 1 ->
                    LocalDateTime.of(1900 + random.nextInt(200), 2, 28, 0, 0)
                            .plusNanos(1000L * random.nextInt(1_000_000));
                default -> word(random);
            };
            values.add(random.nextInt(5) == 0 ? Optional.empty() : Optional.of(value));
        }
        return Column.of("c" + number + word(random).strip(), values);
    }

    private static UnaryOperator<CsvFormat> said(Table table, char delimiter) {
        return csv -> {
            CsvFormat format = csv.delimiter(delimiter).decimal(delimiter == ';' ? ',' : '.');
            for (Column column : table.columns()) {
                format = switch (column.type()) {
                    case NUMBER -> format.number(column.name());
                    case DATE -> format.date(column.name());
                    case CATEGORY -> format.category(column.name());
                    case TEXT -> format.text(column.name());
                };
            }
            return format;
        };
    }

    @Test
    void readsWhatWasWritten() {
        Path file = folder.resolve("table.csv");
        for (long seed = 0; seed < 500; seed++) {
            Randoms random = Randoms.of(seed, "tables", 0);
            int rows = random.nextInt(60);
            Table table = Table.of(Stream.iterate(0, i -> i + 1)
                    .limit(1 + random.nextInt(4))
                    .map(i -> column(i, rows, random))
                    .toArray(Column[]::new));
            UnaryOperator<CsvFormat> said = said(table, random.nextInt(2) == 0 ? ';' : ',');
            Csv.write(table, file, said);
            assertThat(Csv.read(file, said)).as("seed %d", seed).isEqualTo(table);
        }
    }
}
