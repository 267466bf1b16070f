package nn.testkit;

import static nn.Layers.alphaDropout;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.gaussianDropout;
import static nn.Layers.gaussianNoise;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.randomBrightness;
import static nn.Layers.randomContrast;
import static nn.Layers.randomCrop;
import static nn.Layers.randomFlip;
import static nn.Layers.randomRotation;
import static nn.Layers.randomTranslation;
import static nn.Layers.randomZoom;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.spatialDropout1D;
import static nn.Layers.spatialDropout2D;

import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Sampled;
import nn.layer.Sampling;
import nn.layer.UpSampling2D;

/** Lists every layer that draws while training, where what is drawn leaves no choice or does not matter. */
final class GoldenRandom {
    private GoldenRandom() {}

    static Stream<GoldenCase> all() {
        return Stream.of(noise(), moved(), further(), others()).flatMap(cases -> cases);
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

    private static Stream<GoldenCase> moved() {
        return Stream.of(
                        ways(
                                "randomTranslation",
                                randomTranslation(0, 0).height(0.337, 0.337).width(-0.783, -0.783)),
                        ways("randomZoom", randomZoom(0).height(0.837, 0.837).width(-0.383, -0.383)),
                        ways("randomRotation", randomRotation(0.137, 0.137)))
                .flatMap(cases -> cases);
    }

    private static <L extends Sampled<L>> Stream<GoldenCase> ways(String name, L layer) {
        return Stream.of(
                within(name, layer),
                within(name + "-constant", layer.fillConstant(0.5)),
                within(name + "-zeros", layer.fillConstant(0)),
                within(name + "-wrap", layer.fillWrap()),
                within(name + "-edges", layer.fillNearest()),
                within(name + "-nearest", layer.nearest()),
                within(name + "-nearestConstant", layer.sampling(nearest(Sampling.Fill.CONSTANT, -0.7))),
                within(name + "-nearestWrap", layer.sampling(nearest(Sampling.Fill.WRAP, 0))));
    }

    private static Sampling nearest(Sampling.Fill fill, double value) {
        return new Sampling(fill, value, UpSampling2D.Interpolation.NEAREST);
    }

    private static Stream<GoldenCase> further() {
        return Stream.of(
                within(
                        "randomTranslation-far",
                        randomTranslation(0, 0).height(-0.963, -0.963).width(0.171, 0.171)),
                within("randomZoom-alike", randomZoom(0).height(-0.237, -0.237)),
                within("randomZoom-wider", randomZoom(0).height(0.437, 0.437).width(0.913, 0.913)),
                within("randomRotation-back", randomRotation(-0.371, -0.371)),
                averaged("randomFlip", conv2D(2, 2).tanh(), randomFlip()),
                averaged(
                        "randomFlip-horizontal",
                        conv2D(2, 2).tanh(),
                        randomFlip().horizontal()),
                averaged(
                        "randomFlip-vertical", conv2D(2, 2).tanh(), randomFlip().vertical()));
    }

    private static Stream<GoldenCase> others() {
        Layer small = rescaling(1 / 255.0);
        Shape pair = Shape.of(2, 4, 5);
        return Stream.of(
                image("randomContrast", pair, randomContrast(0.2), small, globalAveragePool2D(), dense(2)),
                averaged(
                        "randomContrast-range",
                        conv2D(2, 2).tanh(),
                        randomContrast(0.3, 0.6).valueRange(-9, 8)),
                image("randomBrightness", pair, randomBrightness(0.1, 0.1), small, globalAveragePool2D(), dense(2)),
                within("randomBrightness-range", randomBrightness(-0.07, -0.07).valueRange(-3, 5)),
                within("randomCrop", randomCrop(5, 6)),
                image(
                        "randomCrop-first",
                        Shape.of(2, 3, 4),
                        randomCrop(3, 4),
                        conv2D(2, 2).tanh(),
                        flatten(),
                        dense(2)));
    }

    private static GoldenCase within(String name, Layer layer) {
        return image(
                name,
                Shape.of(1, 6, 7),
                conv2D(2, 2).tanh(),
                layer,
                conv2D(2, 3).tanh(),
                flatten(),
                dense(2));
    }

    private static GoldenCase averaged(String name, Layer first, Layer layer) {
        return image(name, Shape.of(1, 4, 5), first, layer, globalAveragePool2D(), dense(2));
    }

    private static GoldenCase flat(String name, Layer... layers) {
        return GoldenCase.of("layers/" + name, Shape.of(5), Losses.meanSquaredError(), Optimizers.sgd(0.1), layers);
    }

    private static GoldenCase image(String name, Shape input, Layer... layers) {
        return GoldenCase.of("layers/" + name, input, Losses.meanSquaredError(), Optimizers.sgd(0.05), layers);
    }
}
