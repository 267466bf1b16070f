package nn.onnx;

import static nn.onnx.TinyFile.FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.proto.Field;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be opened say what they are and what takes them; those with data beside them stay in their folder. */
class OtherFilesTest {
    @TempDir
    Path folder;

    private Path write(String name, String latin1) throws IOException {
        return Files.write(folder.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> Onnx.open(file).close())
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(file + " is no ONNX file: it is " + message);
    }

    @Test
    void aFileOfAnotherKindSaysWhatItIsAndWhatTakesIt() throws IOException {
        String keras = "\nMaybe use Keras.load(path) of the module nn.keras (io.github.nn-java:nn-keras).";
        assertRefused(write("m.h5", "\u0089HDF\r\n\u001a\n"), "an HDF5 file, as Keras writes them (.h5)." + keras);
        assertRefused(zip("m.keras", "config.json", "model.weights.h5"), "a model of Keras (.keras)." + keras);
        assertRefused(
                zip("m.pt", "archive/data.pkl"), "a model of PyTorch.\nMaybe export the model in Python: torch.onnx");
        assertRefused(zip("m.zip", "model.onnx"), "packed by zip.\nMaybe unpack it, and name the .onnx file in it.");
        assertRefused(write("m.pth", "\u0080\u0002\u008a\nl"), "a pickle of Python's");
        assertRefused(write("m.safetensors", "\u0010\0\0\0\0\0\0\0{\"a\":"), "weights without a model (safetensors).");
        assertRefused(write("m.tflite", "\u001c\0\0\0TFL3"), "a model of LiteRT, TensorFlow Lite.");
        assertRefused(write("m.ort", "\u001c\0\0\0ORTM"), "in ONNX Runtime's own format (.ort).");
        assertRefused(write("m.gguf", "GGUF\u0003"), "a GGUF file, as llama.cpp reads them.");
        assertRefused(
                write("m.onnx", "version https://git-lfs.github.com/spec/v1\n"),
                "the pointer of git-lfs to a file, not the file.\nMaybe run: git lfs pull.");
        assertRefused(write("page.onnx", "\n<!DOCTYPE html>\n<html>"), "a web page, not a model.");
        assertRefused(write("m.json", "{\n\"a\": 1}"), "JSON, such as a model's description.");
        assertRefused(write("frozen.pb", "\n\u0004\n\u0002xx"), "a graph of TensorFlow's.");
        assertRefused(write("m.gz", "\u001f\u008b"), "packed by gzip.");
        Path saved = Files.createDirectory(folder.resolve("saved"));
        Files.write(saved.resolve("saved_model.pb"), new byte[] {8, 1});
        assertRefused(saved, "a SavedModel of TensorFlow's.");
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return file;
    }

    private static TinyFile negative() {
        return new TinyFile().input("x", FLOAT, "n").output("y", FLOAT, "n");
    }

    private static void assertTold(Path file, String message) {
        assertThatThrownBy(() -> Onnx.open(file).close())
                .isInstanceOf(NnException.class)
                .hasMessageMatching("(?s)\\Q" + file + "\\E: " + message)
                .hasCauseInstanceOf(OrtException.class);
    }

    /** Writes files that ONNX Runtime refuses, each by another reason. */
    static List<Path> refused(Path folder) {
        return List.of(
                negative().version(99).node("Neg", "x -> y").write(folder.resolve("version.onnx")),
                negative().opset(99).node("Neg", "x -> y").write(folder.resolve("opset.onnx")),
                negative()
                        .domain("com.acme", 1)
                        .node("com.acme", "Teleport", "x -> y")
                        .write(folder.resolve("custom.onnx")),
                negative().node("Teleport", "x -> y").write(folder.resolve("unknown.onnx")),
                new TinyFile()
                        .node("PRelu", "x x -> y")
                        .input("x", 5, "n")
                        .output("y", 5, "n")
                        .write(folder.resolve("type.onnx")));
    }

    @Test
    void whatOnnxRuntimeDoesNotKnowIsToldInWordsWithItsOwnAsTheCause() {
        List<Path> files = refused(folder);
        assertTold(
                files.get(0),
                "the file is of IR version 99, but ONNX Runtime [\\d.]+ reads versions up to \\d+\\.\n"
                        + "Maybe export it for an older version, or take a newer onnxruntime\\.");
        assertTold(
                files.get(1),
                "the file is of opset 99 of ai\\.onnx, but ONNX Runtime [\\d.]+ knows opsets up to (\\d+)\\.\n"
                        + "Maybe export it for opset \\1, or take a newer onnxruntime\\.");
        assertTold(
                files.get(2),
                "ONNX Runtime has no op Teleport of the domain com\\.acme, which the file has\\.\nMaybe export it without:"
                        + " what needs a library of ops beside ONNX Runtime cannot run here\\.");
        assertTold(files.get(3), "ONNX Runtime has no op Teleport in opset 18, which the file has\\..*");
    }

    @Test
    void whatWouldEndTheProcessIsRefusedBefore() {
        Path file = new TinyFile()
                .node("GatherND", "x i -> y", TinyFile.attribute("batch_dims", -7))
                .longs("i", 0)
                .input("x", FLOAT, "n")
                .output("y", FLOAT)
                .write(folder.resolve("m.onnx"));
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        file + ": the node \"\" (GatherND) must have batch_dims from 0 to 64, but has -7.\nMaybe the"
                                + " file is damaged: copy it again.");
    }

    @Test
    void groupsAndPartsOfNoneAreRefusedBefore() {
        for (String bad : List.of("ConvTranspose group", "Conv group", "Split num_outputs")) {
            String op = bad.split(" ", 2)[0];
            String attribute = bad.split(" ", 2)[1];
            Path file = new TinyFile()
                    .node(op, op.equals("Split") ? "x -> y" : "x w -> y", TinyFile.attribute(attribute, 0))
                    .input("x", FLOAT, "n", "4", "4", "4")
                    .input("w", FLOAT, "4", "1", "3", "3")
                    .output("y", FLOAT)
                    .write(folder.resolve("m.onnx"));
            assertThatThrownBy(() -> Onnx.open(file))
                    .isInstanceOf(NnException.class)
                    .hasMessageContaining("(" + op + ") must have " + attribute + " from 1 to 1048576, but has 0.");
        }
    }

    @Test
    void aScalarIsNotNormalized() {
        Path file = new TinyFile()
                .domain("ai.onnx.ml", 2)
                .node("ai.onnx.ml", "Normalizer", "x -> y")
                .unranked(Field.GRAPH_INPUT, "x", FLOAT)
                .unranked(Field.GRAPH_OUTPUT, "y", FLOAT)
                .write(folder.resolve("m.onnx"));
        try (OnnxModel open = Onnx.open(file)) {
            assertThatThrownBy(() -> open.predict(Tensor.zeros(Shape.of())))
                    .isInstanceOf(NnException.class)
                    .hasMessage(file + " takes x: FLOAT, but was given [].\n"
                            + "Maybe give it an axis: Normalizer can end the process without one.");
        }
    }

    @Test
    void nothingIsPrintedBesidesWhatIsThrown() throws IOException {
        refused(folder);
        String said = ChildJvm.run(List.of("--enable-native-access=ALL-UNNAMED"), OpenProbe.class, folder.toString());
        assertThat(said).isEqualTo("5 refused\n");
    }

    private static byte[] four() {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(new float[] {1, 2, 3, 4});
        return bytes.array();
    }

    private Path beside(int type, String... entries) {
        return new TinyFile()
                .node("Cast", "x -> f", TinyFile.attribute("to", FLOAT))
                .node("Add", "f w -> y")
                .outside("w", 4, entries)
                .input("x", type, "4")
                .output("y", FLOAT, "4")
                .write(folder.resolve("m.onnx"));
    }

    @ParameterizedTest
    @CsvSource({"1", "10"}) // as it stands, and with a cast added
    void dataInTheFolderOrBelowItIsRead(int type) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.write(folder.resolve("data").resolve("w.bin"), four());
        try (OnnxModel open = Onnx.open(beside(type, "location", "data/w.bin"))) {
            assertThat(open.predict(Tensor.zeros(Shape.of(4))).floats()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void dataThatIsTooShortIsRefusedBeforeItIsRead() throws IOException {
        Files.write(folder.resolve("w.bin"), four());
        for (String offset : List.of("8", "9223372036854775807", "-1")) {
            assertThatThrownBy(() -> Onnx.open(beside(1, "location", "w.bin", "offset", offset, "length", "16")))
                    .isInstanceOf(NnException.class)
                    .hasMessageContaining("the tensor \"w\" ");
        }
        assertThatThrownBy(() -> Onnx.open(beside(1, "location", "w.bin", "offset", "8", "length", "16")))
                .hasMessageContaining("from byte 8 on, 16 bytes long, but the file has 16.\nMaybe it was cut short");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linksMustNotLeadOutOfTheFolderButMayLeadTogetherWithTheModel() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.write(elsewhere.resolve("w.bin"), four());
        Files.createSymbolicLink(model.resolve("w.bin"), elsewhere.resolve("w.bin"));
        Path file = Files.move(beside(1, "location", "w.bin"), model.resolve("m.onnx"));
        assertThatThrownBy(() -> Onnx.open(file))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("leads to ")
                .hasMessageEndingWith(", outside the file's folder.");
        Files.move(file, elsewhere.resolve("m.onnx"));
        Files.createSymbolicLink(file, elsewhere.resolve("m.onnx"));
        try (OnnxModel open = Onnx.open(file)) {
            assertThat(open.predict(Tensor.zeros(Shape.of(4))).floats()).containsExactly(1, 2, 3, 4);
        }
    }

    /** Inputs of other types, sequences and values of the file's own are where the graph is written anew. */
    @Test
    void damagedFilesThatAreWrittenAnewAreOpenedOrRefused() throws IOException {
        byte[] sound = Files.readAllBytes(new TinyFile()
                .node("SequenceInsert", "s h -> t")
                .node("Add", "u bias -> y")
                .floats("bias", 1)
                .input("h", 10, "n")
                .input("u", FLOAT, "n")
                .input("bias", FLOAT, "1")
                .sequences(Field.GRAPH_INPUT, "s", 10)
                .sequences(Field.GRAPH_OUTPUT, "t", 10)
                .output("y", FLOAT, "n")
                .write(folder.resolve("m.onnx")));
        Tensor one = Tensor.of(Shape.of(1), 1f);
        Map<String, Object> given = Map.of("h", one, "u", one, "bias", one, "s", List.of(one, one));
        Fuzz.in(folder).file("d.onnx", sound, Mutation.fields()).check(Onnx::open, open -> {
            try (open) {
                open.values(given, "y");
            }
        });
    }
}
