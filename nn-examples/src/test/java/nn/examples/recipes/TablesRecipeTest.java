package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.datasets.Penguins;
import nn.table.ColumnType;
import nn.table.Csv;
import nn.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesRecipeTest {
    @TempDir
    Path folder;

    private static final Table VISITS = Csv.parse("patient,age,ward,day,ill,remark\n"
            + String.join(
                    "\n",
                    IntStream.range(0, 60)
                            .mapToObj(i -> "p%d,%d,%d,2024-%02d-01,%s,none"
                                    .formatted(i % 13, i + 8, i % 3, 1 + i % 12, i % 3 == 0 ? "yes" : "no"))
                            .toList()));

    @Test
    void tablesAreRead() throws IOException {
        Files.writeString(folder.resolve("visits.csv"), "patient,age\np1,30\np2,\n");
        Files.writeString(
                folder.resolve("besuche.csv"),
                "patient;station;alter;tag\nMüller;3;40,5;29.02.2024\nMeier;?;?;01.03.2024\n",
                Charset.forName("windows-1252"));
        assertThat(TablesRecipe.read(folder).column("age").numbers()).containsExactly(30, Double.NaN, 40.5, Double.NaN);
    }

    @Test
    void tablesAreMade() {
        assertThat(TablesRecipe.make()).hasToString("""
                age     sex  first
                 30  female     30
                1 row, 3 columns""");
    }

    @Test
    void tablesAreChangedAndWritten() {
        Table adults = TablesRecipe.change(VISITS, folder);
        assertThat(adults.size()).isEqualTo(50);
        assertThat(adults.column("ward").type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(Csv.read(folder.resolve("adults.csv"), csv -> csv.category("ward")))
                .isEqualTo(adults);
    }

    @Test
    void tablesAreSplit() {
        List<Table> parts = TablesRecipe.split(VISITS);
        assertThat(parts.get(1).column("ill").counts()).containsEntry("no", 8).containsEntry("yes", 4);
        assertThat(Stream.of(parts.get(2), parts.get(3)).flatMap(part -> part.column("patient").categories().stream()))
                .doesNotHaveDuplicates();
        Table train = parts.get(4);
        assertThat(train.column("day").date(train.size() - 1).orElseThrow())
                .isBefore(parts.get(5).column("day").date(0).orElseThrow());
    }

    @Test
    void aFileBecomesATestScore() {
        Path file = folder.resolve("penguins.csv");
        Csv.write(Penguins.table(), file);
        assertThat(TablesRecipe.score(file)).isGreaterThan(0.95);
    }
}
