package nn.onnx;

import static nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Randoms;
import nn.onnx.proto.AttributeProto;
import nn.onnx.proto.AttributeProto.AttributeType;
import nn.onnx.proto.GraphProto;
import nn.onnx.proto.ModelProto;
import nn.onnx.proto.NodeProto;
import nn.onnx.proto.StringStringEntryProto;
import nn.onnx.proto.TensorProto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private void change(Consumer<ModelProto.Builder> change) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(sound).toBuilder();
        change.accept(model);
        Files.write(file, model.build().toByteArray());
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
        for (int length = 0; length < sound.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> Onnx.load(file)).isInstanceOf(NnException.class);
        }
    }

    @Test
    void randomDamageNeverCrashes() throws IOException {
        long seed = 11;
        for (int round = 0; round < 300; round++) {
            Randoms randoms = Randoms.of(seed, "damage", round);
            byte[] damaged = sound.clone();
            for (int i = 0; i < 4; i++) {
                damaged[randoms.nextInt(damaged.length)] = (byte) randoms.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                Onnx.load(file);
                Onnx.open(file).close();
            } catch (NnException refused) {
                assertThat(refused.getMessage())
                        .as("seed %d, round %d", seed, round)
                        .isNotBlank();
            }
        }
    }

    @Test
    void anImpossibleShapeIsRefusedBeforeMemoryIsTaken() throws IOException {
        change(model -> model.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearDims()
                .addDims(1L << 40)
                .addDims(1L << 40));
        assertRefused("claims the impossible shape [1099511627776, 1099511627776].");
    }

    @Test
    void aTensorWithTooFewBytesIsNamed() throws IOException {
        change(model -> model.getGraphBuilder().getInitializerBuilder(0).setRawData(ByteString.copyFrom(new byte[4])));
        assertRefused("bytes, but has 4.\nMaybe the file is damaged: copy it again.");
    }

    @Test
    void dataOutsideTheFolderIsNotRead() throws IOException {
        change(model -> model.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("../secret.bin")));
        assertRefused("wants to read ../secret.bin, which is outside the file's folder.");
    }

    @Test
    void missingExternalDataIsNamed() throws IOException {
        change(model -> model.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearRawData()
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("weights.bin")));
        assertRefused("weights.bin, which is missing.\nMaybe copy it beside the model.");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        GraphProto nested = GraphProto.getDefaultInstance();
        for (int depth = 0; depth < 20; depth++) {
            AttributeProto body = AttributeProto.newBuilder()
                    .setName("body")
                    .setType(AttributeType.GRAPH)
                    .setG(nested)
                    .build();
            nested = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder().setOpType("Loop").addAttribute(body))
                    .build();
        }
        GraphProto deepest = nested;
        change(model -> model.getGraphBuilder().addAllNode(deepest.getNodeList()));
        assertRefused("nests graphs more than 16 deep.");
    }

    @Test
    void anUnknownOperatorIsNamed() throws IOException {
        change(model -> model.getGraphBuilder().getNodeBuilder(0).setOpType("Teleport"));
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("Teleport");
    }

    @Test
    void anOpsetOfTheFutureIsRefused() throws IOException {
        change(model -> model.getOpsetImportBuilder(0).setVersion(99));
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("opset");
    }

    @Test
    void aFileOfAnotherProgramPredictsButIsNoModel() throws IOException {
        change(ModelProto.Builder::clearMetadataProps);
        Onnx.open(file).close();
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessageEndingWith("was not written by this library, so it can predict, but not be trained on.\n"
                        + "Maybe use Onnx.open(path).");
    }

    @Test
    void aChangedArchitectureIsRefusedByTheLayersOwnRules() throws IOException {
        change(model -> model.getMetadataPropsBuilderList().stream()
                .filter(entry -> entry.getKey().equals("nn.architecture"))
                .forEach(entry -> entry.setValue(entry.getValue().replace("\"units\":3", "\"units\":-3"))));
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessageEndingWith("the file's nn.architecture: dense: units must be at least 1, but was -3.");
    }

    @Test
    void anotherClassThanADescriptionIsNeverBuilt() throws IOException {
        change(model -> model.getMetadataPropsBuilderList().stream()
                .filter(entry -> entry.getKey().equals("nn.architecture"))
                .forEach(entry ->
                        entry.setValue(entry.getValue().replace("\"Dense\"", "\"java.lang.ProcessBuilder\""))));
        assertThatThrownBy(() -> Onnx.load(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("is no Layer that this version knows.");
    }
}
