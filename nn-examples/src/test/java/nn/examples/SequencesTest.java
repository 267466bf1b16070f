package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples of sequences in a shorter form, and holds them against their baselines. */
class SequencesTest {
    private static final Pattern RESULT =
            Pattern.compile("\nResult: (accuracy|error) (\\d\\.\\d{3}), baseline (\\d\\.\\d{3})\n$");

    private static MatchResult ended(String example, String epochs) {
        Console console = Console.run(example, "--epochs", epochs);
        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
        Matcher result = RESULT.matcher(console.out());
        assertThat(result.find()).as(console.out()).isTrue();
        return result.toMatchResult();
    }

    private static double value(MatchResult result) {
        return Double.parseDouble(result.group(2));
    }

    private static double baseline(MatchResult result) {
        return Double.parseDouble(result.group(3));
    }

    @Test
    void readsSentencesBetterThanABagOfTheirWords() {
        MatchResult result = ended("sentiment", "4");

        assertThat(result.group(1)).isEqualTo("accuracy");
        assertThat(value(result)).isGreaterThan(baseline(result) + 0.1);
        assertThat(baseline(result)).isGreaterThan(0.5);
    }

    @Test
    void forecastsBetterThanTheLastValue() {
        MatchResult result = ended("forecast", "8");

        assertThat(result.group(1)).isEqualTo("error");
        assertThat(value(result)).isLessThan(0.5 * baseline(result));
    }

    @Test
    void goesOnWithARhymeBetterThanPairsOfWords() {
        MatchResult result = ended("next-word", "12");

        assertThat(result.group(1)).isEqualTo("accuracy");
        assertThat(value(result)).isGreaterThan(baseline(result) + 0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentiment", "forecast", "next-word"})
    void explainsItsOptionsWithin80Columns(String example) {
        Console console = Console.run(example, "--help");

        assertThat(console.code()).isZero();
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(console.out()).contains("--epochs", "--batch", "--seed", "--engine", "--device");
    }
}
