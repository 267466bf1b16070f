package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nn.data.NnException;
import org.junit.jupiter.api.Test;

/** Holds descriptions against those of pandas: golden/describe.py. */
class DescriptionTest {
    private static URL golden(String name) {
        return Objects.requireNonNull(DescriptionTest.class.getResource(name), name);
    }

    @Test
    void saysWhatPandasSays() throws IOException {
        Description description = Csv.read(golden("described.csv"), csv -> csv).describe();
        String text = new String(golden("described.txt").openStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(63).allSatisfy(line -> {
            String[] cells = line.split("\t", -1);
            if (cells[1].equals("top")) {
                assertThat(description.text(cells[0], "top")).isEqualTo(cells[2]);
            } else if (cells[2].contains("T")) {
                String whole = cells[2].substring(0, 16); // pandas rounds the mean down, and prints seconds
                assertThat(description.text(cells[0], cells[1])).startsWith(whole);
            } else {
                double wanted = Double.parseDouble(cells[2]);
                assertThat(description.number(cells[0], cells[1])).isCloseTo(wanted, within(Math.abs(wanted) * 1e-12));
            }
        });
    }

    @Test
    void isPrintedWithinALine() {
        String printed =
                Csv.read(golden("described.csv"), csv -> csv).describe().toString();
        assertThat(printed.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).startsWith("missing"));
        Table small = Csv.parse("age,sex,born\n22,male,2001-01-01\n38,female,1999-01-01\nNA,male,NA\n");
        assertThat(small.describe()).hasToString("""
                               age   sex              born
                count            2     3                 2
                missing          1     0                 1
                unique         NaN     2               NaN
                top            NaN  male               NaN
                freq           NaN     2               NaN
                mean     30.000000   NaN  2000-01-01T12:00
                std      11.313708   NaN               NaN
                min      22.000000   NaN        1999-01-01
                25%      26.000000   NaN  1999-07-02T18:00
                50%      30.000000   NaN  2000-01-01T12:00
                75%      34.000000   NaN  2000-07-02T06:00
                max      38.000000   NaN        2001-01-01""");
    }

    @Test
    void describesColumnsWithoutValues() {
        Description none = Csv.parse("x\n").describe();
        assertThat(none.number("x", "count")).isZero();
        assertThat(none.number("x", "mean")).isNaN();
        assertThat(Csv.parse("x\n1\n").describe().number("x", "std")).isNaN();
    }

    @Test
    void refusesWhatThereIsNot() {
        Description description = Csv.parse("sex\nmale\n").describe();
        assertThatThrownBy(() -> description.number("sec", "mean"))
                .isInstanceOf(NnException.class)
                .hasMessage("describe: there is no column \"sec\", but [sex].\nMaybe \"sex\" is meant.");
        assertThatThrownBy(() -> description.number("sex", "mean"))
                .isInstanceOf(NnException.class)
                .hasMessage("describe: the column \"sex\" has no \"mean\", but [count, missing, unique, freq].");
    }
}
