package nn.onnx;

import static nn.Layers.dense;
import static nn.Layers.zeroPadding2D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Edit;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.write.Protos;
import nn.op.ElementType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFilesTest {
    @TempDir
    Path folder;

    private Path file;
    private byte[] sound;

    @BeforeEach
    void saveASoundFile() throws IOException {
        file = folder.resolve("m.onnx");
        Model model = Sequential.of(dense(3).relu(), dense(2)).input(4).init(1);
        Onnx.save(model, file);
        sound = Files.readAllBytes(file);
    }

    private void change(Consumer<Edit> change) throws IOException {
        Edit model = Edit.of(ByteBuffer.wrap(sound));
        change.accept(model);
        Files.write(file, model.bytes());
    }

    private void changeGraph(Consumer<Edit> change) throws IOException {
        change(model -> model.first(Field.MODEL_GRAPH, change));
    }

    private void changeTensor(Consumer<Edit> change) throws IOException {
        changeGraph(graph -> graph.first(Field.GRAPH_INITIALIZER, change));
    }

    private void changeMetadata(String key, UnaryOperator<String> change) throws IOException {
        change(model -> model.first(
                Field.MODEL_METADATA_PROPS, entry -> entry.text(Field.ENTRY_KEY).equals(key), entry -> {
                    String value = new Message(ByteBuffer.wrap(entry.bytes())).text(Field.ENTRY_VALUE);
                    entry.set(Field.ENTRY_VALUE, new Draft().add(Field.ENTRY_VALUE, change.apply(value)));
                }));
    }

    private static Draft external(String location) {
        Draft entry = new Draft().add(Field.ENTRY_KEY, "location").add(Field.ENTRY_VALUE, location);
        return new Draft().add(Field.TENSOR_DATA_LOCATION, 1).add(Field.TENSOR_EXTERNAL_DATA, entry);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Onnx.open(file).close())
                .isInstanceOf(NnException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> Onnx.load(file)).isInstanceOf(NnException.class);
    }

    @Test
    void aMissingFileIsNamed() {
        file = folder.resolve("none.onnx");
        assertRefused("none.onnx does not exist.\nMaybe its path is meant from another folder.");
    }

    @Test
    void anEmptyFileHoldsNoNetwork() throws IOException {
        Files.write(file, new byte[0]);
        assertRefused("holds no network: it has no graph, no output or no opset.");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> Onnx.load(file)).isInstanceOf(NnException.class);
        }
    }

    private void append(int... bytes) throws IOException {
        byte[] longer = Arrays.copyOf(sound, sound.length + bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            longer[sound.length + i] = (byte) bytes[i];
        }
        Files.write(file, longer);
    }

    @Test
    void theFileIsNamedWhereItsMetadataAreDamaged() throws IOException {
        append(Field.MODEL_METADATA_PROPS << 3 | 2, 2, Field.ENTRY_KEY << 3 | 2, 127);
        String message = file + ": a message has a field of 127 bytes, but only 0 are left.\n"
                + "Maybe it was cut short or changed on its way here: compare the file's size, and copy it again.";
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void theFileIsNamedWhereWhatInspectSaysIsDamaged() throws IOException {
        append(Field.MODEL_PRODUCER_VERSION << 3, 5);
        assertThatThrownBy(() -> Onnx.inspect(file))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(
                        file + ": a message has a number in its field 3, where text or a message belongs.");
    }

    @Test
    void anImpossibleShapeIsRefusedBeforeMemoryIsTaken() throws IOException {
        changeTensor(tensor ->
                tensor.set(Field.TENSOR_DIMS, new Draft().add(Field.TENSOR_DIMS, new long[] {1L << 40, 1L << 40})));
        assertRefused("claims the impossible shape [1099511627776, 1099511627776].");
    }

    @Test
    void anImpossibleShapeIsRefusedWhereAnotherAxisIsEmptyToo() throws IOException {
        changeTensor(tensor ->
                tensor.set(Field.TENSOR_DIMS, new Draft().add(Field.TENSOR_DIMS, new long[] {0, 1L << 62})));
        assertRefused("claims the impossible shape [0, 4611686018427387904].");
    }

    @Test
    void anExternalPathThatIsNoneIsRefused() throws IOException {
        changeTensor(tensor -> tensor.set(Field.TENSOR_RAW_DATA, external("a\0b")));
        assertRefused("wants to read \"a?b\", which is outside the file's folder.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 30, -1L << 30, Long.MIN_VALUE})
    void paddingByAnImpossibleNumberIsRefusedBeforeNativeCodeSeesIt(long rows) throws IOException {
        Onnx.save(Sequential.of(zeroPadding2D(1)).input(1, 4, 4).init(0), file);
        sound = Files.readAllBytes(file);
        long[] pads = {0, 0, rows, 1, 0, 0, 1, 1};
        ByteBuffer raw = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(pads);
        changeGraph(graph -> graph.first(
                Field.GRAPH_INITIALIZER,
                tensor -> tensor.bytes(Field.TENSOR_RAW_DATA).remaining() == 64,
                tensor -> tensor.set(Field.TENSOR_RAW_DATA, new Draft().add(Field.TENSOR_RAW_DATA, raw))));
        assertRefused("(Pad) claims the impossible sizes [0, 0, " + rows + ", 1, 0, 0, 1, 1].");
    }

    @Test
    void anOutputThatNoTensorCanHoldIsRefusedBeforeItIsComputed() throws IOException {
        long began = System.nanoTime();
        Draft dims = new Draft()
                .add(Field.SHAPE_DIM, new Draft().add(Field.DIM_VALUE, 1 << 16))
                .add(Field.SHAPE_DIM, new Draft().add(Field.DIM_VALUE, 1 << 15));
        Draft shape = Protos.tensor("shape", ElementType.INT64, new long[] {2}, longs(1 << 16, 1 << 15));
        Draft expand = new Draft()
                .add(Field.NODE_OP_TYPE, "Expand")
                .add(Field.NODE_INPUT, "input")
                .add(Field.NODE_INPUT, "shape")
                .add(Field.NODE_OUTPUT, "output");
        Draft one = new Draft()
                .add(Field.SHAPE_DIM, new Draft().add(Field.DIM_VALUE, 1))
                .add(Field.SHAPE_DIM, new Draft().add(Field.DIM_VALUE, 1));
        Draft graph = new Draft()
                .add(Field.GRAPH_NAME, "large")
                .add(Field.GRAPH_NODE, expand)
                .add(Field.GRAPH_INITIALIZER, shape)
                .add(Field.GRAPH_INPUT, Protos.info("input", ElementType.FLOAT32, one))
                .add(Field.GRAPH_OUTPUT, Protos.info("output", ElementType.FLOAT32, dims));
        Files.write(file, Protos.model().add(Field.MODEL_GRAPH, graph).toByteArray());
        assertRefused("(Expand) claims the impossible sizes [65536, 32768].");
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
    }

    private static ByteBuffer longs(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return bytes;
    }

    @Test
    void metadataThatIsNoneOfOursIsRefused() throws IOException {
        changeMetadata("nn.range", value -> "[]");
        assertUnreadable("the file's nn.range cannot be read.\nMaybe the file was changed by another program.");
        changeMetadata("nn.range", value -> "[".repeat(100_000));
        assertUnreadable("the file's nn.range cannot be read.\nMaybe the file was changed by another program.");
        changeMetadata("nn.architecture", value -> value.replaceFirst("\"layers\":\\[.*\\],", "\"layers\":[\"x\"],"));
        assertUnreadable("the file's nn.architecture: layer 1: \"x\" is no Layer that this version knows."
                + "\nMaybe the file was written by a newer version.");
        changeMetadata(
                "nn.architecture", value -> value.replaceFirst("\"regularizer\":\\[\\]", "\"regularizer\":[\"x\"]"));
        assertUnreadable("the file's nn.architecture: layer 1: \"x\" is no Regularizer that this version knows."
                + "\nMaybe the file was written by a newer version.");
    }

    private void assertUnreadable(String message) {
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void aTensorWithTooFewBytesIsNamed() throws IOException {
        changeTensor(tensor ->
                tensor.set(Field.TENSOR_RAW_DATA, new Draft().add(Field.TENSOR_RAW_DATA, ByteBuffer.allocate(4))));
        assertRefused("bytes, but has 4.\nMaybe the file is damaged: copy it again.");
    }

    @Test
    void dataOutsideTheFolderIsNotRead() throws IOException {
        changeTensor(tensor -> tensor.set(Field.TENSOR_RAW_DATA, external("../secret.bin")));
        assertRefused("wants to read \"../secret.bin\", which is outside the file's folder.");
    }

    @Test
    void noSparseConstantIsReadFromOutsideTheFolder() throws IOException {
        Draft sparse = new Draft().add(Field.SPARSE_VALUES, external("../secret.bin"));
        Draft value = new Draft().add(Field.ATTRIBUTE_NAME, "sparse_value").add(Field.ATTRIBUTE_SPARSE_TENSOR, sparse);
        Draft constant = new Draft().add(Field.NODE_OP_TYPE, "Constant").add(Field.NODE_ATTRIBUTE, value);
        changeGraph(graph -> graph.with(new Draft().add(Field.GRAPH_NODE, constant)));
        assertRefused("wants to read \"../secret.bin\", which is outside the file's folder.");
    }

    @Test
    void noDefaultOfAFunctionIsReadFromOutsideTheFolder() throws IOException {
        Draft standard = new Draft().add(Field.ATTRIBUTE_T, external("../secret.bin"));
        Draft function = new Draft().add(Field.FUNCTION_ATTRIBUTE, standard);
        change(model -> model.with(new Draft().add(Field.MODEL_FUNCTIONS, function)));
        assertRefused("wants to read \"../secret.bin\", which is outside the file's folder.");
    }

    @Test
    void missingExternalDataIsNamed() throws IOException {
        changeTensor(tensor -> tensor.set(Field.TENSOR_RAW_DATA, external("weights.bin")));
        assertRefused("weights.bin, which is missing.\nMaybe copy it beside the model.");
    }

    @Test
    void externalDataIsReadWhereNativeCodeCanNameThePath() throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[1 << 12]);
        changeTensor(tensor -> tensor.set(Field.TENSOR_RAW_DATA, external("weights.bin")));
        Onnx.open(file).close();
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        assumeThat(File.separatorChar).isEqualTo('/'); // Windows' paths reach native code as they are
        Path odd = Files.copy(file, folder.resolve("\ud83d\ude00.onnx"));
        assertThatThrownBy(() -> Onnx.open(odd))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(odd + ": ONNX Runtime failed: ")
                .hasMessageEndingWith(
                        "\nMaybe name the file and its folders without characters beyond U+FFFF: it keeps data"
                                + " beside it, and is found by its path.");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Draft nested = new Draft();
        for (int depth = 0; depth < 20; depth++) {
            Draft body = new Draft().add(Field.ATTRIBUTE_NAME, "body").add(Field.ATTRIBUTE_TYPE, 5);
            Draft loop = new Draft().add(Field.NODE_OP_TYPE, "Loop");
            loop.add(Field.NODE_ATTRIBUTE, body.add(Field.ATTRIBUTE_G, nested));
            nested = new Draft().add(Field.GRAPH_NODE, loop);
        }
        Draft deepest = nested;
        changeGraph(graph -> graph.with(deepest));
        assertRefused("nests graphs more than 16 deep.");
    }

    @Test
    void anUnknownOperatorIsNamed() throws IOException {
        changeGraph(graph -> graph.first(
                Field.GRAPH_NODE,
                node -> node.set(Field.NODE_OP_TYPE, new Draft().add(Field.NODE_OP_TYPE, "Teleport"))));
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("Teleport");
    }

    @Test
    void anOpsetOfTheFutureIsRefused() throws IOException {
        change(model -> model.first(
                Field.MODEL_OPSET_IMPORT,
                opset -> opset.set(Field.OPSET_VERSION, new Draft().add(Field.OPSET_VERSION, 99))));
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("opset");
    }

    @Test
    void aFileOfAnotherProgramPredictsButIsNoModel() throws IOException {
        change(model -> model.without(Field.MODEL_METADATA_PROPS));
        Onnx.open(file).close();
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessageEndingWith("was not written by this library, so it can predict, but not be trained on.\n"
                        + "Maybe use Onnx.open(path).");
    }

    @Test
    void aChangedArchitectureIsRefusedByTheLayersOwnRules() throws IOException {
        changeMetadata("nn.architecture", value -> value.replace("\"units\":3", "\"units\":-3"));
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessageEndingWith(
                        "the file's nn.architecture: layer 1: dense: units must be at least 1, but was -3.");
    }

    @Test
    void anotherClassThanADescriptionIsNeverBuilt() throws IOException {
        changeMetadata("nn.architecture", value -> value.replace("\"Dense\"", "\"java.lang.ProcessBuilder\""));
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("is no Layer that this version knows.");
    }
}
