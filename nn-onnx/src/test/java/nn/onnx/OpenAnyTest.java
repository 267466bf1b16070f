package nn.onnx;

import static nn.onnx.TinyFile.FLOAT;
import static nn.onnx.TinyFile.INT64;
import static nn.onnx.TinyFile.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.proto.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as other programs write them: every type, shape and kind of value that goes in and comes out. */
class OpenAnyTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("m.onnx");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenAnyTest.class.getResourceAsStream("sklearn/" + name))) {
            return in.readAllBytes();
        }
    }

    private static float[] floats(JsonElement rows) {
        List<Float> all = StreamSupport.stream(rows.getAsJsonArray().spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.getAsJsonArray().spliterator(), false))
                .map(JsonElement::getAsFloat)
                .toList();
        float[] floats = new float[all.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = all.get(i);
        }
        return floats;
    }

    private static List<String> words(JsonElement list) {
        return StreamSupport.stream(list.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"iris-words, STRING", "iris-numbers, INT64"})
    void scikitLearnsFilesGiveRowsInsteadOfMapsAndTheNamesOfTheirColumns(String name, String type) throws IOException {
        Files.write(file(), resource(name + ".onnx"));
        JsonObject expected = JsonParser.parseString(new String(resource(name + ".json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        try (OnnxModel open = Onnx.open(file())) {
            assertThat(open.inputs()).hasToString("[X: FLOAT [-1, 4]]");
            assertThat(open.outputs())
                    .hasToString("[output_label: " + type + " [-1], output_probability: FLOAT [-1, 3]]");
            assertThat(open.classes("output_probability"))
                    .isEqualTo(
                            type.equals("STRING")
                                    ? List.of("setosa", "versicolor", "virginica")
                                    : List.of("10", "20", "30"));
            Map<String, Object> found =
                    open.values(Map.of("X", Tensor.of(Shape.of(5, 4), floats(expected.get("rows")))));
            Tensor rows = (Tensor) Objects.requireNonNull(found.get("output_probability"));
            assertThat(rows.shape()).isEqualTo(Shape.of(5, 3));
            assertThat(rows.floats()).containsExactly(floats(expected.get("probabilities")), within(1e-6f));
            Object labels = Objects.requireNonNull(found.get("output_label"));
            assertThat(labels instanceof Strings texts ? texts.texts() : texts((Tensor) labels))
                    .isEqualTo(words(expected.get("labels")));
        }
    }

    private static List<String> texts(Tensor labels) {
        return IntStream.of(labels.ints()).mapToObj(Integer::toString).toList();
    }

    @Test
    void whatIsNoTensorOfNumbersIsRefusedBeforeItIsComputedAndOthersCanBeAskedFor() throws IOException {
        Files.write(file(), resource("iris-words.onnx"));
        Map<String, Tensor> row = Map.of("X", Tensor.zeros(Shape.of(1, 4)));
        try (OnnxModel open = Onnx.open(file())) {
            assertThatThrownBy(() -> open.predict(row))
                    .isInstanceOf(NnException.class)
                    .hasMessage(file() + ": output_label: STRING [-1] is no tensor of numbers.\nMaybe use values(…), or"
                            + " name other outputs, as in predict(inputs, \"output_label\").");
            assertThat(open.predict(row, "output_probability")).containsOnlyKeys("output_probability");
            assertThatThrownBy(() -> open.predict(row, "scores"))
                    .isInstanceOf(NnException.class)
                    .hasMessageEndingWith(
                            "gives the outputs [output_label: STRING [-1], output_probability: FLOAT [-1, 3]],"
                                    + " but was asked for \"scores\".");
        }
    }

    private Path identity(int type) {
        return new TinyFile()
                .opset(21)
                .version(10)
                .node("Identity", "x -> y")
                .input("x", type, "n")
                .output("y", type, "n")
                .write(file());
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT16, 10, 3.140625",
        "BFLOAT16, 16, 3.140625",
        "DOUBLE, 11, 3.1415",
        "FLOAT8E4M3FN, 17, 3.25",
        "FLOAT8E5M2, 19, 3"
    })
    void fractionsAreRoundedToWhatTheFileTakes(String name, int type, float expected) {
        try (OnnxModel open = Onnx.open(identity(type))) {
            assertThat(open.inputs()).hasToString("[x: " + name + " [n]]");
            assertThat(open.outputs()).hasToString("[y: " + name + " [n]]");
            Tensor answer = open.predict(Tensor.of(Shape.of(2), 3.1415f, -1));
            assertThat(answer.floats()).containsExactly(expected, -1);
            assertThat(open.predict(Tensor.of(Shape.of(1), 3)).floats()).containsExactly(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 3, -128, 127",
        "UINT8, 2, 0, 255",
        "UINT16, 4, 0, 65535",
        "INT16, 5, -32768, 32767",
        "UINT4, 21, 0, 15",
        "INT4, 22, -8, 7",
        "BOOL, 9, 0, 1"
    })
    void wholeNumbersAreTakenFromTheLeastToTheGreatestOfTheirType(String name, int type, int least, int most) {
        try (OnnxModel open = Onnx.open(identity(type))) {
            assertThat(open.inputs()).hasToString("[x: " + name + " [n]]");
            assertThat(open.predict(Tensor.of(Shape.of(2), least, most)).ints()).containsExactly(least, most);
            for (int beyond : new int[] {least - 1, most + 1}) {
                assertThatThrownBy(() -> open.predict(Tensor.of(Shape.of(1), beyond)))
                        .isInstanceOf(NnException.class)
                        .hasMessage(
                                "x: %s [n] takes numbers from %d to %d, but was given %d.", name, least, most, beyond);
            }
            assertThatThrownBy(() -> open.predict(Tensor.of(Shape.of(1), 0.5f)))
                    .isInstanceOf(NnException.class)
                    .hasMessage("x: %s [n] was given float32 [1].\nMaybe hand it whole numbers.", name);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT32, 6", "UINT32, 12", "INT64, 7", "UINT64, 13"})
    void widerNumbersComeBackWhereTheyFitAndAreNeverCutOff(String name, int type) {
        boolean isUnsigned = name.startsWith("U");
        try (OnnxModel open = Onnx.open(identity(type))) {
            int least = isUnsigned ? 0 : Integer.MIN_VALUE;
            Tensor ends = Tensor.of(Shape.of(2), least, Integer.MAX_VALUE);
            assertThat(open.predict(ends)).isEqualTo(ends);
            if (isUnsigned) {
                assertThatThrownBy(() -> open.predict(Tensor.of(Shape.of(1), -1)))
                        .isInstanceOf(NnException.class)
                        .hasMessageStartingWith("x: " + name + " [n] takes numbers from 0 to ")
                        .hasMessageEndingWith(", but was given -1.");
            }
            if (type != 6) {
                Map<String, long[]> beyond = Map.of("x", new long[] {1L << 31});
                assertThatThrownBy(() -> open.predict(beyond))
                        .isInstanceOf(NnException.class)
                        .hasMessage(
                                "the output \"y\" holds 2147483648, beyond 32 bits.\nMaybe put a Cast to float after"
                                        + " it in the file.");
            }
        }
    }

    @Test
    void doublesGoInAsTheyAreFromArraysOfJavas() {
        Path path = new TinyFile()
                .node("Sub", "x z -> y")
                .input("x", 11, "n", "2")
                .input("z", 11, "n", "2")
                .output("y", 11, "n", "2")
                .write(file());
        try (OnnxModel open = Onnx.open(path)) {
            Map<String, Object> close = Map.of("x", new double[][] {{1 + 1e-12, 1}}, "z", new double[][] {{1, 1}});
            assertThat(open.predict(close).get("y").floats()[0]).isCloseTo(1e-12f, within(1e-15f));
            assertThatThrownBy(() -> open.predict(Map.of("x", new long[][] {{1, 1}}, "z", new double[][] {{1, 1}})))
                    .isInstanceOf(NnException.class)
                    .hasMessage("x: DOUBLE [n, 2] was given an array of long.\nMaybe hand it a tensor.");
            assertThatThrownBy(() -> open.predict(Map.of("x", new double[][] {{1}, {}}, "z", new double[][] {{1, 1}})))
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith("an array of numbers must have rows of one length");
            assertThatThrownBy(() -> open.predict(Map.of("x", new double[2][], "z", new double[][] {{1, 1}})))
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith("an array of numbers: a row");
        }
    }

    @Test
    void stringsGoInAndComeOutInTheirShape() {
        Path path = new TinyFile()
                .node("Identity", "x -> y")
                .input("x", STRING, "n", "2")
                .output("y", STRING, "n", "2")
                .write(file());
        try (OnnxModel open = Onnx.open(path)) {
            Strings texts = Strings.of(Shape.of(2, 2), "a", "", "Größe", "\u8a9e");
            assertThat(open.values(Map.of("x", texts))).isEqualTo(Map.of("y", texts));
            assertThatThrownBy(() -> open.values(Map.of("x", Strings.of(Shape.of(1, 2), "a", "\ud83d\ude00"))))
                    .isInstanceOf(NnException.class)
                    .hasMessage("x: STRING [n, 2] was given \"\ud83d\ude00\".\nMaybe leave characters beyond U+FFFF and"
                            + " U+0000 out: ONNX Runtime reads them wrongly from Java.");
            assertThatThrownBy(() -> open.values(Map.of("x", Tensor.zeros(Shape.of(1, 2)))))
                    .isInstanceOf(NnException.class)
                    .hasMessage("x: STRING [n, 2] was given float32 [1, 2].\nMaybe hand it Strings.of(…).");
        }
        assertThatThrownBy(() -> Strings.of(Shape.of(3), "a"))
                .isInstanceOf(NnException.class)
                .hasMessage("strings [3] need 3 texts, but were given 1.");
    }

    /** ONNX Runtime hands texts to Java byte by byte where a character has four. */
    @Test
    void textsThatComeOutGarbledAreRefused() {
        Path path = new TinyFile()
                .node("Gather", "words x -> y")
                .texts("words", "\ud83d\ude00 joy", "\u00f0\u00bb \u00e9t\u00e9")
                .input("x", INT64, "n")
                .output("y", STRING, "n")
                .write(file());
        try (OnnxModel open = Onnx.open(path)) {
            assertThat(open.values(Map.of("x", Tensor.of(Shape.of(1), 1))))
                    .isEqualTo(Map.of("y", Strings.of("\u00f0\u00bb \u00e9t\u00e9")));
            assertThatThrownBy(() -> open.values(Map.of("x", Tensor.of(Shape.of(1), 0))))
                    .isInstanceOf(NnException.class)
                    .hasMessage(
                            "the output \"y\" holds characters beyond U+FFFF, such as emoji, which ONNX Runtime hands to"
                                    + " Java wrongly.\nMaybe export the file with other words, or name other outputs.");
        }
    }

    @Test
    void axesOfOneNameMustBeEquallyLong() {
        Path path = new TinyFile()
                .node("Concat", "a b -> y", TinyFile.attribute("axis", 0))
                .input("a", FLOAT, "batch", "2")
                .input("b", FLOAT, "batch", "2")
                .output("y", FLOAT, "?", "2")
                .write(file());
        try (OnnxModel open = Onnx.open(path)) {
            assertThat(open.inputs().get(0).axes()).containsExactly("batch", "");
            assertThat(open.inputs().get(0).dims()).containsExactly(-1L, 2L);
            Map<String, Tensor> unequal = Map.of("a", Tensor.zeros(Shape.of(3, 2)), "b", Tensor.zeros(Shape.of(4, 2)));
            assertThatThrownBy(() -> open.predict(unequal))
                    .isInstanceOf(NnException.class)
                    .hasMessage(path
                            + ": the axis \"batch\" is 3 long in \"a\", but 4 in \"b\".\nMaybe give both as many.");
            Tensor three = Tensor.zeros(Shape.of(3, 2));
            assertThat(open.predict(Map.of("a", three, "b", three)).get("y").shape())
                    .isEqualTo(Shape.of(6, 2));
        }
    }

    @Test
    void inputsWithoutRankTakeAnyAndScalarsAreTensorsToo() {
        Path path = new TinyFile()
                .node("Neg", "x -> y")
                .node("Neg", "s -> t")
                .unranked(Field.GRAPH_INPUT, "x", FLOAT)
                .input("s", FLOAT)
                .unranked(Field.GRAPH_OUTPUT, "y", FLOAT)
                .output("t", FLOAT)
                .write(file());
        try (OnnxModel open = Onnx.open(path)) {
            assertThat(open.inputs()).hasToString("[x: FLOAT, s: FLOAT []]");
            assertThat(open.inputs().get(0).hasRank()).isFalse();
            Tensor scalar = Tensor.of(Shape.of(), 2f);
            for (Shape shape : List.of(Shape.of(), Shape.of(1), Shape.of(1, 1, 1))) {
                Map<String, Tensor> answer = open.predict(Map.of("x", Tensor.of(shape, 1f), "s", scalar));
                assertThat(answer.get("y")).isEqualTo(Tensor.of(shape, -1f));
                assertThat(answer.get("t")).isEqualTo(Tensor.of(Shape.of(), -2f));
            }
            assertThatThrownBy(() -> open.predict(Map.of("x", scalar, "s", Tensor.of(Shape.of(1), 1f))))
                    .isInstanceOf(NnException.class)
                    .hasMessage(
                            path + " takes s: FLOAT [], but was given float32 [1].\nMaybe put an axis of rows in front,"
                                    + " or reshape.");
        }
    }

    @Test
    void tensorsWithoutANumberAreTakenButWhereTheyWouldEndTheProcess() {
        Path plain = new TinyFile()
                .node("Relu", "x -> y")
                .input("x", FLOAT, "n", "3")
                .output("y", FLOAT, "n", "3")
                .write(file());
        Tensor none = Tensor.zeros(Shape.of(0, 3));
        try (OnnxModel open = Onnx.open(plain)) {
            assertThat(open.predict(none)).isEqualTo(none);
        }
        Path fragile = new TinyFile()
                .node("TopK", "x k -> y i")
                .longs("k", 2)
                .input("x", FLOAT, "n", "3")
                .output("y", FLOAT, "n", "2")
                .write(file());
        try (OnnxModel open = Onnx.open(fragile)) {
            assertThatThrownBy(() -> open.predict(none))
                    .isInstanceOf(NnException.class)
                    .hasMessage(
                            fragile + " takes x: FLOAT [n, 3], but was given [0, 3], without a number.\nMaybe leave the"
                                    + " call out where there are no rows: TopK can end the process then.");
        }
    }

    @Test
    void ofSomeOutputsOnlyWhatTheyNeedIsComputedAndAskedFor() {
        Path path = new TinyFile()
                .node("Neg", "a -> x")
                .node("Reshape", "b three -> y")
                .longs("three", 3)
                .input("a", FLOAT, "n")
                .input("b", FLOAT, "m")
                .output("x", FLOAT, "n")
                .output("y", FLOAT, "3")
                .write(file());
        Tensor two = Tensor.of(Shape.of(2), 1f, 2f);
        try (OnnxModel open = Onnx.open(path)) {
            Map<String, Tensor> both = Map.of("a", two, "b", two); // two numbers cannot be seen as three
            assertThatThrownBy(() -> open.predict(both))
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith(path + ": ONNX Runtime failed: ");
            assertThat(open.predict(both, "x")).isEqualTo(Map.of("x", Tensor.of(Shape.of(2), -1f, -2f)));
            assertThat(open.predict(Map.of("a", two), "x")).containsOnlyKeys("x");
            assertThatThrownBy(() -> open.predict(Map.of("a", two)))
                    .isInstanceOf(NnException.class)
                    .hasMessage(path + " takes the inputs [a: FLOAT [n], b: FLOAT [m]], but was given [a].");
            assertThatThrownBy(() -> open.predict(two))
                    .isInstanceOf(NnException.class)
                    .hasMessage(
                            path
                                    + " has the inputs [a: FLOAT [n], b: FLOAT [m]] and the outputs [x: FLOAT [n], y: FLOAT"
                                    + " [3]], but was given one tensor.\nMaybe name them: predict(Map.of(\"a\", tensor), \"x\").");
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "8"})
    void whatTheFileHasAValueForMayBeLeftOutOrGiven(int version) {
        Path path = new TinyFile()
                .version(version)
                .opset(version == 3 ? 8 : 18)
                .node("Add", "x bias -> y")
                .floats("bias", 10)
                .input("x", FLOAT, "n")
                .input("bias", FLOAT, "1")
                .output("y", FLOAT, "n")
                .write(file());
        Tensor one = Tensor.of(Shape.of(1), 1f);
        try (OnnxModel open = Onnx.open(path)) {
            assertThat(open.inputs()).hasToString("[x: FLOAT [n], bias: FLOAT [1], optional]");
            assertThat(open.predict(one).floats()).containsExactly(11);
            assertThat(open.predict(Map.of("x", one, "bias", Tensor.of(Shape.of(1), 5f)))
                            .get("y")
                            .floats())
                    .containsExactly(6);
            assertThat(open.predict(one).floats()).containsExactly(11);
        }
    }

    @Test
    void sequencesAreListsOfTensorsOfAnyLength() {
        Path path = new TinyFile()
                .node("SequenceInsert", "s x -> t")
                .node("ConcatFromSequence", "t -> y", TinyFile.attribute("axis", 0))
                .sequences(Field.GRAPH_INPUT, "s", FLOAT)
                .input("x", FLOAT, "n")
                .sequences(Field.GRAPH_OUTPUT, "t", FLOAT)
                .output("y", FLOAT, "?")
                .write(file());
        Tensor one = Tensor.of(Shape.of(1), 1f);
        Tensor two = Tensor.of(Shape.of(2), 2f, 3f);
        try (OnnxModel open = Onnx.open(path)) {
            assertThat(open.inputs().get(0)).hasToString("s: sequence of FLOAT");
            assertThat(open.values(Map.of("s", List.of(one, two), "x", one)))
                    .isEqualTo(Map.of("t", List.of(one, two, one), "y", Tensor.of(Shape.of(4), 1f, 2f, 3f, 1f)));
            assertThat(open.values(Map.of("s", List.of(), "x", two)).get("t")).isEqualTo(List.of(two));
            assertThatThrownBy(() -> open.values(Map.of("s", one, "x", one)))
                    .isInstanceOf(NnException.class)
                    .hasMessage(
                            path + " takes s: sequence of FLOAT, but was given float32 [1].\nMaybe hand it a list of"
                                    + " tensors.");
        }
    }

    @Test
    void anInputOfLongsTakesIntegers() {
        Path path = new TinyFile()
                .node("Gather", "table x -> y")
                .floats("table", 5, 6, 7)
                .input("x", INT64, "n")
                .output("y", FLOAT, "n")
                .write(file());
        try (OnnxModel open = Onnx.open(path)) {
            assertThat(open.predict(Tensor.of(Shape.of(2), 2, 0)).floats()).containsExactly(7, 5);
        }
    }
}
