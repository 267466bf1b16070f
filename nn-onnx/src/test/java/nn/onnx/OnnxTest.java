package nn.onnx;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Layers.residual;
import static nn.Losses.categoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.optimizer.Optimizer;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTest {
    private static final Dataset IMAGES = images();

    @TempDir
    Path folder;

    /** 48 images of 6 × 6 pixels in 3 classes, each class brighter in its own rows. */
    private static Dataset images() {
        Randoms randoms = Randoms.of(7, "images", 0);
        byte[] pixels = new byte[48 * 36];
        int[] labels = new int[48];
        for (int i = 0; i < pixels.length; i++) {
            labels[i / 36] = i / 36 % 3;
            boolean bright = i % 36 / 12 == labels[i / 36];
            pixels[i] = (byte) (randoms.nextInt(100) + (bright ? 150 : 0));
        }
        return Dataset.of(Tensor.of(Shape.of(48, 1, 6, 6), pixels), Tensor.of(Shape.of(48), labels))
                .classes(List.of("top", "middle", "bottom"));
    }

    private static Sequential network() {
        return Sequential.of(
                rescaling(1 / 255.0),
                conv2D(4, 3).same().relu(),
                batchNormalization(),
                residual(conv2D(4, 3).same().relu()),
                maxPool2D(),
                flatten(),
                dropout(0.25),
                dense(3).softmax().named("classes"));
    }

    private static Fit settings(Fit fit) {
        return fit.loss(categoricalCrossentropy())
                .optimizer(adam(0.01))
                .metrics(accuracy())
                .batchSize(10)
                .verbose(0);
    }

    private static Model trained(int epochs) {
        return network().fit(IMAGES, fit -> settings(fit).epochs(epochs));
    }

    private Path file() {
        return folder.resolve("images.onnx");
    }

    @Test
    void aSavedModelComesBackWholeAndPredictsTheSameBits() {
        Model model = trained(2);
        Onnx.save(model, file());
        Model loaded = Onnx.load(file());
        assertThat(loaded.weights()).isEqualTo(model.weights());
        assertThat(loaded.schema()).isEqualTo(model.schema());
        assertThat(loaded.architecture().layers())
                .isEqualTo(model.architecture().layers());
        assertThat(loaded.compilation().optimizer())
                .isEqualTo(model.compilation().optimizer());
        assertThat(loaded.predict(IMAGES)).isEqualTo(model.predict(IMAGES));
        assertThat(loaded.evaluate(IMAGES)).isEqualTo(model.evaluate(IMAGES));
    }

    @Test
    void goingOnFromAFileWithItsStateEndsInTheSameBitsAsNeverStopping() {
        Onnx.save(trained(2), file(), Export::withState);
        Model resumed = Onnx.load(file())
                .fit(IMAGES, fit -> fit.initialEpoch(2).epochs(4).batchSize(10).verbose(0));
        Model never = trained(4);
        assertThat(resumed.state()).isEqualTo(never.state());
        assertThat(resumed.history().values()).isEqualTo(never.history().values());
    }

    @Test
    void withoutItsStateAModelTrainsOnWithAFreshOptimizer() {
        Onnx.save(trained(1), file());
        Model further = Onnx.load(file()).fit(IMAGES, fit -> fit.epochs(3).verbose(0));
        assertThat(further.evaluate(IMAGES).loss())
                .isLessThan(Onnx.load(file()).evaluate(IMAGES).loss());
    }

    @Test
    void theSameModelIsWrittenInTheSameBytes() throws IOException {
        Model model = trained(1);
        Onnx.save(model, file());
        byte[] first = Files.readAllBytes(file());
        Onnx.save(model, file());
        assertThat(Files.readAllBytes(file())).isEqualTo(first);
    }

    @Test
    void aReportSaysWhatWasVerified() {
        Report report = Onnx.save(trained(1), file());
        assertThat(report.rows()).isEqualTo(32);
        assertThat(report.difference()).isLessThanOrEqualTo(1e-5);
        assertThat(report.toString())
                .startsWith(file() + ": ")
                .contains("bytes, verified by 32 rows: greatest difference ")
                .endsWith(" of 1e-04 allowed");
    }

    @Test
    void aWrongWeightInTheWrittenFileIsFoundAndWhatStoodThereStays() throws IOException {
        Model model = trained(1);
        Onnx.save(model, file());
        byte[] before = Files.readAllBytes(file());
        Tensor bias = model.weights().get("classes/bias");
        byte[] wanted = littleEndian(bias.floats());
        assertThatThrownBy(() -> Onnx.save(model, file(), export -> export, draft -> plant(draft, wanted)))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the file gives other answers than the model: over 32 rows the greatest ")
                .hasMessageContaining("Nothing was saved.\nMaybe allow more by tolerance(…)");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file());
        }
    }

    private static byte[] littleEndian(float[] values) {
        java.nio.ByteBuffer bytes =
                java.nio.ByteBuffer.allocate(4 * values.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** Turns the first of some numbers in a file into 1000. */
    private static void plant(Path file, byte[] numbers) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i + numbers.length <= bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + numbers.length, numbers, 0, numbers.length)) {
                    System.arraycopy(littleEndian(new float[] {1000}), 0, bytes, i, 4);
                    Files.write(file, bytes);
                    return;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new AssertionError("the weight does not stand in the file as raw data");
    }

    @Test
    void metadataOfOnesOwnIsWritten() {
        Model model = Sequential.of(dense(2)).input(4).init(0);
        Onnx.save(model, file(), export -> export.metadata("author", "Ada").metadata("licence", "CC0"));
        try (OnnxModel open = Onnx.open(file())) {
            assertThat(open.metadata()).containsEntry("author", "Ada").containsEntry("licence", "CC0");
        }
        assertThat(Onnx.load(file()).weights()).isEqualTo(model.weights());
        assertThatThrownBy(() -> Onnx.save(model, file(), export -> export.metadata("nn.seed", "1")))
                .isInstanceOf(NnException.class)
                .hasMessage("metadata: a key must not be blank nor begin with \"nn.\", but was \"nn.seed\".\n"
                        + "Maybe choose another: what begins with \"nn.\" describes the model to this library.");
    }

    @Test
    void nullIsRefusedByName() {
        Model model = Sequential.of(dense(2)).input(4).init(0);
        assertThatThrownBy(() -> Onnx.save(model, file(), export -> null))
                .isInstanceOf(NnException.class)
                .hasMessage("save: the lambda gave null.\nMaybe let it give what its last word gives, as in export ->"
                        + " export.classOutputs().");
        assertThatThrownBy(() -> Onnx.save(model, null)).hasMessage("save: the path must not be null.");
        assertThatThrownBy(() -> Onnx.save(null, file())).hasMessage("save: the model must not be null.");
        assertThatThrownBy(() -> Onnx.load(null)).hasMessage("load: the path must not be null.");
        assertThatThrownBy(() -> Onnx.open(null)).hasMessage("open: the path must not be null.");
        assertThatThrownBy(() -> Onnx.open(file(), null)).hasMessage("open: the device must not be null.");
    }

    @Test
    void aModelSavedOverOneWithItsStateJustHasNone() {
        Onnx.save(trained(1), file(), Export::withState);
        Model other = trained(2);
        Onnx.save(other, file());
        Model loaded = Onnx.load(file());
        assertThat(loaded.weights()).isEqualTo(other.weights());
        assertThat(loaded.state().slots()).isEmpty();
        assertThat(loaded.history()).isEqualTo(other.history());
        assertThat(loaded.state().optimization()).isEqualTo(Optimization.from(10));
    }

    @Test
    void whenTheOptimizersPartsBeganAndTheRateThatCallbacksSetComeBack() {
        Model model = trained(1);
        Optimization optimization =
                new Optimization(3, new TreeMap<>(Map.of("classes/bias", 2L)), OptionalDouble.of(0.0025));
        Model lowered = Model.of(
                model.architecture(),
                model.state().optimization(optimization),
                model.compilation(),
                model.history(),
                model.schema());
        Onnx.save(lowered, file(), Export::withState);
        assertThat(Onnx.load(file()).state()).isEqualTo(lowered.state());
    }

    @Test
    void aModelWithItsStateIsOneFileOfAnyName() throws IOException {
        Path odd = folder.resolve("images.state");
        Model model = trained(1);
        Onnx.save(model, odd, Export::withState);
        assertThat(Onnx.load(odd).state()).isEqualTo(model.state());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(odd);
        }
    }

    @Test
    void everyOptimizerComesBack() {
        for (Optimizer optimizer : List.of(
                sgd(0.1).momentum(0.9).nesterov(true),
                nn.Optimizers.adamW().clipNorm(1),
                nn.Optimizers.nadam().beta1(0.8),
                nn.Optimizers.rmsprop().centered(true).momentum(0.5),
                nn.Optimizers.adagrad().globalClipNorm(3))) {
            Model model = network().fit(IMAGES, fit -> settings(fit).optimizer(optimizer));
            Onnx.save(model, file(), Export::withState);
            assertThat(Onnx.load(file()).compilation().optimizer()).isEqualTo(optimizer);
            assertThat(Onnx.load(file()).state()).isEqualTo(model.state());
        }
    }
}
