package nn.onnx;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.onnx.Onnx.knows;
import static nn.op.Ops.cast;
import static nn.op.Ops.concat;
import static nn.op.Ops.mul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.op.ElementType;
import nn.op.Value;
import nn.spi.GraphPreprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that take the world's values, made by a preprocessing of the user's own. */
class RawFilesTest {
    /**
     * Multiplies a number, and gives the place of a word.
     *
     * @param factor in Java
     * @param written in the graph
     */
    record Mixed(double factor, double written) implements GraphPreprocessing {
        private static final List<String> WORDS = List.of("a", "b", "");

        @Override
        public Optional<String> outside() {
            return Optional.empty();
        }

        @Override
        public List<RawColumn> inputs() {
            return List.of(
                    new RawColumn("x", List.of(), List.of(1, 2.5)),
                    new RawColumn("word", WORDS, List.of("a", "b", "", "never")));
        }

        @Override
        public Value graph(Map<String, Value> columns) {
            return concat(
                    List.of(
                            mul(Objects.requireNonNull(columns.get("x")), written),
                            cast(Objects.requireNonNull(columns.get("word")), ElementType.FLOAT32)),
                    1);
        }

        @Override
        public float[] row(Map<String, ?> values) {
            double x = ((Number) Objects.requireNonNull(values.get("x"))).doubleValue();
            return new float[] {(float) (x * factor), WORDS.indexOf(values.get("word"))};
        }
    }

    /** A preprocessing that has no ops. */
    record Plain() implements Preprocessing {}

    @TempDir
    Path folder;

    private static Model fitted(Preprocessing preprocessing, int width) {
        Dataset data = Dataset.of(new float[2][width], new float[] {1, 2}).preprocessing(preprocessing);
        return Sequential.of(dense(1))
                .fit(data, fit -> fit.loss(meanSquaredError()).epochs(1).verbose(0));
    }

    private Path file() {
        return folder.resolve("raw.onnx");
    }

    @Test
    void aFileIsHeldAgainstTheRowsOfItsPreprocessing() {
        Model model = fitted(new Mixed(3, 3), 2);
        Report report = Onnx.save(model, file(), save -> save.withPreprocessing());
        assertThat(report.preprocessing()).isEqualTo("in the graph, of x (numbers), word (words)");
        assertThat(report.difference()).isLessThan(1e-6);
        assertThat(Onnx.load(file(), knows(Mixed.class)).schema().preprocessing(Mixed.class))
                .isEqualTo(new Mixed(3, 3));
    }

    @Test
    void aGraphThatGivesOtherRowsIsNotSaved() {
        Model model = fitted(new Mixed(3, 3.5), 2);
        assertThatThrownBy(() -> Onnx.save(model, file(), save -> save.withPreprocessing()))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the file gives other answers than the model: over 32 rows")
                .hasMessageEndingWith("\nMaybe leave withPreprocessing() out: the file takes rows of numbers then.");
        assertThat(Files.exists(file())).isFalse();
    }

    @Test
    void rowsOfAnotherWidthAreRefused() {
        Model model = fitted(new Mixed(3, 3), 3);
        assertThatThrownBy(() -> Onnx.save(model, file(), save -> save.withPreprocessing()))
                .isInstanceOf(NnException.class)
                .hasMessage("withPreprocessing: the preprocessing makes rows of 2 numbers, but the network takes [3].");
    }

    @Test
    void oneWithoutOpsStaysInTheMetadata() {
        Report report = Onnx.save(fitted(new Plain(), 2), file(), save -> save.withPreprocessing());
        assertThat(report.preprocessing()).isEqualTo("in the metadata, for a Plain cannot be written as ops");
    }

    @Test
    void aModelWithoutAnyIsRefused() {
        Model model = Sequential.of(dense(1)).input(2).init(0);
        assertThatThrownBy(() -> Onnx.save(model, file(), save -> save.withPreprocessing()))
                .isInstanceOf(NnException.class)
                .hasMessage("withPreprocessing: the model knows no preprocessing of its rows.\n"
                        + "Maybe fit it on data that carries one: data.preprocessing(…).");
    }

    @Test
    void oneThatIsMissingSaysSo() {
        Onnx.save(fitted(new Mixed(3, 3), 2), file());
        Model loaded = Onnx.load(file());
        assertThatThrownBy(() -> Onnx.save(loaded, file(), save -> save.withPreprocessing()))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "the model was saved with the preprocessing Mixed, which was not given when it was loaded.\n"
                                + "Maybe load it with Onnx.load(path, knows(Mixed.class)).");
    }
}
