package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs examples that end with a result in a shorter form, and holds them against their baselines. */
class ContestsTest {
    private static final Pattern RESULT = Pattern.compile("Result: (\\w+) (\\d+\\.\\d{3}), baseline (\\d+\\.\\d{3})");

    private record Ended(String measure, double value, double baseline) {}

    private static Ended ended(Console console) {
        assertThat(console.err()).isEmpty();
        assertThat(console.code()).isZero();
        List<String> lines = console.out().lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 80);
        Matcher result = RESULT.matcher(lines.get(lines.size() - 1));
        assertThat(result.matches()).as(console.out()).isTrue();
        return new Ended(result.group(1), Double.parseDouble(result.group(2)), Double.parseDouble(result.group(3)));
    }

    @Test
    void readsPriceTagsOfTwoInputs(@TempDir Path folder) {
        Path file = folder.resolve("prices.onnx");

        Console console = Console.run(
                "two-inputs", "--data", "builtin", "--batch", "8", "--epochs", "4", "--out", file.toString());

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("error");
        assertThat(ended.value()).isLessThan(0.75 * ended.baseline());
        assertThat(file).isNotEmptyFile();
        assertThat(console.out())
                .containsPattern("\nHalf: loss .+ - kind_accuracy 0\\.\\d{4}\n")
                .contains("\nThe first test tag shows a 2: three at half the price are ");
    }

    /** Two epochs of 40 MB, of which the pools hold a part at a time. */
    @Test
    void learnsFromAFile() {
        Console console = Console.run("big", "--gigabytes", "0.04", "--epochs", "2");

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("accuracy");
        assertThat(ended.value()).isGreaterThan(0.5);
        assertThat(console.out()).contains("Writes 12,755 rows, 0.04 GB.");
    }

    @Test
    void tellsShapesApart() {
        Console console = Console.run("segment", "--epochs", "6");

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("iou");
        assertThat(ended.value()).isGreaterThan(ended.baseline());
        assertThat(ended.baseline()).isBetween(0.3, 0.4);
        assertThat(console.out().lines().filter(line -> line.matches("[.o#+]{32} {4}[.o#+]{32}")))
                .hasSize(16);
    }

    @Test
    void tellsPicturesByTheirFolders(@TempDir Path folder) {
        Drawings.write(folder, 30, 0);

        Console console = Console.run("folder", "--dir", folder.toString(), "--epochs", "5");

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("accuracy");
        assertThat(ended.value()).isGreaterThan(ended.baseline());
        assertThat(console.out()).startsWith("Data: 120 pictures of 4 classes, from disc on.\n");
    }

    @Test
    void balancesThePole() {
        Ended ended = ended(Console.run("control", "--rounds", "30"));

        assertThat(ended.measure()).isEqualTo("steps");
        assertThat(ended.value()).isGreaterThan(10 * ended.baseline());
        assertThat(ended.baseline()).isBetween(18.0, 28.0);
    }

    @Test
    void tellsPenguinsByATable() {
        Console console = Console.run("table", "--epochs", "20");

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("accuracy");
        assertThat(ended.value()).isGreaterThan(0.95);
        assertThat(ended.baseline()).isBetween(0.43, 0.46);
        assertThat(console.out()).contains("344 rows, 8 columns").containsPattern("\nmissing +0 +0 +2 ");
    }

    @Test
    void readsATableOfOnesOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.csv");
        String rows = IntStream.range(0, 120)
                .mapToObj(i -> i + "," + (i % 7 == 0 ? "" : i % 3) + "," + (i < 60 ? "low" : "high"))
                .collect(Collectors.joining("\n"));
        Files.writeString(file, "height,kind,level\n" + rows);

        Ended ended = ended(Console.run("table", "--csv", file.toString(), "--target", "level", "--epochs", "30"));

        assertThat(ended.value()).isGreaterThan(0.9);
        assertThat(ended.baseline()).isEqualTo(0.5);
    }

    @Test
    void drawsDigits(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("digits.png");

        Console console = Console.run("gan", "--data", "builtin", "--steps", "100", "--out", picture.toString());

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("error");
        assertThat(ended.value()).isLessThan(0.25 * ended.baseline());
        assertThat(ImageIO.read(picture.toFile()))
                .matches(image -> image.getWidth() == 560 && image.getHeight() == 448);
    }

    @Test
    void searchesForSettings() {
        Console console = Console.run("search", "--trials", "9", "--epochs", "9");

        Ended ended = ended(console);
        assertThat(ended.measure()).isEqualTo("accuracy");
        assertThat(ended.value()).isGreaterThan(ended.baseline());
        assertThat(console.out())
                .containsPattern("\n9/9 - val_loss \\d\\.\\d{4}( \\(ended early\\))? - units \\d+, dropout 0")
                .containsPattern("\nval_loss  epochs  units  dropout +rate\n")
                .contains("\n* ended early\n");
    }

    @Test
    void playsTheSameGamesFromTheSameSeed() {
        String[] args = {"control", "--rounds", "3", "--seed", "7"};

        assertThat(ended(Console.run(args))).isEqualTo(ended(Console.run(args)));
        assertThat(ended(Console.run("control", "--rounds", "3", "--seed", "8")))
                .isNotEqualTo(ended(Console.run(args)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-inputs", "segment", "folder", "control", "gan", "search"})
    void explainsItsOptionsWithin80Columns(String example) {
        Console console = Console.run(example, "--help");

        assertThat(console.code()).isZero();
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(console.out()).containsPattern("--(epochs|rounds|steps)").contains("--seed", "--engine", "--device");
    }
}
