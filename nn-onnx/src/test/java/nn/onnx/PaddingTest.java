package nn.onnx;

import static nn.Activations.linear;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.conv2D;
import static nn.Layers.dropout;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.zeroPadding2D;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.onnx.file.ModelFile;
import nn.onnx.run.GraphOptimization;
import nn.spi.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime makes a Pad of zeros the −∞ padding of a pool that follows, if it can. */
class PaddingTest {
    private static final float[] IMAGE = {-1, -2, -3, -4};
    private static final float[] ZEROS = {0, 0, 0, 0};

    @TempDir
    Path folder;

    static Stream<Arguments> stacks() {
        return Stream.of(
                stack(ZEROS, maxPool2D(2)),
                stack(ZEROS, rescaling(1), maxPool2D(2)),
                stack(ZEROS, dropout(0.5), maxPool2D(2)),
                stack(ZEROS, activation(linear()), maxPool2D(2)),
                stack(ZEROS, activityRegularization(nn.Regularizers.l2(0)), maxPool2D(2)),
                stack(ZEROS, reshape(1, 4, 4), maxPool2D(2)),
                stack(ZEROS, reshape(16), reshape(1, 4, 4), maxPool2D(2)),
                stack(ZEROS, zeroPadding2D(0), maxPool2D(2)),
                stack(ZEROS, maxPool2D(2).same()),
                stack(new float[] {0, 0, 0, -4}, averagePool2D(1).strides(2)),
                stack(new float[] {-0.25f, -0.5f, -0.75f, -1}, averagePool2D(2).same()),
                stack(ZEROS, zeroPadding2D(1), maxPool2D(3).strides(3)),
                Arguments.of(new Layer[] {zeroPadding2D(2), maxPool2D(2)}, new float[] {0, 0, 0, 0, -1, 0, 0, 0, 0}));
    }

    private static Arguments stack(float[] expected, Layer... layers) {
        Layer[] all =
                Stream.concat(Stream.of(zeroPadding2D(1)), Stream.of(layers)).toArray(Layer[]::new);
        return Arguments.of(all, expected);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void padsWithZerosBeforeAPool(Layer[] layers, float[] expected) {
        assertThat(Sequential.of(layers).input(1, 2, 2).init(0).predict(IMAGE)).containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void padsWithZerosInAFileAtEveryLevel(Layer[] layers, float[] expected) {
        Path path = folder.resolve("padded.onnx");
        Onnx.save(Sequential.of(layers).input(1, 2, 2).init(0), path);
        for (GraphOptimization each : GraphOptimization.values()) {
            try (OnnxModel file = new OnnxModel(ModelFile.read(path), Device.CPU.name(), each)) {
                Tensor given = Tensor.of(Shape.of(1, 1, 2, 2), IMAGE);
                assertThat(file.predict(Map.of("input", given)).get("output").floats())
                        .as("%s", each)
                        .containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void padsWithZerosInTraining(Layer[] layers, float[] expected) {
        Sequential network = Sequential.of(layers);
        Shape output = network.network(Shape.of(1, 2, 2)).output();
        Dataset rows = Dataset.of(Tensor.of(Shape.of(1, 1, 2, 2), IMAGE), Tensor.of(output.batch(1), expected));
        assertThat(network.fit(
                                rows,
                                fit -> fit.loss(meanSquaredError())
                                        .optimizer(sgd())
                                        .epochs(1)
                                        .verbose(0))
                        .history()
                        .get("loss"))
                .containsExactly(0.0);
    }

    @Test
    void learnsThroughAPaddingBeforeAPool() {
        Sequential network =
                Sequential.of(conv2D(1, 1).kernelInitializer(nn.Initializers.ones()), zeroPadding2D(1), maxPool2D(2));
        float[] kernel = learned(network, 1, 2, 3, -4);
        assertThat(kernel[0])
                .as("−2 · (1² + 2² + 3²) / 4 · 0.1, and nothing from −4")
                .isCloseTo(0.3f, within(1e-6f));
    }

    private static float[] learned(Sequential network, float... image) {
        Dataset rows = Dataset.of(Tensor.of(Shape.of(1, 1, 2, 2), image), Tensor.of(Shape.of(1, 1, 2, 2), ZEROS));
        return network.fit(
                        rows,
                        fit -> fit.loss(meanSquaredError())
                                .optimizer(sgd(0.1))
                                .epochs(1)
                                .verbose(0))
                .weights()
                .get("conv2d/kernel")
                .floats();
    }

    /** A convolution's own padding is zeros, too, and saves the copy. */
    @ParameterizedTest
    @EnumSource(GraphOptimization.class)
    void agreesWhereConvolutionsFollow(GraphOptimization level) {
        Sequential network = Sequential.of(zeroPadding2D(1), conv2D(1, 2).kernelInitializer(nn.Initializers.ones()));
        Path path = folder.resolve("convolved.onnx");
        Onnx.save(network.input(1, 2, 2).init(0), path);
        try (OnnxModel file = new OnnxModel(ModelFile.read(path), Device.CPU.name(), level)) {
            assertThat(file.predict(Map.of("input", Tensor.of(Shape.of(1, 1, 2, 2), IMAGE)))
                            .get("output")
                            .floats())
                    .containsExactly(-1, -3, -2, -4, -10, -6, -3, -7, -4);
        }
    }
}
