package nn.onnx;

import static nn.Layers.bidirectional;
import static nn.Layers.dense;
import static nn.Layers.gru;
import static nn.Layers.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Saves and predicts with recurrent layers as ONNX's own ops. */
class RecurrentFilesTest {
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private static Tensor rows(int count, int features) {
        float[] numbers = new float[count * STEPS * features];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 37 % 101) / 101f - 0.5f;
        }
        return Tensor.of(Shape.of(count, STEPS, features), numbers);
    }

    private static Message graph(Path file) throws IOException {
        return new Message(ByteBuffer.wrap(Files.readAllBytes(file))).message(Field.MODEL_GRAPH);
    }

    @Test
    void theFileHoldsOnnxsOpsAndEachWeightOnce() throws IOException {
        Model model = Sequential.of(bidirectional(lstm(64).returnSequences()), gru(64), dense(2))
                .input(STEPS, 64)
                .init(1);
        Path file = folder.resolve("m.onnx");

        Onnx.save(model, file);

        assertThat(graph(file).messages(Field.GRAPH_NODE).map(node -> node.text(Field.NODE_OP_TYPE)))
                .containsOnlyOnce("GRU")
                .contains("LSTM")
                .doesNotContain("Scan");
        long weights = model.weights().values().stream()
                .mapToLong(weight -> (long) Float.BYTES * weight.shape().size())
                .sum();
        assertThat(Files.size(file)).isBetween(weights, weights + 16_000);
        assertThat(Onnx.load(file).weights()).isEqualTo(model.weights());
        assertThat(Onnx.load(file).predict(rows(3, 64))).isEqualTo(model.predict(rows(3, 64)));
    }

    static Stream<Layer> layers() {
        return Stream.of(
                lstm(3).returnSequences(),
                lstm(3).returnSequences().goBackwards(),
                gru(3).returnSequences(),
                gru(3).resetAfter(false).returnSequences().goBackwards());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aStepFromNaNOnIsNaNAndThoseBeforeAreNumbers(Layer layer) {
        Model model = Sequential.of(layer).input(STEPS, 2).init(1);
        float[] numbers = rows(2, 2).floats();
        boolean isBackwards = layer.toString().contains("goBackwards");
        int step = isBackwards ? 1 : 3;
        numbers[step * 2] = Float.NaN;

        float[] outputs =
                model.predict(Tensor.of(Shape.of(2, STEPS, 2), numbers)).floats();

        float[] expected = model.predict(rows(2, 2)).floats();
        Arrays.fill(expected, 3 * 3, STEPS * 3, Float.NaN);
        assertThat(outputs).isEqualTo(expected);
    }

    @Test
    void aFileWhoseLayersStandStepByStepGoesOn() throws IOException {
        Path file = folder.resolve("recurrent.onnx");
        try (InputStream old = RecurrentFilesTest.class.getResourceAsStream("steps/recurrent.onnx")) {
            Files.write(file, old.readAllBytes());
        }
        float[] row = Arrays.copyOf(rows(1, 3).floats(), 12);
        Tensor rows = Tensor.of(Shape.of(1, 4, 3), row);

        assertThat(graph(file).messages(Field.GRAPH_NODE).map(node -> node.text(Field.NODE_OP_TYPE)))
                .contains("Scan");
        List<float[]> answers;
        try (OnnxModel open = Onnx.open(file)) {
            answers = List.of(
                    open.predict(Map.of("input", rows)).get("output").floats(),
                    Onnx.load(file).predict(rows).floats());
        }
        answers.forEach(
                answer -> assertThat(answer).containsExactly(new float[] {0.1972866f, -0.10409744f}, within(1e-6f)));
    }
}
