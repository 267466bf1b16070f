package nn.onnx.file;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.sparseCategoricalCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.loss.Loss;
import nn.onnx.Export;
import nn.onnx.Onnx;
import nn.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassOutputsTest {
    private static final Dataset ROWS = Dataset.of(
            Tensor.of(Shape.of(3, 2), (byte) 9, (byte) 0, (byte) 0, (byte) 9, (byte) 4, (byte) 4),
            Tensor.of(Shape.of(3), 0, 1, 2));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("classes.onnx");
    }

    private static Model trained(Sequential network, Loss loss, int epochs) {
        return network.fit(ROWS, fit -> fit.loss(loss).epochs(epochs).verbose(0));
    }

    @Test
    void aFileCanTakeBytesAndGiveLabelsAndProbabilities() {
        Model model = trained(Sequential.of(dense(3).softmax()), categoricalCrossentropy(), 2);
        Onnx.save(model, file(), export -> export.uint8Input().classOutputs());
        try (OnnxModel open = Onnx.open(file())) {
            assertThat(open.inputs()).hasToString("[input: UINT8 [batch, 2]]");
            assertThat(open.outputs())
                    .hasToString("[output: FLOAT [batch, 3], label: INT64 [batch], probability: FLOAT [batch, 3]]");
            Map<String, Tensor> found = open.predict(Map.of("input", ROWS.input()));
            assertThat(found.get("label").ints()).isEqualTo(model.predictClasses(ROWS.input()));
            assertThat(found.get("probability")).isEqualTo(found.get("output"));
        }
    }

    @Test
    void probabilitiesAreMadeOfLogits() {
        Loss logits = sparseCategoricalCrossentropy().fromLogits();
        Onnx.save(trained(Sequential.of(dense(3)), logits, 1), file(), Export::classOutputs);
        try (OnnxModel open = Onnx.open(file())) {
            Map<String, Tensor> found =
                    open.predict(Map.of("input", ROWS.rows(0, 1).input()));
            float[] z = found.get("output").floats();
            float[] row = found.get("probability").floats();
            double sum = Math.exp(z[0]) + Math.exp(z[1]) + Math.exp(z[2]);
            for (int i = 0; i < row.length; i++) {
                assertThat((double) row[i]).isCloseTo(Math.exp(z[i]) / sum, within(1e-5));
            }
        }
    }

    @Test
    void layersMayBeCalledAsTheOutputsAre() {
        Sequential network = Sequential.of(
                dense(3).named("label"),
                dense(3).named("output"),
                dense(3).softmax().named("probability"));
        Model model = trained(network, categoricalCrossentropy(), 1);
        Onnx.save(model, file(), Export::classOutputs);
        try (OnnxModel open = Onnx.open(file())) {
            assertThat(open.outputs())
                    .extracting(OnnxModel.Port::name)
                    .containsExactly("output", "label", "probability");
        }
        assertThat(Onnx.load(file()).predict(ROWS)).isEqualTo(model.predict(ROWS));
    }

    @Test
    void theyNeedOneNumberAClass() {
        Model one = Sequential.of(dense(1).sigmoid()).input(4).init(0);
        assertThatThrownBy(() -> Onnx.save(one, file(), Export::classOutputs))
                .isInstanceOf(NnException.class)
                .hasMessage("classOutputs: the output must have one number a class, but is [1].\n"
                        + "Maybe leave classOutputs() out and compare the output with a threshold.");
    }

    @Test
    void theyAreRefusedWhereARowMayBeOfManyClasses() {
        Model many = trained(Sequential.of(dense(3).sigmoid()), binaryCrossentropy(), 0);
        assertThatThrownBy(() -> Onnx.save(many, file(), Export::classOutputs))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(
                        "classOutputs: under binaryCrossentropy each of the 3 outputs is a yes or no of its"
                                + " own, so a row has no one class.\nMaybe leave classOutputs() out; or, where each row is of"
                                + " one class, end the network with softmax()");
    }
}
