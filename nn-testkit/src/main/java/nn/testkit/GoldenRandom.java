package nn.testkit;

import static nn.Layers.alphaDropout;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.gaussianDropout;
import static nn.Layers.gaussianNoise;
import static nn.Layers.reshape;
import static nn.Layers.spatialDropout1D;
import static nn.Layers.spatialDropout2D;

import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Layer;

/** Lists every layer that draws while training, where what is drawn leaves no choice or does not matter. */
final class GoldenRandom {
    private GoldenRandom() {}

    static Stream<GoldenCase> all() {
        return noise();
    }

    private static Stream<GoldenCase> noise() {
        return Stream.of(
                flat("gaussianNoise-zero", dense(4).tanh(), gaussianNoise(0), dense(3)),
                flat("gaussianDropout-zero", dense(4).tanh(), gaussianDropout(0), dense(3)),
                flat("alphaDropout-zero", dense(4).tanh(), alphaDropout(0), dense(3)),
                flat("spatialDropout1D-zero", dense(6).tanh(), reshape(2, 3), spatialDropout1D(0), flatten(), dense(2)),
                image(
                        "spatialDropout2D-zero",
                        Shape.of(1, 4, 5),
                        conv2D(2, 2).tanh(),
                        spatialDropout2D(0),
                        flatten(),
                        dense(2)));
    }

    private static GoldenCase flat(String name, Layer... layers) {
        return GoldenCase.of("layers/" + name, Shape.of(5), Losses.meanSquaredError(), Optimizers.sgd(0.1), layers);
    }

    private static GoldenCase image(String name, Shape input, Layer... layers) {
        return GoldenCase.of("layers/" + name, input, Losses.meanSquaredError(), Optimizers.sgd(0.05), layers);
    }
}
