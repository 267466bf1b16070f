package nn;

import static nn.Activations.relu;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool2D;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.upSampling2D;
import static nn.Layers.zeroPadding2D;
import static nn.Losses.meanSquaredError;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.ActivationLayer;
import nn.layer.Add;
import nn.layer.Layer;
import nn.layer.Windowed;
import nn.layer.ZeroPadding2D;
import nn.metric.Decision;
import nn.spi.EnginePredictor;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.History;
import nn.train.TinyData;
import nn.train.TinyEngine;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageOrderTest {
    private static final EnginePredictor NONE = new EnginePredictor() {
        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            throw new AssertionError("such rows must not reach an engine");
        }

        @Override
        public void close() {}
    };

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Shape input, Layer... layers) {
        return assertThatThrownBy(
                        () -> Sequential.of(layers).input(input.dims()).init(0))
                .isInstanceOf(NnException.class);
    }

    private static void assertAccepted(Shape input, Layer... layers) {
        assertThatCode(() -> Sequential.of(layers).input(input.dims()).init(0)).doesNotThrowAnyException();
    }

    @Test
    void keras8By8ImagesAreRefusedWithTheWordThatTransposes() {
        assertRefused(Shape.of(8, 8, 1), conv2D(8, 3).same(), flatten(), dense(10))
                .hasMessage("conv2d: the input [8, 8, 1] looks like [height, width, channels]; nn wants [1, 8, 8].\n"
                        + "Maybe use data.channelsFirst(), or, where it is 8 channels of 8 × 1, begin with"
                        + " reshape(8, 8, 1).");
        assertRefused(Shape.of(8, 8, 1), conv2D(8, 3), flatten(), dense(10))
                .hasMessageEndingWith("a window of 3 × 3 does not fit into the image [8, 8, 1].\n"
                        + "Maybe put the channels first, as nn wants them: data.channelsFirst() makes [channels, height,"
                        + " width] of [height, width, channels], here [1, 8, 8].");
    }

    @Test
    void fittingRefusesThemBeforeAnythingIsTrained() {
        TinyEngine engine = new TinyEngine();
        Dataset digits = Dataset.of(Tensor.zeros(Shape.of(4, 8, 8, 1)), Tensor.zeros(Shape.of(4, 2)));
        assertThatThrownBy(() -> Sequential.of(conv2D(8, 3).same(), flatten(), dense(2))
                        .fit(digits, fit -> TinyData.tiny(fit).engine(engine)))
                .hasMessageStartingWith("conv2d: the input [8, 8, 1] looks like [height, width, channels];");
        assertThat(engine.events()).isEmpty();
    }

    @Test
    void theyAreFoundWhateverStandsBefore() {
        assertRefused(Shape.of(32, 32, 3), conv2D(8, 3));
        assertRefused(Shape.of(480, 640, 3), maxPool2D(2));
        assertRefused(Shape.of(28, 28, 1), zeroPadding2D(1), conv2D(8, 3));
        assertRefused(Shape.of(8, 8, 1), globalAveragePool2D());
        assertRefused(Shape.of(8, 8, 1), globalMaxPool2D());
        assertRefused(Shape.of(28, 28, 1), upSampling2D());
        assertRefused(
                Shape.of(28, 28, 1),
                rescaling(1 / 255.0),
                batchNormalization(),
                dropout(0.1),
                activation(relu()),
                block(conv2D(8, 3).same()));
        assertRefused(Shape.of(784), reshape(28, 28, 1), conv2D(8, 3).same())
                .hasMessageStartingWith("conv2d: the input [28, 28, 1] looks like");
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theyAreFoundAfterEveryLayerThatKeepsTheShape(Layer layer) {
        Shape keras = Shape.of(8, 8, 1);
        if (layer.outputShape(keras).equals(keras)) {
            assertRefused(keras, layer, conv2D(8, 3).same())
                    .hasMessageContaining("looks like [height, width, channels]");
        } else {
            assertThat(layer).isInstanceOfAny(Windowed.class, ZeroPadding2D.class);
        }
    }

    static Stream<Layer> layers() {
        return Stream.of(
                conv2D(3, 1),
                maxPool2D(2, 1),
                averagePool2D(2, 1),
                zeroPadding2D(1),
                upSampling2D(1),
                new ActivationLayer(relu(), ""),
                activityRegularization(l2(0.1)),
                dropout(0.5),
                batchNormalization(),
                layerNormalization(),
                rescaling(0.5),
                normalization(new float[] {0}, new float[] {1}),
                new Add(""));
    }

    @Test
    void statisticsBeforeAConvolutionHideNothing() {
        Dataset keras = Dataset.of(Tensor.zeros(Shape.of(4, 8, 8, 1)), Tensor.zeros(Shape.of(4, 2)));
        assertRefused(
                        Shape.of(8, 8, 1),
                        normalization(keras),
                        conv2D(8, 3).same().relu(),
                        flatten(),
                        dense(2))
                .hasMessageStartingWith("conv2d: the input [8, 8, 1] looks like [height, width, channels];");
        assertRefused(
                Shape.of(8, 8, 1), residual(activation(relu())), conv2D(8, 3).same());
        assertAccepted(
                Shape.of(8, 8, 1), residual(reshape(8, 8, 1)), conv2D(8, 3).same());
    }

    @Test
    void whatIsChannelsFirstOrNoImageGoesThrough() {
        assertAccepted(Shape.of(1, 8, 8), conv2D(8, 3));
        assertAccepted(Shape.of(3, 32, 32), conv2D(8, 3).same(), maxPool2D());
        assertAccepted(Shape.of(8, 100, 1), conv2D(4, 3, 1), maxPool2D(2, 1)); // series of 8 channels, 1 wide
        assertAccepted(Shape.of(6, 128, 1), conv2D(4, 5, 1).same(), globalAveragePool2D());
        assertAccepted(Shape.of(6, 128, 1), upSampling2D(2, 1), conv2D(4, 5, 1).same(), globalMaxPool2D());
        assertAccepted(Shape.of(8, 100, 4), conv2D(4, 3, 3));
        assertAccepted(Shape.of(28, 28, 1), flatten(), dense(10));
        assertAccepted(Shape.of(1, 64, 16), conv2D(16, 3).same(), maxPool2D(4, 4), conv2D(4, 3)); // [16, 16, 4] within
    }

    @Test
    void aReshapeToTheSameShapeSaysThatTheOrderIsMeant() {
        assertAccepted(Shape.of(8, 8, 1), reshape(8, 8, 1), conv2D(8, 3).same());
    }

    @Test
    void channelsFirstMakesOfThemWhatIsWanted() {
        Dataset keras = Dataset.of(Tensor.zeros(Shape.of(4, 8, 8, 1)), Tensor.zeros(Shape.of(4, 2)));
        assertAccepted(keras.channelsFirst().input().shape().row(), conv2D(8, 3).same());
    }

    @Test
    void predictingWithChannelsLastGivesAdvice() {
        Sequential network = Sequential.of(conv2D(2, 3), flatten(), dense(2)).input(3, 8, 9);
        Compilation compilation =
                Fit.DEFAULT.loss(meanSquaredError()).engine(new TinyEngine()).compilation();
        Model model = Model.of(network, network.init(0).state(), compilation, History.EMPTY, Schema.UNKNOWN);
        Predictor predictor = new Predictor(model.network(), Decision.of(model.network(), compilation.loss()), NONE);
        assertThatThrownBy(() -> predictor.predict(Tensor.zeros(Shape.of(8, 9, 3))))
                .hasMessage(
                        "the network takes rows of [3, 8, 9], or a batch [rows, …] of them, but was given [8, 9, 3].\n"
                                + "Maybe these are channels last: use tensor.transpose(2, 0, 1), or data.channelsFirst().");
        assertThatThrownBy(() -> predictor.predict(Tensor.zeros(Shape.of(5, 8, 9, 3))))
                .hasMessageEndingWith("use tensor.transpose(0, 3, 1, 2), or data.channelsFirst().");
        Dataset last = Dataset.of(Tensor.zeros(Shape.of(2, 8, 9, 3)), Tensor.zeros(Shape.of(2, 2)));
        assertThatThrownBy(() -> model.evaluate(last))
                .hasMessage("the network takes rows of [3, 8, 9], but the data has rows of [8, 9, 3].\n"
                        + "Maybe use data.channelsFirst(): these are channels last.");
    }
}
