package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"mnist", "keras", "cnn", "residual"})
    void saysWhatItLearnsFromAndWhatItLearned(String example) {
        Console console = Console.run(example, "--data", "builtin", "--epochs", "2");

        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        assertThat(console.out())
                .startsWith("Data: 1797 built-in optical digits (UCI, 8x8), not MNIST, scaled to 28x28\n"
                        + "They are few; --batch 8 lets a network take more steps.\nModel: ")
                .contains("Total params: ", "\nEpoch 2/2 - ")
                .containsPattern("\nTest: loss \\d\\.\\d{4}(e-\\d\\d)? - accuracy [01]\\.\\d{4}\n")
                .containsPattern("\nTotal time: \\d+\\.\\d s\n$");
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void learnsTheBuiltInDigits() {
        Console console = Console.run("cnn", "--data", "builtin", "--epochs", "10", "--batch", "32");

        assertThat(console.testAccuracy()).isGreaterThan(0.9);
    }

    @Test
    void comparesTheNextStepsInOneTable() {
        Console console = Console.run("next-steps", "--data", "builtin", "--epochs", "1");

        assertThat(console.err()).isEmpty();
        assertThat(console.out().lines().filter(line -> line.contains("%")))
                .hasSize(5)
                .allMatch(line -> line.matches(".{48} +\\d+\\.\\d\\d % +\\d+\\.\\d"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void tellsANovelDigitFromThoseItLearned() {
        Console console = Console.run("autoencoder", "--data", "builtin", "--epochs", "20");

        assertThat(console.err()).isEmpty();
        assertThat(console.out()).containsPattern("\nAUC: 0\\.[6-9]\\d\\d \\(1 tells all apart, 0\\.5 is chance\\)\n");
    }

    @Test
    void drawsEverythingFromTheSeed() {
        String[] args = {"mnist", "--data", "builtin", "--epochs", "2", "--seed", "7"};

        assertThat(losses(Console.run(args))).isEqualTo(losses(Console.run(args)));
    }

    private static List<String> losses(Console console) {
        return console.out()
                .lines()
                .filter(line -> line.contains("loss"))
                .map(line -> line.substring(line.indexOf("loss")))
                .toList();
    }
}
