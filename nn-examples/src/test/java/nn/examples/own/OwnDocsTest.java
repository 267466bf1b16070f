package nn.examples.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.Model;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.ShownCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the pages about graphs, sequences, and one's own layers and losses to code that is compiled, and runs it. */
class OwnDocsTest {
    private static final Dataset NUMBERS =
            Dataset.of(new float[][] {{1, 2}, {0.5f, -1}, {-2, 1}, {3, 0}}, new float[][] {{1}, {0}, {-1}, {2}});
    private static final Dataset CLASSES =
            Dataset.of(new float[][] {{1, 2}, {0.5f, -1}, {-2, 1}, {3, 0}}, new int[] {0, 1, 2, 0});

    @TempDir
    Path folder;

    private static Set<String> compiled() throws IOException {
        return Stream.concat(
                        ShownCode.files("src/main/java/nn/examples/own").stream(),
                        ShownCode.files("src/test/java/nn/examples/own").stream())
                .flatMap(file -> ShownCode.marked(file).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void showImportsThatTheirCodeNeeds() throws IOException {
        List<String> shown = ShownCode.imports(ShownCode.onPage("graphs-and-sequences.md"));
        assertThat(shown).isNotEmpty();
        assertThat(ShownCode.files("src/main/java/nn/examples/own").stream()
                        .filter(file -> file.endsWith("GraphsAndSequences.java"))
                        .flatMap(file -> ShownCode.imports(file).stream()))
                .isNotEmpty()
                .allMatch(line -> ShownCode.isAmong(shown, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"write-a-layer.md", "write-a-loss.md", "graphs-and-sequences.md"})
    void showCodeThatIsCompiled(String page) throws IOException {
        assertThat(ShownCode.onPage(page).stream().filter(code -> !ShownCode.isImports(code)))
                .isNotEmpty()
                .isSubsetOf(compiled());
    }

    @Test
    void showAHighwayAFocalLossAndSignumInFewLines() {
        List<String> shown = Stream.of("write-a-layer.md", "write-a-loss.md")
                .flatMap(page -> ShownCode.onPage(page).stream())
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
