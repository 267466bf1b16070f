package nn.keras;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.positionEmbedding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nn.Metrics;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir
    Path folder;

    /** Writes the multilayer perceptron with another description. */
    private Path changed(String from, String to) throws IOException {
        return changed("mlp", from, to);
    }

    /** Writes a model with another description: the first place is changed. */
    private Path changed(String name, String from, String to) throws IOException {
        Path file = folder.resolve("changed.keras");
        try (ZipInputStream in = new ZipInputStream(
                        Files.newInputStream(GoldenModel.of(name).file()));
                OutputStream stream = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(stream)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                String text = new String(part, StandardCharsets.UTF_8);
                boolean isDescription = entry.getName().equals("config.json");
                if (isDescription) {
                    assertThat(text).contains(from);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(isDescription ? first(text, from, to).getBytes(StandardCharsets.UTF_8) : part);
            }
        }
        return file;
    }

    private static String first(String text, String from, String to) {
        int start = text.indexOf(from);
        return start < 0 ? text : text.substring(0, start) + to + text.substring(start + from.length());
    }

    private void refuses(String from, String to, String message) throws IOException {
        refuses("mlp", from, to, message);
    }

    private void refuses(String name, String from, String to, String message) throws IOException {
        Path file = changed(name, from, to);
        assertThatThrownBy(() -> Keras.load(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void aLayerThatNnLacksIsRefusedByName() throws IOException {
        refuses(
                "\"class_name\": \"Dense\", \"config\": {\"name\": \"dense\"",
                "\"class_name\": \"EinsumDense\", \"config\": {\"name\": \"dense\"",
                "layer \"dense\" (EinsumDense): nn knows no such layer.\n"
                        + "Maybe write it in ops, nn.Layers.lambda, or build the network in Java and take the weights:"
                        + " Keras.load(path, network).");
    }

    @Test
    void codeInPythonIsRefused() throws IOException {
        refuses(
                "\"class_name\": \"Dense\", \"config\": {\"name\": \"dense\"",
                "\"class_name\": \"Lambda\", \"config\": {\"name\": \"dense\"",
                "layer \"dense\" (Lambda): its code is Python, which cannot be translated.\n"
                        + "Maybe write it in ops, nn.Layers.lambda, or build the network in Java and take the weights:"
                        + " Keras.load(path, network).");
    }

    @Test
    void anOptionThatIsOnAndNotKnownIsRefused() throws IOException {
        refuses(
                "\"units\": 9,",
                "\"units\": 9, \"lora_rank\": 4,",
                "layer \"dense\" (Dense): its option lora_rank is 4, which nn does not know.");
    }

    @Test
    void aNumberDividedByAValueIsRefused() throws IOException {
        refuses(
                "constants",
                "\"class_name\": \"Subtract\"",
                "\"class_name\": \"TrueDivide\"",
                "layer \"subtract\" (TrueDivide): the op TrueDivide with such arguments has no layer in nn.\n"
                        + "Maybe build the network in Java, and take the weights: Keras.load(path, network).");
    }

    @Test
    void whatALayerIsToldByPlaceIsRefused() throws IOException {
        refuses(
                "two_by_two",
                "\"keras_history\": [\"look\", 0, 0]}}]",
                "\"keras_history\": [\"look\", 0, 0]}}, true]",
                "layer \"flatten\" (Flatten): it is called with true after its input, which nn does not know.");
    }

    @Test
    void zerosForMaskedStepsAreRefused() throws IOException {
        refuses(
                "lstm_masked",
                "\"zero_output_for_mask\": false",
                "\"zero_output_for_mask\": true",
                "layer \"lstm\" (LSTM): its option zero_output_for_mask is true, which nn does not know.");
    }

    @Test
    void anOptionOfALayerWithinALayerIsRefused() throws IOException {
        refuses(
                "time_distributed",
                "\"groups\": 1",
                "\"groups\": 1, \"zero_output_for_mask\": true",
                "layer \"time_distributed\" (TimeDistributed), its layer: its option zero_output_for_mask is true,"
                        + " which nn does not know.");
    }

    @Test
    void anOptionOfAnActivationThatIsALayerIsRefused() throws IOException {
        refuses(
                "\"activation\": \"relu\"",
                "\"activation\": {\"class_name\": \"Softmax\", \"config\": {\"axis\": 1}}",
                "layer \"dense\" (Dense), its activation: within another layer its features must stand last.");
    }

    @Test
    void twoLayersOfWhichOneDropsOtherwiseAreRefused() throws IOException {
        refuses(
                "bidirectional",
                "\"dropout\": 0.0",
                "\"dropout\": 0.25",
                "layer \"bidirectional\" (Bidirectional): its two layers differ in dropout, which nn does not know.");
    }

    @Test
    void aLayerWithinALayerThatDoesNotLearnIsFrozen() throws IOException {
        Path file = changed(
                "time_distributed",
                "\"config\": {\"name\": \"conv2d\", \"trainable\": true",
                "\"config\": {\"name\": \"conv2d\", \"trainable\": false");

        assertThat(Keras.load(file).architecture().frozen()).containsExactly("time_distributed");
    }

    @Test
    void twoWaysThatStayApartAreRefused() throws IOException {
        refuses(
                "bidirectional",
                "\"merge_mode\": \"concat\"",
                "\"merge_mode\": null",
                "layer \"bidirectional\" (Bidirectional): its merge_mode None of lstm(3).returnSequences() is not known"
                        + " to nn.");
    }

    @Test
    void whatNnItselfRefusesHasTheLayersName() throws IOException {
        refuses(
                "two_by_two",
                "\"units\": 6",
                "\"units\": 7",
                "layer \"add\" (Add): add(): the inputs must have one shape, but were [7] and [6].\n"
                        + "Maybe bring them to one with dense(…), or use concatenate(…).");
    }

    @Test
    void aBranchThatIsCalledTwiceIsRefused() throws IOException {
        refuses(
                "nested_outputs",
                "\"keras_history\": [\"p1\", 0, 0]",
                "\"keras_history\": [\"input_layer_1\", 0, 0]",
                "layer \"tower\" is called 2 times, but what it holds is no chain of layers with one input and one"
                        + " output.\nMaybe call it once, or let its layers, and those of networks within, follow one"
                        + " another.");
    }

    @Test
    void aConstraintThatNnLacksIsRefusedWithAWayOut() throws IOException {
        refuses(
                "\"kernel_constraint\": null",
                "\"kernel_constraint\": {\"class_name\": \"UnitNorm\", \"config\": {\"axis\": 0}}",
                "layer \"dense\" (Dense): its kernel_constraint UnitNorm is not known to nn.\n"
                        + "Maybe build the network in Java without it, and take the weights: Keras.load(path, network).");
    }

    @Test
    void channelsFirstOfSequencesAreRefusedWithAWayOut() throws IOException {
        refuses(
                "conv1d",
                "\"data_format\": \"channels_last\"",
                "\"data_format\": \"channels_first\"",
                "layer \"conv1d\" (Conv1D): its features stand along axis 1 of rows of 2 axes, but nn has them last, or"
                        + " first in images.\nMaybe put a Permute before and after it, and save it anew, or build the"
                        + " network in Java and take the weights: Keras.load(path, network).");
    }

    @Test
    void aMessageIsShortHoweverLongTheFileIs() throws IOException {
        Path file = changed("\"batch_shape\": [null, 5]", "\"batch_shape\": [" + "null, ".repeat(3000) + "5]");

        assertThatThrownBy(() -> Keras.load(file))
                .hasMessageStartingWith(file + ": layer \"input_layer\" (InputLayer): its shape [null,null,")
                .hasMessageContaining("… leaves a size open that nn must know.")
                .satisfies(why -> assertThat(why.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void anActivationThatIsNotKnownIsRefused() throws IOException {
        refuses(
                "\"activation\": \"relu\"",
                "\"activation\": \"mine\"",
                "layer \"dense\" (Dense): its activation \"mine\" is not known to nn.\n"
                        + "Maybe see nn.Activations for those that are.");
    }

    @Test
    void inspectGoesOnAfterWhatIsMissing() throws IOException {
        Path file = changed("\"units\": 9,", "\"units\": 9, \"lora_rank\": 4,");

        assertThat(Keras.inspect(file))
                .isEqualTo(file
                        + ": Keras 3.15.1, a model with its weights (.keras)\n  input input_layer [5]\n"
                        + "  dense    Dense  missing: layer \"dense\" (Dense): its option lora_rank is 4, which nn does not"
                        + " know.\n"
                        + "  dense_1  Dense  known\n"
                        + "  dense_2  Dense  known\n"
                        + "  optimizer  adam(0.01)\n"
                        + "  loss       categoricalCrossentropy()\n"
                        + "  metric     accuracy()");
    }

    @Test
    void inspectSaysWhichOptimizerIsLeftOut() throws IOException {
        assertThat(Keras.inspect(changed("\"class_name\": \"Adam\"", "\"class_name\": \"Lamb\"")))
                .contains("\n  optimizer  missing: nn knows no Lamb with such options, and leaves it out."
                        + " Maybe choose another in fit.\n");
    }

    @Test
    void aMetricWithAnotherOptionIsLeftOut() throws IOException {
        String curve = "{\"class_name\": \"AUC\", \"config\": {\"num_thresholds\": 200, \"curve\": \"PR\"}}";
        Path file = changed("\"metrics\": [\"accuracy\"]", "\"metrics\": [" + curve + ", \"mse\"]");

        assertThat(Keras.load(file).compilation().metrics()).containsExactly(Metrics.mse());
        assertThat(Keras.inspect(file)).contains("\n  metric     missing: nn knows no AUC with such options,");
    }

    @Test
    void aModelOfALayerThatKerasLacksIsNotSaved() {
        Model model = Sequential.of(embedding(9, 4), positionEmbedding(6), dense(2))
                .input(6)
                .init(1);
        Path file = folder.resolve("m.keras");

        assertThatThrownBy(() -> Keras.save(model, file))
                .hasMessage("layer \"position_embedding\": Keras has no counterpart of positionEmbedding(6).\n"
                        + "Maybe save it as an ONNX file: Onnx.save(model, path).");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("m.keras"), "hello, world");

        assertThatThrownBy(() -> Keras.load(file))
                .hasMessage(file + ": it is no file of Keras's: neither a zip nor HDF5.\n"
                        + "Maybe save it by model.save(\"model.keras\") in Python.");
    }

    @Test
    void aMissingFileIsRefused() {
        Path file = folder.resolve("none.keras");

        assertThatThrownBy(() -> Keras.load(file)).hasMessage(file + ": the file must exist, but does not.");
    }
}
