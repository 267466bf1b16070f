package nn.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Shape;
import nn.table.ColumnType;
import nn.table.Csv;
import nn.table.Table;
import nn.table.TableRow;
import org.junit.jupiter.api.Test;

/** Holds the built-in tables to what scikit-learn and the originals add up to. */
class SmallTablesTest {
    private static final Map<String, Supplier<Table>> TABLES = Map.of(
            "iris", Iris::table,
            "wine", Wine::table,
            "breast-cancer", BreastCancer::table,
            "diabetes", Diabetes::table,
            "penguins", Penguins::table,
            "auto-mpg", AutoMpg::table);

    @Test
    void everyColumnAddsUpToTheOriginals() {
        Table sums = Csv.read(SmallTablesTest.class.getResourceAsStream("sums.csv"), csv -> csv);
        assertThat(sums.column("set").words()).containsAll(TABLES.keySet());
        for (TableRow row : sums.rows()) {
            Table table = TABLES.get(row.word("set")).get();
            double[] found = table.column(row.word("column")).numbers();
            assertThat(table.size()).isEqualTo((int) row.number("rows"));
            assertThat(IntStream.range(0, found.length)
                            .filter(i -> !Double.isNaN(found[i]))
                            .count())
                    .as("numbers in %s", row)
                    .isEqualTo((long) row.number("numbers"));
            assertThat(IntStream.range(0, found.length)
                            .mapToDouble(i -> Double.isNaN(found[i]) ? 0 : found[i])
                            .sum())
                    .as("sum of %s", row)
                    .isCloseTo(row.number("sum"), org.assertj.core.data.Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void holdsAsManyOfEachClassAsScikitLearn() {
        assertThat(counts(Iris.load())).containsExactly(50, 50, 50);
        assertThat(counts(Wine.load())).containsExactly(59, 71, 48);
        assertThat(counts(BreastCancer.load())).containsExactly(212, 357);
        assertThat(Penguins.table().column("species").counts())
                .isEqualTo(Map.of("Adelie", 152, "Gentoo", 124, "Chinstrap", 68));
        assertThat(AutoMpg.table().column("origin").counts()).isEqualTo(Map.of("usa", 249, "japan", 79, "europe", 70));
    }

    @Test
    void namesClassesInTheOrderOfScikitLearn() {
        assertThat(Iris.load().classes()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(Wine.load().classes()).containsExactly("class_0", "class_1", "class_2");
        assertThat(BreastCancer.load().classes()).containsExactly("malignant", "benign");
        assertThat(BreastCancer.load().targets().rows(18, 21).ints()).containsExactly(0, 1, 1);
    }

    @Test
    void givesRowsInTheOrderOfScikitLearn() {
        assertThat(Iris.load().input().shape()).isEqualTo(Shape.of(150, 4));
        assertThat(Iris.load().input().row(149).floats()).containsExactly(5.9f, 3f, 5.1f, 1.8f);
        assertThat(Wine.load().input().shape()).isEqualTo(Shape.of(178, 13));
        assertThat(Wine.load().input().row(0).floats())
                .startsWith(14.23f, 1.71f)
                .endsWith(3.92f, 1065f);
        assertThat(BreastCancer.load().input().shape()).isEqualTo(Shape.of(569, 30));
        assertThat(BreastCancer.load().input().row(568).floats()).startsWith(7.76f, 24.54f);
        assertThat(Diabetes.load().input().row(0).floats())
                .containsExactly(59, 2, 32.1f, 101, 157, 93.2f, 38, 4, 4.8598f, 87);
    }

    @Test
    void keepsValuesInTheirOwnUnits() {
        Dataset diabetes = Diabetes.load();

        assertThat(diabetes.input().shape()).isEqualTo(Shape.of(442, 10));
        assertThat(diabetes.targets().shape()).isEqualTo(Shape.of(442, 1));
        assertThat(diabetes.targets().rows(0, 3).floats()).containsExactly(151, 75, 141);
    }

    @Test
    void keepsWhatIsMissingMissing() {
        Table penguins = Penguins.table();

        assertThat(penguins.column("sex").missing()).isEqualTo(11);
        assertThat(penguins.column("body_mass_g").missing()).isEqualTo(2);
        assertThat(penguins.column("island").type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(AutoMpg.table().column("horsepower").missing()).isEqualTo(6);
    }

    @Test
    void saysWhoseDataItIs() {
        for (String file : List.of("NOTICE", "scikit-learn-BSD-3-Clause.txt")) {
            assertThat(SmallTable.class.getResourceAsStream(file)).as(file).isNotNull();
        }
    }

    private static int[] counts(Dataset data) {
        int[] labels = data.targets().ints();
        return IntStream.range(0, data.classes().size())
                .map(each -> (int)
                        IntStream.of(labels).filter(label -> label == each).count())
                .toArray();
    }
}
