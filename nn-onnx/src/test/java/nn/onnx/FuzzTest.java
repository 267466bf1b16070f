package nn.onnx;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.residual;
import static nn.Layers.zeroPadding2D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nn.Model;
import nn.Regularizers;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages our own files at random; what is loaded predicts and trains. */
class FuzzTest {
    private static final Shape ROW = Shape.of(1, 4, 4);
    private static final int CLASSES = 3;
    private static final int MOST = 1 << 16;
    private static final Dataset ROWS = Dataset.of(Tensor.zeros(ROW.batch(6)), Tensor.of(Shape.of(6), new int[6]));

    @TempDir
    Path folder;

    private Fuzz with(Fuzz fuzz, String name, Consumer<Path> save) throws IOException {
        Path file = folder.resolve("sound.onnx");
        save.accept(file);
        return fuzz.file(name, Files.readAllBytes(file), Mutation.fields());
    }

    private static Model images() {
        return Sequential.of(
                        zeroPadding2D(1),
                        conv2D(2, 3).relu().kernelRegularizer(Regularizers.l2(0.01)),
                        batchNormalization(),
                        residual(conv2D(2, 3).same()),
                        maxPool2D(),
                        flatten(),
                        dense(CLASSES).softmax())
                .fit(
                        ROWS,
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(adam())
                                .verbose(0));
    }

    private Fuzz state() throws IOException {
        return with(
                Fuzz.in(folder),
                "state.onnx",
                file -> Onnx.save(images(), file, export -> export.withState().classOutputs()));
    }

    private static void savePadding(Path file) {
        Onnx.save(Sequential.of(zeroPadding2D(1)).input(1, 4, 4).init(0), file);
    }

    private static void predictAndTrain(Model model) {
        Shape row = model.network().inputs().get(0).shape();
        if (row.size() > MOST || model.network().output().size() > MOST) {
            return;
        }
        model.predict(Tensor.zeros(row.batch(2)));
        if (row.equals(ROW) && model.network().output().size() == CLASSES) {
            model.fit(ROWS, fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0));
        }
    }

    private static void predictAndClose(OnnxModel model) {
        try (model) {
            Map<String, Tensor> given = model.inputs().stream()
                    .collect(Collectors.toMap(OnnxModel.Port::name, port -> Tensor.zeros(ROW.batch(2))));
            model.predict(given);
        }
    }

    @Test
    void damagedFilesAreLoadedOrRefused() throws IOException {
        with(state(), "padded.onnx", FuzzTest::savePadding).check(Onnx::load, FuzzTest::predictAndTrain);
    }

    @Test
    void damagedFilesAreOpenedOrRefused() throws IOException {
        state().check(Onnx::open, FuzzTest::predictAndClose);
    }

    @Test
    void damagedTrainingsAreOpenedOrRefused() throws IOException {
        with(Fuzz.in(folder), "training.onnx", file -> Onnx.saveTraining(images(), file, fit -> fit))
                .check(Onnx::open, OnnxModel::close);
    }
}
