package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.NnException;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table PEOPLE = Csv.parse("name,age,sex\nAnn,30,female\nBob,,male\nCem,25,male\nDan,41.5,\n");

    /** A record to make rows of. */
    public record Person(String name, int age, LocalDate born) {}

    private static void assertRefused(Runnable words, String message) {
        assertThatThrownBy(words::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void selectsDropsAndRenamesColumns() {
        assertThat(PEOPLE.select("sex", "name").names()).containsExactly("sex", "name");
        assertThat(PEOPLE.drop("age").names()).containsExactly("name", "sex");
        assertThat(PEOPLE.rename("age", "years").names()).containsExactly("name", "years", "sex");
        assertThat(PEOPLE.names()).containsExactly("name", "age", "sex");
        assertRefused(() -> PEOPLE.select("nam"), """
                table: there is no column "nam", but [name, age, sex].
                Maybe "name" is meant.""");
        assertRefused(() -> PEOPLE.rename("age", "sex"), """
                table: two columns have the name "sex".
                Maybe rename one of them.""");
        assertRefused(
                () -> PEOPLE.drop("name", "age", "sex"),
                "table: there must be at least one column, but there is none.");
    }

    @Test
    void filtersAndTakesRows() {
        assertThat(PEOPLE.filter(row -> row.number("age") > 26).column("name").words())
                .containsExactly("Ann", "Dan");
        assertThat(PEOPLE.dropMissing("age").size()).isEqualTo(3);
        assertThat(PEOPLE.dropMissing().column("name").words()).containsExactly("Ann", "Cem");
        assertThat(PEOPLE.head(2).column("name").words()).containsExactly("Ann", "Bob");
        assertThat(PEOPLE.tail(1).column("name").words()).containsExactly("Dan");
        assertThat(PEOPLE.head(9)).isEqualTo(PEOPLE);
        assertThat(PEOPLE.take(3, 0, 3).column("name").words()).containsExactly("Dan", "Ann", "Dan");
        assertThat(PEOPLE.shuffled(1).column("name").words()).containsExactlyInAnyOrder("Ann", "Bob", "Cem", "Dan");
        assertThat(PEOPLE.filter(row -> false).size()).isZero();
        assertRefused(() -> PEOPLE.take(4), "table: there is no row 4, but 4 rows, counted from 0.");
    }

    @Test
    void sortsWithMissingValuesLast() {
        assertThat(PEOPLE.sortBy("age").column("name").words()).containsExactly("Cem", "Ann", "Dan", "Bob");
        assertThat(PEOPLE.sortByDescending("age").column("name").words()).containsExactly("Dan", "Ann", "Cem", "Bob");
        assertThat(PEOPLE.sortBy("sex").column("name").words()).containsExactly("Ann", "Bob", "Cem", "Dan");
    }

    @Test
    void addsAndReplacesColumns() {
        Table more = PEOPLE.withColumn("months", row -> 12 * row.number("age"))
                .withWords("initial", row -> row.word("name").substring(0, 1))
                .withColumn(Column.numbers("age", 1, 2, 3, 4));
        assertThat(more.names()).containsExactly("name", "age", "sex", "months", "initial");
        assertThat(more.column("months").numbers()).containsExactly(360, Double.NaN, 300, 498);
        assertThat(more.column("initial").words()).containsExactly("A", "B", "C", "D");
        assertThat(more.column("age").numbers()).containsExactly(1, 2, 3, 4);
        assertRefused(
                () -> PEOPLE.withColumn(Column.numbers("x", 1)),
                "table: the column \"x\" has 1 rows, but \"name\" before it 4.");
    }

    @Test
    void putsTablesBelowOneAnother() {
        Table both = Table.concat(PEOPLE, PEOPLE.select("sex", "age", "name").tail(1));
        assertThat(both.size()).isEqualTo(5);
        assertThat(both.column("name").words()).containsExactly("Ann", "Bob", "Cem", "Dan", "Dan");
        assertRefused(() -> Table.concat(PEOPLE, PEOPLE.drop("age")), """
                Table.concat: the columns differ: [name, age, sex] and [name, sex].
                Maybe select(…) the columns that all of them have.""");
        assertRefused(() -> Table.concat(PEOPLE, PEOPLE.text("age")), """
                Table.concat: the column "age" holds numbers in one table and text in another.
                Maybe say what it is in both, such as table.text("age").""");
    }

    @Test
    void takesColumnsForOthers() {
        Table table = Csv.parse("kind,code,when\n1,x,01.02.2024\n2,7,29.02.2024\n1,,\n");
        assertThat(table.category("kind").column("kind").categories()).containsExactly("1", "2");
        assertThat(table.category("kind").number("kind")).isEqualTo(table);
        assertThat(table.date("when", "dd.MM.yyyy").column("when").date(1))
                .contains(LocalDateTime.of(2024, 2, 29, 0, 0));
        assertThat(table.text("kind").column("kind").type()).isEqualTo(ColumnType.TEXT);
        assertRefused(() -> table.number("code"), """
                column "code", row 0: "x" is no number.
                Maybe name it as a mark of missing values when reading: csv.missing("x").""");
        assertRefused(() -> table.date("when"), """
                column "when", row 0: "01.02.2024" is no date as 2024-02-29 or 2024-02-29T08:30.
                Maybe give the pattern, as in date("when", "dd.MM.yyyy").""");
    }

    @Test
    void looksIntoColumns() {
        Column age = PEOPLE.column("age");
        assertThat(age).hasToString("age: 4 rows of numbers, 1 missing");
        assertThat(age.isWhole()).isFalse();
        assertThat(age.isMissing(1)).isTrue();
        assertThat(age.words()).containsExactly("30", "", "25", "41.5");
        assertThat(PEOPLE.column("sex").counts()).containsExactly(Map.entry("male", 2), Map.entry("female", 1));
        assertThat(PEOPLE.column("sex").codes()).containsExactly(0, 1, 1, -1);
        assertThat(Csv.parse("x\n10\n9\n10\n").column("x").categories()).containsExactly("9", "10");
        assertThat(PEOPLE.row(1)).hasToString("row 1: name Bob, age missing, sex male");
        assertRefused(() -> PEOPLE.column("sex").numbers(), """
                column "sex": it holds categories, no numbers.
                Maybe say so: table.number("sex").""");
    }

    @Test
    void isMadeOfJavasValues() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("whole", new int[] {1, 2});
        columns.put("real", new float[] {0.5f, Float.NaN});
        columns.put("word", new String[] {"a", ""});
        columns.put("truth", Arrays.asList(true, null));
        columns.put("day", List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1)));
        assertThat(Table.of(columns)).hasToString("""
                whole  real  word  truth         day
                    1   0.5     a   true  2024-02-29
                    2    NA    NA     NA  2024-03-01
                2 rows, 5 columns""");
        Table people = Table.of(List.of(new Person("Ann", 30, LocalDate.of(1994, 1, 2))));
        assertThat(people.names()).containsExactly("name", "age", "born");
        assertThat(people.row(0).date("born")).contains(LocalDateTime.of(1994, 1, 2, 0, 0));
        assertRefused(() -> Column.of("x", List.of(1, "a")), """
                column "x", row 1: a is not of the numbers above it.
                Maybe make all its values numbers.""");
        Map<String, Object> unnamed = new HashMap<>();
        unnamed.put(null, List.of(1));
        assertRefused(() -> Table.of(unnamed), "Table.of: the name of a column must not be null.");
        assertRefused(() -> Table.of(Map.of("x", 5)), """
                column "x": 5 is no array and no collection of values.
                Maybe give one value a row, such as List.of(…).""");
    }
}
