package nn.testkit;

import static nn.Activations.softmax;
import static nn.Constraints.maxNorm;
import static nn.Constraints.nonNegative;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.layerNormalization;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Regularizers.l1;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;

import java.util.Map;
import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Regularizer;

/** Lists every layer that takes features, with each of its options. */
final class GoldenLayers {
    private GoldenLayers() {}

    static Stream<GoldenCase> all() {
        return Stream.of(
                        plain(),
                        penalties(),
                        constraints(),
                        frozen(),
                        normalizations(),
                        merged(),
                        others(),
                        GoldenSeries.all())
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> plain() {
        return Stream.of(
                flat("dense", dense(3)),
                flat("dense-deep", dense(6).tanh(), dense(5).sigmoid(), dense(4).tanh(), dense(2)),
                flat("dense-noBias", dense(4).tanh().useBias(false), dense(3)),
                flat("dense-oneRow", dense(4).tanh(), dense(3)),
                flat("dense-oneUnit", dense(1)),
                flat("dense-uint8", dense(4).tanh(), dense(3)),
                flat("dense-int32", dense(4).tanh(), dense(3)),
                flat("dense-rawPixels", 0.01, dense(4).sigmoid(), dense(3).sigmoid()));
    }

    private static Stream<GoldenCase> penalties() {
        Map<String, Regularizer> each = Map.of("L1", l1(0.02), "L2", l2(0.03), "L1L2", l1L2(0.02, 0.03));
        return each.entrySet().stream().flatMap(entry -> {
            Regularizer penalty = entry.getValue();
            return Stream.of(
                    flat("dense-kernel" + entry.getKey(), dense(4).tanh().kernelRegularizer(penalty), dense(3)),
                    flat("dense-bias" + entry.getKey(), dense(4).tanh().biasRegularizer(penalty), dense(3)),
                    flat("dense-activity" + entry.getKey(), dense(4).tanh().activityRegularizer(penalty), dense(3)));
        });
    }

    private static Stream<GoldenCase> constraints() {
        return Stream.of(
                flat("dense-kernelMaxNorm", dense(4).tanh().kernelConstraint(maxNorm(0.9)), dense(3)),
                flat("dense-biasMaxNorm", dense(4).tanh().biasConstraint(maxNorm(0.3)), dense(3)),
                flat("dense-kernelNonNegative", dense(4).tanh().kernelConstraint(nonNegative()), dense(3)),
                flat("dense-biasNonNegative", dense(4).tanh().biasConstraint(nonNegative()), dense(3)));
    }

    private static Stream<GoldenCase> frozen() {
        Regularizer both = l1L2(0.02, 0.03);
        return Stream.of(
                flat("dense-frozen", dense(4).tanh(), dense(3)).freeze("dense"),
                flat(
                                "dense-frozenPenalty",
                                dense(4).tanh().kernelRegularizer(both).activityRegularizer(both),
                                dense(3))
                        .freeze("dense"),
                flat("dense-frozenConstraint", dense(4).tanh().kernelConstraint(maxNorm(0.5)), dense(3))
                        .freeze("dense"),
                flat("residual-frozen", dense(4).tanh(), residual(dense(6).tanh(), dense(4)), dense(3))
                        .freeze("residual"),
                inner("batchNormalization-frozen", batchNormalization().momentum(0.6))
                        .freeze("batch_normalization"));
    }

    private static Stream<GoldenCase> normalizations() {
        return Stream.of(
                inner("batchNormalization", batchNormalization()),
                inner("batchNormalization-momentum", batchNormalization().momentum(0.6)),
                inner("batchNormalization-epsilon", batchNormalization().epsilon(0.3)),
                inner("batchNormalization-noCenter", batchNormalization().center(false)),
                inner("batchNormalization-noScale", batchNormalization().scale(false)),
                inner(
                        "batchNormalization-plain",
                        batchNormalization().center(false).scale(false)),
                flat("batchNormalization-first", batchNormalization(), dense(3)),
                inner("layerNormalization", layerNormalization()),
                inner("layerNormalization-epsilon", layerNormalization().epsilon(0.3)),
                inner("layerNormalization-noCenter", layerNormalization().center(false)),
                inner("layerNormalization-noScale", layerNormalization().scale(false)),
                inner(
                        "layerNormalization-plain",
                        layerNormalization().center(false).scale(false)));
    }

    private static Stream<GoldenCase> merged() {
        return Stream.of(
                flat("block", block(dense(4).tanh(), dense(4).tanh()), block(dense(3))),
                flat("residual", dense(4).tanh(), residual(dense(6).tanh(), dense(4)), dense(3)),
                flat("residual-first", residual(dense(5).tanh()), dense(3)),
                flat("residual-last", dense(3).tanh(), residual(dense(3).tanh())),
                flat("residual-shortcut", residual(dense(4).tanh(), dense(3)).shortcut(dense(3))),
                flat("residual-nested", residual(dense(5).tanh(), residual(dense(5).tanh())), dense(3)));
    }

    private static Stream<GoldenCase> others() {
        float[] mean = {0.5f, -1, 2, 0, 0.25f};
        float[] variance = {4, 0.25f, 1, 2, 0.5f};
        return Stream.of(
                flat("reshape", dense(12).tanh(), reshape(2, 3, 2), conv2D(2, 2).tanh(), reshape(4), dense(2)),
                inner("activityRegularization", activityRegularization(l1L2(0.02, 0.03))),
                inner("dropout-zero", dropout(0)),
                flat("rescaling", rescaling(0.5, -0.25), dense(3)),
                inner("rescaling-inner", rescaling(0.5, -0.25)),
                flat("normalization", normalization(mean, variance), dense(3)),
                pairs("layerNormalization", dense(6).tanh(), layerNormalization()),
                pairs("activation-softmax", dense(6), activation(softmax())),
                pairs("normalization", dense(6).tanh(), normalization(new float[] {0.5f, -1, 0}, new float[] {
                    4, 0.25f, 0.5f
                })));
    }

    /** Sees a row as two axes, of which the last holds the features. */
    private static GoldenCase pairs(String name, Layer first, Layer layer) {
        String file = name + (name.contains("-") ? "Pairs" : "-pairs");
        return flat(file, first, reshape(2, 3), layer, flatten(), dense(2));
    }

    private static GoldenCase inner(String name, Layer layer) {
        return flat(name, dense(4).tanh(), layer, dense(3));
    }

    private static GoldenCase flat(String name, Layer... layers) {
        return flat(name, 0.1, layers);
    }

    private static GoldenCase flat(String name, double rate, Layer... layers) {
        return GoldenCase.of("layers/" + name, Shape.of(5), Losses.meanSquaredError(), Optimizers.sgd(rate), layers);
    }
}
