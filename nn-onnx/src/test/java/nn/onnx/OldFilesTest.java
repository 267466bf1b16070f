package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.Model;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Edit;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.train.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds this version to files that older ones wrote, with what those predicted and how they went on training.
 *
 * <p>The files in {@code unnumbered} were written before files had a format number, when the optimizer's state stood
 * beside the model.
 */
class OldFilesTest {
    private static final Dataset FLAT = data(4);
    private static final Dataset IMAGES = data(1, 6, 6);

    @TempDir
    Path folder;

    private static Dataset data(int... dims) {
        Shape row = Shape.of(dims);
        float[] features = new float[24 * row.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (i * 37 % 101) / 101f - 0.5f;
        }
        int[] labels = new int[24];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3;
        }
        return Dataset.of(Tensor.of(row.batch(24), features), Tensor.of(Shape.of(24), labels))
                .classes(List.of("a", "b", "c"));
    }

    private Path old(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = OldFilesTest.class.getResourceAsStream("unnumbered/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static void assertPredicts(Model model, Dataset data, float... expected) {
        assertThat(model.predict(data.rows(0, 2)).floats()).containsExactly(expected, within(1e-6f));
    }

    private static Model resumed(Model model, Dataset data) {
        return model.fit(
                data, fit -> fit.initialEpoch(2).epochs(4).batchSize(10).verbose(0));
    }

    @Test
    void aModelWithAdamsStateBesideItGoesOn() throws IOException {
        old("adam.state");
        Model model = Onnx.load(old("adam.onnx"));
        assertPredicts(model, FLAT, 0.34423766f, 0.29625043f, 0.3595119f, 0.4025398f, 0.24864875f, 0.34881142f);
        assertThat(model.state().step()).isEqualTo(6);
        assertThat(model.state().optimization()).isEqualTo(Optimization.FROM_THE_FIRST);
        assertThat(model.history().get("loss")).containsExactly(1.1548875418181221, 1.1360954346988972);
        Model on = resumed(model, FLAT);
        assertPredicts(on, FLAT, 0.34774655f, 0.2995113f, 0.35274214f, 0.40231597f, 0.24388106f, 0.35380304f);
        assertThat(on.history().last("loss")).isCloseTo(1.1154839903659497, within(1e-6));
    }

    @Test
    void aConvolutionWithBatchNormalizationGoesOn() throws IOException {
        old("cnn.state");
        Model model = Onnx.load(old("cnn.onnx"));
        assertPredicts(model, IMAGES, 0.9445597f, 0.00954456f, 0.045895763f, 0.9002771f, 0.016354887f, 0.08336799f);
        Model on = resumed(model, IMAGES);
        assertPredicts(on, IMAGES, 0.9469245f, 0.014363392f, 0.03871219f, 0.9366298f, 0.013705339f, 0.04966488f);
        assertThat(on.state().step()).isEqualTo(12);
    }

    @Test
    void aModelWithoutStateBeginsAnew() throws IOException {
        Model model = Onnx.load(old("plain.onnx"));
        assertPredicts(model, FLAT, 0.33142793f, 0.3139999f, 0.3545722f, 0.39790285f, 0.24321999f, 0.35887712f);
        assertThat(model.state().slots()).isEmpty();
        assertThat(model.history()).isEqualTo(History.EMPTY);
        assertThat(model.schema().classes()).containsExactly("a", "b", "c");
        assertPredicts(
                resumed(model, FLAT),
                FLAT,
                0.33995268f,
                0.33179125f,
                0.32825616f,
                0.40302035f,
                0.24015236f,
                0.3568273f);
    }

    @Test
    void aStateThatWasWrittenWithAnotherModelIsPassedOver() throws IOException {
        Path model = old("adam.onnx");
        Files.move(old("cnn.state"), folder.resolve("adam.state"));
        assertThat(Onnx.load(model).state().slots()).isEmpty();
        assertThat(Onnx.load(model).history()).isEqualTo(History.EMPTY);
    }

    @Test
    void aStateThatCannotBeReadIsPassedOver() throws IOException {
        Path model = old("adam.onnx");
        Path state = old("adam.state");
        byte[] whole = Files.readAllBytes(state);
        for (byte[] damaged :
                new byte[][] {{}, "my notes".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length / 2)
                }) {
            Files.write(state, damaged);
            Model loaded = Onnx.load(model);
            assertThat(loaded.state().slots()).isEmpty();
            assertThat(loaded.state().weights()).isNotEmpty();
        }
    }

    @Test
    void aStateWithOddHistoryIsPassedOver() throws IOException {
        Path model = old("adam.onnx");
        setMetadata(old("adam.state"), "nn.history", "{");
        assertThat(Onnx.load(model).state().slots()).isEmpty();
    }

    @Test
    void aStateBesideANewFileIsPassedOver() throws IOException {
        old("adam.state");
        Model model = Onnx.load(old("adam.onnx"));
        Onnx.save(model, folder.resolve("adam.onnx"));
        assertThat(Onnx.load(folder.resolve("adam.onnx")).state().slots()).isEmpty();
    }

    private static void setMetadata(Path file, String key, String value) throws IOException {
        Draft entry = new Draft().add(Field.ENTRY_KEY, key).add(Field.ENTRY_VALUE, value);
        byte[] changed = Edit.of(ByteBuffer.wrap(Files.readAllBytes(file)))
                .with(new Draft().add(Field.MODEL_METADATA_PROPS, entry))
                .bytes();
        Files.write(file, changed);
    }

    @Test
    void aFileOfANewerFormatIsRefusedInWords() throws IOException {
        Path file = folder.resolve("adam.onnx");
        Onnx.save(Onnx.load(old("adam.onnx")), file);
        setMetadata(file, "nn.format", "2");
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": the file is of format 2, but this version reads formats up to 1.\n"
                        + "Maybe load it with a newer version.");
        Onnx.open(file).close();
    }

    @Test
    void whatAFileDoesNotSayIsAsItWouldBeWithoutATraining() throws IOException {
        Path file = old("adam.onnx");
        byte[] bytes = Files.readAllBytes(file);
        Message model = new Message(ByteBuffer.wrap(bytes));
        Edit bare = Edit.of(ByteBuffer.wrap(bytes)).without(Field.MODEL_METADATA_PROPS);
        model.messages(Field.MODEL_METADATA_PROPS)
                .filter(entry -> entry.text(Field.ENTRY_KEY).equals("nn.architecture"))
                .forEach(entry -> bare.with(new Draft()
                        .add(
                                Field.MODEL_METADATA_PROPS,
                                new Draft()
                                        .add(Field.ENTRY_KEY, "nn.architecture")
                                        .add(Field.ENTRY_VALUE, entry.text(Field.ENTRY_VALUE)))));
        Files.write(file, bare.bytes());
        Model loaded = Onnx.load(file);
        Model drawn = loaded.architecture().init(0);
        assertThat(loaded.compilation().seed()).isEqualTo(drawn.compilation().seed());
        assertThat(loaded.compilation().metrics()).isEmpty();
        assertThat(loaded.compilation().loss()).isEmpty();
        assertThat(loaded.compilation().optimizer())
                .isEqualTo(drawn.compilation().optimizer());
        assertThat(loaded.schema()).isEqualTo(drawn.schema());
    }
}
