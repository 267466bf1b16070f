package nn.keras.kind;

import static nn.keras.kind.Look.FEATURES;
import static nn.keras.kind.Look.PLACES;

import java.util.ArrayList;
import java.util.List;
import nn.layer.DepthwiseConv1D;
import nn.layer.DepthwiseConv2D;
import nn.layer.Initializer;
import nn.layer.Parameters;
import nn.layer.SeparableConv1D;
import nn.layer.SeparableConv2D;
import nn.layer.WeightOptions;

/** Translates convolutions of each channel by itself. */
final class Depths {
    private static final String SIZE = "kernel_size";
    private static final String DEPTH = "depth_multiplier";

    private Depths() {}

    static List<Kind<?>> all() {
        return List.of(
                new Kind<>(
                        "DepthwiseConv2D",
                        DepthwiseConv2D.class,
                        FEATURES,
                        Depths::deep2D,
                        Depths::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.IMAGE_KERNEL)),
                new Kind<>(
                        "DepthwiseConv1D",
                        DepthwiseConv1D.class,
                        PLACES,
                        Depths::deep1D,
                        Depths::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.SEQUENCE_KERNEL)),
                new Kind<>(
                        "SeparableConv2D",
                        SeparableConv2D.class,
                        FEATURES,
                        Depths::both2D,
                        Depths::write,
                        layer -> vars(layer.parameters(), Layout.IMAGE_KERNEL)),
                new Kind<>(
                        "SeparableConv1D",
                        SeparableConv1D.class,
                        PLACES,
                        Depths::both1D,
                        Depths::write,
                        layer -> vars(layer.parameters(), Layout.SEQUENCE_KERNEL)));
    }

    private static List<Var> vars(Parameters parameters, Layout kernel) {
        List<Var> all = Var.all("", "depthwise_kernel", "pointwise_kernel", "bias");
        List<Var> laidOut =
                new ArrayList<>(List.of(all.get(0).laidOut(kernel), all.get(1).laidOut(kernel)));
        laidOut.addAll(parameters.useBias() ? all.subList(2, 3) : List.of());
        return List.copyOf(laidOut);
    }

    private static DepthwiseConv2D deep2D(Config config) {
        return new DepthwiseConv2D(
                Windows.image(config, SIZE),
                config.integer(DEPTH, 1),
                Chosen.activation(config),
                Chosen.read(config, "depthwise", Chosen.IMAGE),
                "");
    }

    private static void write(DepthwiseConv2D layer, Options options) {
        options.with(DEPTH, layer.depthMultiplier());
        Windows.write(options, SIZE, layer.window(), true);
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "depthwise", Chosen.IMAGE);
    }

    private static DepthwiseConv1D deep1D(Config config) {
        return new DepthwiseConv1D(
                Windows.sequence(config, SIZE),
                config.integer(DEPTH, 1),
                Chosen.activation(config),
                Chosen.read(config, "depthwise", Chosen.SEQUENCE),
                "");
    }

    private static void write(DepthwiseConv1D layer, Options options) {
        options.with(DEPTH, layer.depthMultiplier());
        Windows.write(options, SIZE, layer.window(), true);
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "depthwise", Chosen.SEQUENCE);
    }

    private static WeightOptions depthwise(Config config, List<Integer> axes) {
        return Chosen.weight(config, "depthwise", Initializer.GLOROT_UNIFORM, axes);
    }

    private static SeparableConv2D both2D(Config config) {
        return new SeparableConv2D(
                config.integer("filters"),
                Windows.image(config, SIZE),
                config.integer(DEPTH, 1),
                Chosen.activation(config),
                depthwise(config, Chosen.IMAGE),
                Chosen.read(config, "pointwise", Chosen.IMAGE),
                "");
    }

    private static void write(SeparableConv2D layer, Options options) {
        options.with("filters", layer.filters()).with(DEPTH, layer.depthMultiplier());
        Windows.write(options, SIZE, layer.window(), true);
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.depthwise(), "depthwise", Chosen.IMAGE);
        Chosen.write(options, layer.parameters(), "pointwise", Chosen.IMAGE);
    }

    private static SeparableConv1D both1D(Config config) {
        return new SeparableConv1D(
                config.integer("filters"),
                Windows.sequence(config, SIZE),
                config.integer(DEPTH, 1),
                Chosen.activation(config),
                depthwise(config, Chosen.SEQUENCE),
                Chosen.read(config, "pointwise", Chosen.SEQUENCE),
                "");
    }

    private static void write(SeparableConv1D layer, Options options) {
        options.with("filters", layer.filters()).with(DEPTH, layer.depthMultiplier());
        Windows.write(options, SIZE, layer.window(), true);
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.depthwise(), "depthwise", Chosen.SEQUENCE);
        Chosen.write(options, layer.parameters(), "pointwise", Chosen.SEQUENCE);
    }
}
