package nn.dl4j;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Layers.residual;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.mnist.OpticalDigits;
import nn.onnx.Onnx;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Dl4jToOnnxTest {
    private static final double TOLERANCE = 1e-5;

    @Test
    void whatIsTrainedHereAndSavedAsOnnxPredictsTheSameOnOnnxRuntime(@TempDir Path directory) {
        Dataset digits = OpticalDigits.load().images().test();
        Model model = Sequential.of(
                        rescaling(1 / 16.0),
                        conv2D(8, 3).same().relu(),
                        residual(conv2D(8, 3).same(), batchNormalization()),
                        maxPool2D(2),
                        flatten(),
                        dropout(0.2),
                        dense(10).softmax())
                .fit(
                        digits,
                        fit -> fit.engine("dl4j")
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(adam())
                                .epochs(2));
        Path file = directory.resolve("digits.onnx");

        Onnx.save(model, file);

        float[] onnx = Onnx.load(file).predict(digits.input()).floats();
        float[] dl4j = predictHere(model, digits.input());
        assertThat(onnx).hasSameSizeAs(dl4j);
        for (int i = 0; i < dl4j.length; i++) {
            assertThat(Math.abs(onnx[i] - dl4j[i])).as("probability %d", i).isLessThan((float) TOLERANCE);
        }
    }

    @Test
    void whatAnotherProgramsFileComputesIsRefusedByName(@TempDir Path directory) {
        Path file = directory.resolve("another.onnx");
        Onnx.save(Sequential.of(dense(3)).input(4).init(0), file);
        Dataset rows = Dataset.of(Tensor.zeros(Shape.of(2, 4)), Tensor.zeros(Shape.of(2, 3)));
        assertThatThrownBy(() ->
                        Onnx.model(file).fit(rows, fit -> fit.engine("dl4j").loss(meanSquaredError())))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("imported");
    }

    private static float[] predictHere(Model model, Tensor input) {
        try (EnginePredictor predictor = new Dl4jEngine().predictor(model.network(), model.state(), Device.CPU)) {
            return predictor
                    .predict(List.of(input), model.network().outputs())
                    .get(0)
                    .floats();
        }
    }
}
