package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nn.data.Dataset;
import nn.mnist.OpticalDigits;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @Test
    void leavesAFileThatTrainsOn(@TempDir Path place) {
        Path file = place.resolve("digits.onnx");

        Console console = Console.run("export", "--data", "builtin", "--epochs", "1", "--out", file.toString());

        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        Dataset digits = OpticalDigits.load().scaled().images().train();
        var loaded = Onnx.load(file);
        assertThat(loaded.history().get("loss")).hasSize(1);
        assertThat(loaded.fit(digits, fit -> fit.epochs(2).verbose(0)).history().get("loss"))
                .hasSize(3)
                .startsWith(loaded.history().get("loss").get(0));
    }

    @Test
    void saysWhatItSawWithin80Columns(@TempDir Path place) {
        String file = place.resolve("digits.onnx").toString();

        Console console = Console.run("export", "--data", "builtin", "--epochs", "1", "--out", file);

        assertThat(console.out())
                .contains("\nSaved:    " + file + "\n")
                .containsPattern("\nVerified: 100 rows in ONNX Runtime, greatest difference .+ of 1e-04\n")
                .contains("\nTakes:    input: UINT8 [batch, 1, 28, 28]\n")
                .contains("\nGives:    probability: FLOAT [batch, 10]\n")
                .containsPattern("\nThe first test digit is a 2: the file says \\d, \\d+\\.\\d % sure\\.\n");
        assertThat(console.out().lines().filter(line -> !line.contains(file))).allMatch(line -> line.length() <= 80);
    }

    @Test
    void findsTheSameScoresInTheFile(@TempDir Path place) {
        String file = place.resolve("digits.onnx").toString();

        Console console = Console.run("export", "--data", "builtin", "--epochs", "1", "--out", file);

        assertThat(scores(console, "Loaded: ")).isEqualTo(scores(console, "Test: "));
    }

    @Test
    void refusesADirectoryThatIsNotThereBeforeItTrains(@TempDir Path place) {
        Path file = place.resolve("nowhere").resolve("digits.onnx");

        Console console = Console.run("export", "--data", "builtin", "--out", file.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.out()).doesNotContain("Epoch");
        assertThat(console.err()).isEqualTo(file + ": the file to write must lie in a directory that exists.\n");
    }

    @Test
    void asksForAFile() {
        Console console = Console.run("export");

        assertThat(console.code()).isEqualTo(2);
        assertThat(console.err()).startsWith("Missing required option: '--out=FILE'\nMaybe ");
    }

    private static String scores(Console console, String label) {
        return console.out()
                .lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
