package nn.onnx;

import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nn.Model;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.layer.Imported;
import nn.onnx.layer.ImportedStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files of the kinds that exporters, quantizers and other frameworks make; ONNX Runtime says what they compute. */
class ForeignFilesTest {
    private static final int ROWS = 4;

    @TempDir
    Path folder;

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(ForeignFilesTest.class.getResource("foreign/" + name + ".onnx"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tensor rows(Shape row, int known) {
        Randoms randoms = Randoms.of(3, "rows", 0);
        Shape shape = row.batch(ROWS);
        float[] numbers = new float[shape.size()];
        int[] whole = new int[shape.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) randoms.nextDouble() * 2 - 1;
            whole[i] = known == 0 ? 0 : randoms.nextInt(known);
        }
        return known > 0 ? Tensor.of(shape, whole) : Tensor.of(shape, numbers);
    }

    private static Tensor rows(Model model) {
        Imported layer = layer(model);
        return rows(layer.inputs().get(0).row(), layer.inputs().get(0).vocabulary());
    }

    private static Imported layer(Model model) {
        return (Imported) model.architecture().layers().get(0);
    }

    private static float[] answers(String name, Tensor rows) {
        try (OnnxModel file = Onnx.open(file(name))) {
            return file.predict(Map.of(file.inputs().get(0).name(), rows))
                    .values()
                    .iterator()
                    .next()
                    .floats();
        }
    }

    private static List<String> foreign(Model model) {
        return layer(model).steps().stream()
                .filter(ImportedStep::isForeign)
                .map(ImportedStep::op)
                .toList();
    }

    private static Dataset data(Model model) {
        return Dataset.of(rows(model), Tensor.zeros(model.network().output().batch(ROWS)));
    }

    private static Model fitted(Model model) {
        return model.fit(
                data(model),
                fit -> fit.loss(meanSquaredError())
                        .optimizer(sgd(0.1))
                        .epochs(5)
                        .verbose(0));
    }

    private static void requireLearns(Model model) {
        List<Double> losses = fitted(model).history().get("loss");
        assertThat(losses.get(4)).isLessThan(losses.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lstm", "int8", "packed", "if", "custom", "opset11", "opset22", "tied", "sizes", "qdq", "masked",
                "shared"
            })
    void filesOfAllKindsAnswerAsInOnnxRuntimeAndComeBackFromOurs(String name) {
        Model model = Onnx.model(file(name));
        Tensor rows = rows(model);
        float[] expected = answers(name, rows);
        assertThat(Verification.difference(expected, model.predict(rows).floats()))
                .isLessThan(1e-6);
        Onnx.save(model, folder.resolve("saved.onnx"));
        Model again = Onnx.load(folder.resolve("saved.onnx"));
        assertThat(Verification.difference(expected, again.predict(rows).floats()))
                .isLessThan(1e-6);
        assertThat(again.weights()).isEqualTo(model.weights());
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "opset11", "opset22", "tied", "sizes", "onerow", "masked", "shared"})
    void filesOfOurOpsLearn(String name) {
        Model model = Onnx.model(file(name));
        assertThat(foreign(model)).isEmpty();
        requireLearns(model);
    }

    @Test
    void aFileForOneRowTakesMany() {
        Model model = Onnx.model(file("onerow"));
        Tensor rows = rows(model);
        float[] first = answers("onerow", rows.rows(0, 1));
        assertThat(model.predict(rows).rows(0, 1).floats())
                .containsExactly(first, org.assertj.core.api.Assertions.within(1e-6f));
        assertThat(model.predict(rows).shape()).isEqualTo(Shape.of(ROWS, 3));
    }

    @Test
    void opsThatAreNoneOfOursAreRunAsTheyAre() {
        assertThat(foreign(Onnx.model(file("lstm")))).containsExactly("LSTM");
        assertThat(foreign(Onnx.model(file("int8"))))
                .containsExactly("QuantizeLinear", "QLinearMatMul", "DequantizeLinear");
        assertThat(foreign(Onnx.model(file("if")))).containsExactly("If");
        assertThat(foreign(Onnx.model(file("custom")))).containsExactly("BiasGelu");
    }

    @Test
    void whatStandsBeforeThemDoesNotLearnAndTheRestDoes() {
        Model model = Onnx.model(file("lstm"));
        Model learned = fitted(model);
        assertThat(model.network().trainable())
                .extracting(Weight::name)
                .containsExactly("imported/head", "imported/bias");
        assertThat(learned.weights().get("imported/embed"))
                .isEqualTo(model.weights().get("imported/embed"));
        assertThat(learned.weights().get("imported/head"))
                .isNotEqualTo(model.weights().get("imported/head"));
        Imported before = (Imported) layer(model).until("embedded").orElseThrow();
        assertThat(before.weights(List.of(Shape.of(6, 3))))
                .extracting(Weight::learned)
                .containsExactly(true);
    }

    @Test
    void whereNothingLearnsNothingIsTrained() {
        Model model = Onnx.model(file("lstm")).until("state");
        assertThatThrownBy(() -> fitted(model))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "imported: no weight of it learns: all are frozen, or stand before ops that are run as they are.\n"
                                + "Maybe see what Onnx.inspect(path) says, or go on with layers that learn: then(dense(10)).");
    }

    @Test
    void quantizedPartsAnswerAsInOnnxRuntime() {
        Randoms randoms = Randoms.of(5, "quantized", 0);
        float[] numbers = new float[2_000 * 3];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) randoms.nextGaussian();
        }
        Tensor rows = Tensor.of(Shape.of(2_000, 3), numbers);
        Model model = Onnx.model(file("qdq"));
        float[] expected = answers("qdq", rows);
        assertThat(Verification.difference(expected, model.predict(rows).floats()))
                .isLessThan(1e-5);
        assertThat(model.network().trainable()).extracting(Weight::name).containsExactly("imported/headf");
        Onnx.save(model, folder.resolve("qdq.onnx"));
        Tensor again = Onnx.load(folder.resolve("qdq.onnx")).predict(rows);
        assertThat(Verification.difference(expected, again.floats())).isLessThan(1e-5);
    }

    @Test
    void masksOfInfiniteNumbersAreNoWeights() {
        assertThat(Onnx.model(file("masked")).weights().keySet()).containsExactly("imported/w");
    }

    @Test
    void oneTensorIsABiasAndAMeanApartAndATrainedSlopeStaysShared() {
        Map<String, Boolean> learned = Onnx.model(file("shared")).network().weights().stream()
                .collect(Collectors.toMap(Weight::name, Weight::learned));
        assertThat(learned)
                .containsOnly(
                        Map.entry("imported/w", true),
                        Map.entry("imported/v", true),
                        Map.entry("imported/slope", true),
                        Map.entry("imported/b", true),
                        Map.entry("imported/b_1", false),
                        Map.entry("imported/scale", true),
                        Map.entry("imported/scale_1", false));
    }

    @Test
    void weightsGoByTheirNamesAndLearnByWhatTheyAreFor() {
        Map<String, Boolean> learned = Onnx.model(file("packed")).network().weights().stream()
                .collect(Collectors.toMap(Weight::name, Weight::learned));
        assertThat(learned)
                .containsOnlyKeys("imported/w", "imported/b", "imported/wide", "imported/same")
                .doesNotContainValue(false);
    }

    @Test
    void oneTableStaysOneWeightAndBiasesThatAreEqualByChanceAreTwo() {
        Model model = Onnx.model(file("tied"));
        assertThat(model.weights().keySet())
                .containsExactly("imported/table", "imported/w1", "imported/w2", "imported/zeros", "imported/zeros_1");
        Model learned = fitted(model);
        assertThat(learned.weights().get("imported/zeros"))
                .isNotEqualTo(learned.weights().get("imported/zeros_1"));
    }

    @Test
    void severalInputsAndOutputsKeepTheirNames() {
        assertThatThrownBy(() -> Onnx.model(file("several")))
                .isInstanceOf(NnException.class)
                .hasMessage(file("several")
                        + ": the input ids [batch, sequence] takes any \"sequence\", but a network computes with one length.\n"
                        + "Maybe say how long: Onnx.model(path, as -> as.size(\"sequence\", 64)).");
        Model model = Onnx.model(file("several"), as -> as.size("sequence", 5));
        assertThat(model.network().inputs().toString()).contains("ids", "mask", "facts");
        Map<String, Tensor> given = new LinkedHashMap<>();
        given.put("ids", rows(Shape.of(5), 9));
        given.put("mask", rows(Shape.of(5), 2));
        given.put("facts", rows(Shape.of(2), 0));
        try (OnnxModel file = Onnx.open(file("several"))) {
            Map<String, Tensor> expected = file.predict(given);
            Map<String, Tensor> found = model.predict(given);
            assertThat(found.keySet()).containsExactly("imported", "imported:1");
            assertThat(Verification.difference(
                            Objects.requireNonNull(expected.get("z")).floats(),
                            Objects.requireNonNull(found.get("imported:1")).floats()))
                    .isLessThan(1e-6);
        }
    }

    private Path tiny(TinyFile file) {
        return file.write(folder.resolve("tiny.onnx"));
    }

    private void requireRefused(TinyFile file, String message) {
        Path path = tiny(file);
        assertThatThrownBy(() -> Onnx.model(path))
                .isInstanceOf(NnException.class)
                .hasMessage(path + ": " + message);
        assertThat(Onnx.inspect(path)).contains("no model: " + path + ": " + message);
    }

    @ParameterizedTest
    @CsvSource({"6, batch", "steps, batch_size", "6, length"})
    void rowsThatAreNotTheFirstAxisAreRefused(String first, String second) {
        requireRefused(
                new TinyFile()
                        .input("x", TinyFile.FLOAT, first, second, "3")
                        .node("Relu", "x -> y")
                        .output("y", TinyFile.FLOAT, first, second, "3"),
                "a model's rows are the first axis, but those of the input x [" + first + ", " + second
                        + ", 3] seem to be \"" + second + "\".\n"
                        + "Maybe export it with the batch first (batch_first=True in PyTorch) and dynamic, or predict with it: Onnx.open(path).");
    }

    @Test
    void aFileThatMakesARowByThoseBesideItIsRefused() {
        requireRefused(
                new TinyFile()
                        .input("x", TinyFile.FLOAT, "batch", "3")
                        .node("Softmax", "x -> y", TinyFile.attribute("axis", 0))
                        .output("y", TinyFile.FLOAT, "batch", "3"),
                "\"y\" of a row depends on the rows beside it, but a model computes each row by itself.\n"
                        + "Maybe end before that: Onnx.model(path, as -> as.outputs(\"…\")); or predict with it: Onnx.open(path).");
    }

    @Test
    void aFileThatHoldsToItsRowsIsRefused() {
        requireRefused(
                new TinyFile()
                        .input("x", TinyFile.FLOAT, "4", "3")
                        .longs("sizes", 4, 3)
                        .node("Expand", "x sizes -> y")
                        .output("y", TinyFile.FLOAT, "4", "3"),
                "the input x [4, 3] takes a batch of exactly 4: the file does not run on others.\n"
                        + "Maybe export it with a dynamic batch: torch.onnx.export(…, dynamic_axes={\"x\": {0: \"batch\"}}).");
    }

    @Test
    void aFileWithoutOpsIsRefused() {
        requireRefused(
                new TinyFile().input("x", TinyFile.FLOAT, "batch", "3").output("x", TinyFile.FLOAT, "batch", "3"),
                "the file has no ops: what goes in comes out.");
    }

    /** A file in which numbers are fixed for all reasons but that of an op that is run as it is. */
    private Path fixed() {
        return tiny(new TinyFile()
                .input("x", TinyFile.FLOAT, "batch", "3")
                .floats("spread", 2, 3, 4)
                .floats("root", 2)
                .floats("mask", 0, -1e9f, 0)
                .node("Mul", "x spread -> a")
                .node("Relu", "a -> b")
                .node("Exp", "root -> factor")
                .node("Mul", "b factor -> c")
                .node("Add", "c mask -> d")
                .node("Softmax", "d -> y")
                .output("y", TinyFile.FLOAT, "batch", "3"));
    }

    @Test
    void numbersThatDoNotLearnAreListedWithTheReason() {
        assertThat(Onnx.inspect(fixed())).endsWith("""
                        learns: 0 weights, 0 numbers
                        fixed, as they meet what goes in: spread
                        fixed, as they are single numbers: root
                        fixed, as they hide others, as masks do: mask
                        ends, for until(…): a, b, c, d, y""");
    }

    @Test
    void fixedNumbersThatAreChosenLearn() {
        Model model = Onnx.model(fixed(), as -> as.learned("root", "spread"));
        Tensor rows = rows(model);
        assertThat(model.predict(rows)).isEqualTo(Onnx.model(fixed()).predict(rows));
        assertThat(model.network().trainable())
                .extracting(Weight::name)
                .containsExactly("imported/spread", "imported/root");
        Model learned = fitted(model);
        learned.weights()
                .forEach((name, weight) -> assertThat(
                                weight.equals(model.weights().get(name)))
                        .as(name)
                        .isEqualTo(name.equals("imported/mask")));
        Onnx.save(learned, folder.resolve("learned.onnx"));
        assertThat(Onnx.load(folder.resolve("learned.onnx")).predict(rows)).isEqualTo(learned.predict(rows));
        assertThatThrownBy(() -> Onnx.model(fixed(), as -> as.learned("factor")))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("learned: the file holds no float32 numbers \"factor\".\n"
                        + "Maybe Onnx.inspect(path) lists what does not learn, and why.");
    }

    @Test
    void aChoiceThatNothingCallsForIsRefused() {
        assertThatThrownBy(() -> Onnx.model(file("lstm"), as -> as.size("time", 5)))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("there is no axis \"time\" of any length.");
        assertThatThrownBy(() -> Onnx.model(file("lstm"), as -> as.outputs("nothing")))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("there is no value \"nothing\" that depends on the data.");
    }

    @Test
    void aModelEndsAtAValueInside() {
        Model model = Onnx.model(file("tied"), as -> as.outputs("t"));
        assertThat(model.network().output()).isEqualTo(Shape.of(4));
        assertThat(model.weights().keySet()).containsExactly("imported/table", "imported/w1", "imported/zeros");
        Imported whole = layer(Onnx.model(file("tied")));
        assertThat(whole.until("t").orElseThrow().outputShape(Shape.of(5))).isEqualTo(Shape.of(4));
        assertThat(whole.until("none")).isEmpty();
        assertThat(((Imported) whole.until("t").orElseThrow()).weights()).hasSize(3);
    }

    @Test
    void namesThatAreNotWholeAreAnsweredWithThoseThatThereAre() {
        Model model = Onnx.model(file("tied"));
        assertThatThrownBy(() -> model.until("zzz"))
                .isInstanceOf(NnException.class)
                .hasMessage("until: there is no layer and no value \"zzz\" to end at.\n"
                        + "Maybe it is one of [imported], or within: a, m, h, t, k, y.");
        assertThatThrownBy(() -> model.freeze("w1"))
                .isInstanceOf(NnException.class)
                .hasMessage("there is no layer \"w1\" to freeze, but there are weights called so.\n"
                        + "Maybe name them whole, such as \"imported/w1\", or by a pattern: \"*w1\".");
        assertThatThrownBy(() -> model.lora(2, "w2")).hasMessageContaining("\"imported/w2\"");
    }

    @Test
    void aFileIsDescribedWithWhatCanLearnAndWhyOthersCannot() {
        assertThat(Onnx.inspect(file("lstm")))
                .isEqualTo(String.join(
                        "\n",
                        file("lstm") + ": 1,202 bytes, opset 17, by golden",
                        "input x: float32 [batch, 6, 3]",
                        "output y: float32 [batch, 2]",
                        "ops: 1 Gemm, 1 LSTM, 1 MatMul, 1 Squeeze, 1 Transpose",
                        "model: imported([x [6, 3]] to [y [2]], 7 ops, 1 of them run as they are)",
                        "learns: 2 weights, 10 numbers: head, bias",
                        "run as it is: LSTM, which makes \"all\": it is none of nn's ops",
                        "cannot learn, as they stand before those: 1 weights, 15 numbers: embed",
                        "fixed, as LSTM takes them, and is run as it is: w, r, b",
                        "ends, for until(…): embedded, state, y"));
        assertThat(Onnx.inspect(file("several")))
                .contains("no model: ", "takes any \"sequence\"")
                .contains("input ids: int64 [batch, sequence]");
    }
}
