package nn.examples.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.Model;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the pages about graphs, sequences, and one's own layers and losses to code that is compiled, and runs it. */
class OwnDocsTest {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Dataset NUMBERS =
            Dataset.of(new float[][] {{1, 2}, {0.5f, -1}, {-2, 1}, {3, 0}}, new float[][] {{1}, {0}, {-1}, {2}});
    private static final Dataset CLASSES =
            Dataset.of(new float[][] {{1, 2}, {0.5f, -1}, {-2, 1}, {3, 0}}, new int[] {0, 1, 2, 0});

    @TempDir
    Path folder;

    private static Stream<String> read(Path file) {
        try {
            return Stream.of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> compiled() throws IOException {
        Pattern marked = Pattern.compile(" *// DOC\n(.*?) *// DOC ends", Pattern.DOTALL);
        try (Stream<Path> main = Files.list(MODULE.resolve("src/main/java/nn/examples/own"));
                Stream<Path> test = Files.list(MODULE.resolve("src/test/java/nn/examples/own"))) {
            return Stream.concat(main, test)
                    .flatMap(OwnDocsTest::read)
                    .flatMap(source -> marked.matcher(source).results())
                    .map(found -> found.group(1).stripTrailing().stripIndent())
                    .collect(Collectors.toSet());
        }
    }

    private static List<String> shown(String page) {
        return read(MODULE.resolve("../docs").resolve(page))
                .flatMap(text -> Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL)
                        .matcher(text)
                        .results())
                .map(found -> found.group(1))
                .toList();
    }

    private static boolean isImports(String code) {
        return code.startsWith("import ");
    }

    /** Lists what a page or a class imports; a star stands for all of a package or a class. */
    private static List<String> imports(Stream<String> lines) {
        return lines.filter(OwnDocsTest::isImports).toList();
    }

    private static String all(String line) {
        return line.substring(0, line.lastIndexOf('.')) + ".*;";
    }

    @Test
    void showImportsThatTheirCodeNeeds() {
        List<String> shown = imports(shown("graphs-and-sequences.md").stream()
                .filter(OwnDocsTest::isImports)
                .flatMap(String::lines));
        assertThat(shown).isNotEmpty();
        Path code = MODULE.resolve("src/main/java/nn/examples/own/GraphsAndSequences.java");
        assertThat(imports(read(code).flatMap(String::lines)))
                .isNotEmpty()
                .allMatch(line -> shown.contains(line) || shown.contains(all(line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"write-a-layer.md", "write-a-loss.md", "graphs-and-sequences.md"})
    void showCodeThatIsCompiled(String page) throws IOException {
        assertThat(shown(page).stream().filter(code -> !isImports(code)))
                .isNotEmpty()
                .isSubsetOf(compiled());
    }

    @Test
    void showAHighwayAFocalLossAndSignumInFewLines() {
        List<String> shown = Stream.of("write-a-layer.md", "write-a-loss.md")
                .flatMap(page -> shown(page).stream())
                .toList();
        for (String record : List.of("Highway", "FocalLoss", "Signum")) {
            assertThat(shown.stream().filter(code -> code.startsWith("public record " + record)))
                    .singleElement()
                    .satisfies(code -> assertThat(code.lines()).hasSizeLessThan(25));
        }
    }

    private static void assertSame(Model loaded, Model model, Dataset data) {
        Tensor rows = data.input();
        assertThat(loaded.predict(rows)).isEqualTo(model.predict(rows));
        assertThat(loaded.history().get("loss")).hasSize(5);
    }

    @Test
    void showLayersThatTrainAndLoad() {
        Model model = WriteALayer.lambdas(NUMBERS);
        assertSame(WriteALayer.again(model, folder.resolve("a.onnx")), model, NUMBERS);
        Model highway = WriteALayer.classes(NUMBERS, folder.resolve("b.onnx"));
        assertThat(highway.weights()).containsKeys("highway/gate_kernel", "second/gate_kernel");
        Model on = highway.fit(NUMBERS, fit -> fit.epochs(20).verbose(0));
        assertThat(on.history().last("loss"))
                .isLessThan(on.history().get("loss").get(0));
    }

    @Test
    void showLossesAndOptimizersThatTrainAndLoad() {
        Model squares = WriteALoss.lambdas(NUMBERS, folder.resolve("a.onnx"));
        assertThat(squares.evaluate(NUMBERS).get("loss")).isFinite();
        Model lion = WriteALoss.classes(CLASSES, folder.resolve("b.onnx"));
        assertThat(lion.state().slots()).containsKey("dense/kernel:m");
        Model on = lion.fit(CLASSES, fit -> fit.epochs(50).verbose(0));
        assertThat(on.history().last("loss"))
                .isLessThan(on.history().get("loss").get(0));
        assertThat(WriteALoss.others(CLASSES).history().last("rows")).isEqualTo(4);
    }

    private static Tensor whole(int rows, int width, int most) {
        int[][] numbers = new int[rows][width];
        for (int i = 0; i < rows * width; i++) {
            numbers[i / width][i % width] = 1 + i * 7 % most;
        }
        return Tensor.of(numbers);
    }

    private static Tensor yeses(int rows) {
        float[] yeses = new float[rows];
        for (int i = 0; i < rows; i++) {
            yeses[i] = i % 2;
        }
        return Tensor.of(Shape.of(rows, 1), yeses);
    }

    @Test
    void showGraphsThatTrainByName() {
        Tensor images = Tensor.of(Shape.of(8, 28, 28), new byte[8 * 28 * 28]);
        Tensor kinds = Tensor.of(Shape.of(8), 0, 1, 2, 3, 4, 5, 6, 9);
        Map<String, Tensor> predicted = GraphsAndSequences.graph(images, whole(8, 2, 5), kinds, yeses(8));
        assertThat(predicted.get("kind").shape()).isEqualTo(Shape.of(8, 10));
        assertThat(predicted.get("price").shape()).isEqualTo(Shape.of(8, 1));
    }

    @Test
    void showSequencesThatTrain() {
        Model sentences = GraphsAndSequences.sequences(new int[][] {{3, 1, 4}, {1}, {5, 9}, {2, 6, 5, 3}}, yeses(4));
        assertThat(sentences.predict(Tensor.of(new int[1][16])).shape()).isEqualTo(Shape.of(1, 1));
        float[][][] measured = {{{1, 2, 3}}, {{1, 2, 3}, {4, 5, 6}}, {{0, 0, 1}}, {{3, 2, 1}, {1, 1, 1}}};
        assertThat(GraphsAndSequences.lengths(measured, yeses(4)).history().get("loss"))
                .hasSize(5);
        assertThat(GraphsAndSequences.language().summary()).contains("transformer_block_1", "(None, time, 1000)");
    }

    @Test
    void showTranslationsThatLearn() {
        Tensor target = whole(16, 8, 59);
        Model model = GraphsAndSequences.translation(whole(16, 8, 49), whole(16, 8, 58), target);
        assertThat(model.history().last("loss"))
                .isLessThan(model.history().get("loss").get(0));
    }

    @Test
    void showALoopThatLearns() {
        Model model = GraphsAndSequences.loop(NUMBERS);
        assertThat(model.state().step()).isEqualTo(20);
        assertThat(model.predict(NUMBERS.input()).shape()).isEqualTo(Shape.of(4, 1));
    }
}
