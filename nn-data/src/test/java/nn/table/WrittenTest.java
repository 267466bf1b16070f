package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nn.data.NnException;
import org.junit.jupiter.api.Test;

/** Reads numbers and dates as they are written, or not at all. */
class WrittenTest {
    private static final String GERMAN = "a;b\n1.706;x\n1.706,95;y\n-12;z\n";

    private record Account(long id, double sum) {}

    private static Table german(UnaryOperator<CsvFormat> more) {
        return Csv.parse(GERMAN, csv -> more.apply(csv.delimiter(';').decimal(',')));
    }

    private static void assertRefused(Runnable read, String message) {
        assertThatThrownBy(read::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void wordsBecomeNumbersByTheMarkThatTheFileWasReadWith() {
        Table words =
                Csv.parse("a\n1,5\n2\n", csv -> csv.delimiter(';').decimal(',').text("a"));
        assertThat(words.number("a").column("a").numbers()).containsExactly(1.5, 2);
        assertThat(words.category("a")
                        .shuffled(1)
                        .sortBy("a")
                        .number("a")
                        .column("a")
                        .numbers())
                .containsExactly(1.5, 2);
        assertRefused(() -> german(csv -> csv).number("a"), """
                column "a", row 0: "1.706" is no number.
                Maybe say how numbers are written when reading: csv.decimal('.') or csv.decimal(',').thousands('.').""");
        assertRefused(() -> german(csv -> csv.number("a")), """
                CSV, line 2, column 1 (a): "1.706" is no number.
                Maybe say how numbers are written when reading: csv.decimal('.') or csv.decimal(',').thousands('.').""");
        assertRefused(() -> Csv.parse("a\n\"1.706,95\"\nx\n").number("a"), """
                column "a", row 0: "1.706,95" is no number.
                Maybe say how numbers are written when reading: csv.decimal(',').thousands('.').""");
    }

    @Test
    void joinedWordsThatAreWrittenInTwoWaysAreNoNumbers() {
        Table point = Csv.parse("a\n1.5\n", csv -> csv.text("a"));
        Table comma =
                Csv.parse("a\n1,5\n", csv -> csv.delimiter(';').decimal(',').text("a"));
        assertThat(Table.concat(comma, comma).number("a").column("a").numbers()).containsExactly(1.5, 1.5);
        assertThat(Table.concat(point.number("a"), comma.number("a"))
                        .column("a")
                        .numbers())
                .containsExactly(1.5, 1.5);
        assertRefused(() -> Table.concat(point, comma).number("a"), """
                column "a": the tables that it was joined of write numbers in several ways.
                Maybe say that they are numbers before: table.number("a").""");
    }

    @Test
    void thousandsAreGroupsOfThreeDigits() {
        assertThat(german(csv -> csv.thousands('.')).column("a").numbers()).containsExactly(1706, 1706.95, -12);
        assertThat(german(csv -> csv.thousands('.').text("a"))
                        .number("a")
                        .column("a")
                        .numbers())
                .containsExactly(1706, 1706.95, -12);
        Decimals grouped = new NumberText('.', Optional.of(',')).reading(false);
        assertThat(new String[] {"1,234,567.25", " +1,234 ", "999", "-12,345"})
                .extracting(grouped::parse)
                .containsExactly(1234567.25, 1234.0, 999.0, -12345.0);
        assertThat(new String[] {
                    "1,2",
                    "1,23",
                    "1234,567",
                    ",123",
                    "1,,234",
                    "1,234,",
                    "0,123",
                    "1.234,567",
                    "1,234e3",
                    "-",
                    ",",
                    "1,2345"
                })
                .extracting(grouped::parse)
                .containsOnly(Double.NaN);
        assertThat(Csv.parse("a\n1'234.5\n", csv -> csv.thousands('\''))
                        .column("a")
                        .numbers())
                .containsExactly(1234.5);
        assertThat(Csv.parse("a\n1,234\n2,5\n", csv -> csv.delimiter(';').thousands(','))
                        .column("a")
                        .type())
                .isEqualTo(ColumnType.CATEGORY);
        assertRefused(() -> Csv.parse("a\n1\n", csv -> csv.thousands('.')), """
                csv: thousands and decimal must be different characters, but both are '.'.
                Maybe say both: csv.decimal(',').thousands('.').""");
        assertRefused(
                () -> Csv.parse("a\n1\n", csv -> csv.thousands('0')),
                "csv: thousands must be a character that no number begins with, but is '0'.");
    }

    @Test
    void whiteSpaceAroundNumbersAndDatesDoesNotMatter() {
        Decimals spaced = new NumberText(',', Optional.of(' ')).reading(true);
        assertThat(new String[] {" 0,5", "0,5 ", " 1 234,5 ", "  7", "1 234"})
                .extracting(spaced::parse)
                .containsExactly(0.5, 0.5, 1234.5, 7.0, 1234.0);
        assertThat(new String[] {" ", "", "1  234", "0 123"})
                .extracting(spaced::parse)
                .containsOnly(Double.NaN);
        for (UnaryOperator<CsvFormat> settings :
                List.<UnaryOperator<CsvFormat>>of(csv -> csv, csv -> csv.number("a"))) {
            assertThat(Csv.parse("a,b\n\t5,x\n-6 \t,x\n\"7\n\",x\n", settings)
                            .column("a")
                            .numbers())
                    .containsExactly(5, -6, 7);
        }
        assertThat(Csv.parse("a,b\n 2024-02-29,x\n2024-03-01T08:30\t,x\n")
                        .column("a")
                        .words())
                .containsExactly("2024-02-29", "2024-03-01T08:30");
    }

    @Test
    void dateAndTimeArePartedByTOrASpaceAlone() {
        Table table = Csv.parse("a\n2024-02-29T08:30\n2024-02-29 09:00:15.123456789\n2024-03-01\n");
        assertThat(table.column("a").words())
                .containsExactly("2024-02-29T08:30", "2024-02-29T09:00:15.123456", "2024-03-01");
        for (String word : List.of("2024-02-29-08:00", "2024-02-29_12:34", "2024-03-01x02:00", "2024-03-01+02:00")) {
            assertThat(Csv.parse("a\n" + word + "\n").column("a").type()).isEqualTo(ColumnType.CATEGORY);
            assertRefused(
                    () -> Csv.parse("a\n" + word + "\n").date("a"),
                    "column \"a\", row 0: \"" + word + "\" is no date as 2024-02-29 or 2024-02-29T08:30.\n"
                            + "Maybe give the pattern, as in date(\"a\", \"dd.MM.yyyy\").");
        }
    }

    @Test
    void datesBeyondTheirMicrosecondsAreRefused() {
        List<LocalDate> ends = List.of(LocalDate.of(-290_307, 1, 1), LocalDate.of(294_246, 12, 31));
        assertThat(Column.of("day", ends).words()).containsExactly("-290307-01-01", "+294246-12-31");
        for (LocalDate day :
                List.of(LocalDate.MAX, LocalDate.MIN, LocalDate.of(-290_308, 12, 31), LocalDate.of(294_247, 1, 1))) {
            assertRefused(
                    () -> Column.of("day", Arrays.asList(LocalDate.of(2024, 1, 1), null, day)),
                    "column \"day\", row 2: " + day + "T00:00 is outside of the years from -290307 to 294246.\n"
                            + "Maybe leave such a date missing: null.");
        }
        assertRefused(() -> Csv.parse("a\n999999-01-01\n", csv -> csv.date("a", "yyyyyy-MM-dd")), """
                CSV, line 2, column 1 (a): "999999-01-01" is no date as yyyyyy-MM-dd.
                Maybe there is no such day or time: mend it, or name it as missing: csv.missing("999999-01-01").""");
    }

    @Test
    void daysThatThereAreNotAreRefused() {
        assertThat(Csv.parse("a\n29.02.2024\n01.03.24\n", csv -> csv.text("a")).size())
                .isEqualTo(2);
        assertThat(Csv.parse("a\n29.02.2024 08:30\n", csv -> csv.date("a", "dd.MM.yyyy HH:mm"))
                        .column("a")
                        .words())
                .containsExactly("2024-02-29T08:30");
        assertThat(Csv.parse("a\n29.02.24\n", csv -> csv.date("a", "dd.MM.yy"))
                        .column("a")
                        .words())
                .containsExactly("2024-02-29");
        assertThat(Csv.parse("a\ny 3 Feb 2024 AD\n", csv -> csv.date("a", "'y' d MMM yyyy G"))
                        .column("a")
                        .words())
                .containsExactly("2024-02-03");
        for (String day : List.of("31.02.2023", "29.02.2023", "31.04.2023")) {
            assertRefused(
                    () -> Csv.parse("a\n" + day + "\n", csv -> csv.date("a", "dd.MM.yyyy")),
                    "CSV, line 2, column 1 (a): \"" + day + "\" is no date as dd.MM.yyyy.\n"
                            + "Maybe there is no such day or time: mend it, or name it as missing: csv.missing(\"" + day
                            + "\").");
        }
        assertRefused(() -> Csv.parse("a\n31.02.2023\n").date("a", "dd.MM.yyyy"), """
                column "a", row 0: "31.02.2023" is no date as dd.MM.yyyy.
                Maybe there is no such day or time: mend it, or name it as missing: csv.missing("31.02.2023").""");
        assertRefused(() -> Csv.parse("a\n1.2.2023\n", csv -> csv.date("a", "dd.MM.yyyy")), """
                CSV, line 2, column 1 (a): "1.2.2023" is no date as dd.MM.yyyy.
                Maybe give the pattern, as in csv.date("a", "d.M.yyyy").""");
    }

    @Test
    void wholeNumbersThatNoDoubleHoldsStayWords() {
        long exact = 1L << 53;
        Table table = Table.of(List.of(new Account(exact + 1, 1), new Account(-exact - 1, 2), new Account(7, 3)));
        assertThat(table.column("id").type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(table.column("id").words()).containsExactly("9007199254740993", "-9007199254740993", "7");
        assertThat(table.column("sum").numbers()).containsExactly(1, 2, 3);
        assertThat(Column.of("a", List.of(exact, -exact, 3)).numbers()).containsExactly(0x1p53, -0x1p53, 3);
        assertThat(Column.of("a", Arrays.asList(BigInteger.TEN.pow(20), null, Double.NaN, 1.5, 2.0))
                        .words())
                .containsExactly("100000000000000000000", "", "", "1.5", "2");
        assertThat(Column.of("a", List.of(1e20)).type()).isEqualTo(ColumnType.NUMBER);
    }
}
