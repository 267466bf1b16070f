package nn.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Randoms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static String text(Randoms random) {
        StringBuilder text = new StringBuilder(random.nextInt(2) == 0 ? "a,b\n1,2\n" : "");
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static byte[] bytes(Randoms random) {
        byte[] bytes = text(random).getBytes(random.nextInt(3) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextLong();
        }
        if (random.nextInt(10) == 0 && bytes.length > 2) {
            bytes[0] = 0x1f; // as gzip begins
            bytes[1] = (byte) 0x8b;
        }
        return bytes;
    }

    private static UnaryOperator<CsvFormat> settings(Randoms random) {
        return csv -> {
            CsvFormat format = csv.header(random.nextInt(2) == 0).delimiter(",;\t".charAt(random.nextInt(3)));
            format = random.nextInt(4) == 0 ? format.comment('#').skip(random.nextInt(3)) : format;
            format = random.nextInt(4) == 0 ? format.number("a") : format;
            format = random.nextInt(4) == 0 ? format.date("column1") : format;
            return random.nextInt(4) == 0 ? format.names("a", "b").missingOnly() : format;
        };
    }

    /** Refuses all exceptions but ours, and those that do not say where the fault is. */
    private static void assertReadOrRefused(long seed, Supplier<Table> reading) {
        try {
            Table table = reading.get();
            assertThat(table.toString() + table.describe()).isNotEmpty();
        } catch (NnException told) {
            assertThat(told.getMessage()).as("seed %d", seed).startsWith("CSV");
        } catch (RuntimeException other) {
            throw new AssertionError("seed " + seed, other);
        }
    }

    @Test
    void readsOrRefusesWhateverComes() {
        for (long seed = 0; seed < 3000; seed++) {
            Randoms random = Randoms.of(seed, "fuzz", 0);
            String text = text(random);
            byte[] bytes = bytes(random);
            assertReadOrRefused(seed, () -> Csv.parse(text, settings(random)));
            assertReadOrRefused(seed, () -> Csv.read(new ByteArrayInputStream(bytes), settings(random)));
        }
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
