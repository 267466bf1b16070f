package nn.keras.kind;

import static nn.keras.kind.Look.FEATURES;
import static nn.keras.kind.Look.PLACES;

import java.util.List;
import nn.layer.Conv1D;
import nn.layer.Conv1DTranspose;
import nn.layer.Conv2D;
import nn.layer.Conv2DTranspose;
import nn.layer.Dense;

/** Translates dense layers and convolutions. */
final class Filters {
    private static final String SIZE = "kernel_size";

    private Filters() {}

    static List<Kind<?>> all() {
        return List.of(
                new Kind<>(
                        "Dense",
                        Dense.class,
                        PLACES,
                        Filters::dense,
                        Filters::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.SAME)),
                new Kind<>(
                        "Conv2D",
                        Conv2D.class,
                        FEATURES,
                        Filters::conv2D,
                        Filters::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.IMAGE_KERNEL)),
                new Kind<>(
                        "Conv1D",
                        Conv1D.class,
                        PLACES,
                        Filters::conv1D,
                        Filters::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.SEQUENCE_KERNEL)),
                new Kind<>(
                        "Conv2DTranspose",
                        Conv2DTranspose.class,
                        FEATURES,
                        Filters::transpose2D,
                        Filters::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.IMAGE_KERNEL)),
                new Kind<>(
                        "Conv1DTranspose",
                        Conv1DTranspose.class,
                        PLACES,
                        Filters::transpose1D,
                        Filters::write,
                        layer -> Chosen.vars(layer.parameters(), Layout.SEQUENCE_KERNEL)));
    }

    private static Dense dense(Config config) {
        return new Dense(
                config.integer("units"), Chosen.activation(config), Chosen.read(config, "kernel", Chosen.DENSE), "");
    }

    private static void write(Dense layer, Options options) {
        options.with("units", layer.units());
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "kernel", Chosen.DENSE);
    }

    private static Conv2D conv2D(Config config) {
        return new Conv2D(
                config.integer("filters"),
                Windows.image(config, SIZE),
                config.integer("groups", 1),
                Chosen.activation(config),
                Chosen.read(config, "kernel", Chosen.IMAGE),
                "");
    }

    private static void write(Conv2D layer, Options options) {
        options.with("filters", layer.filters()).with("groups", layer.groups());
        Windows.write(options, SIZE, layer.window(), true);
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "kernel", Chosen.IMAGE);
    }

    private static Conv1D conv1D(Config config) {
        return new Conv1D(
                config.integer("filters"),
                Windows.sequence(config, SIZE),
                config.integer("groups", 1),
                Chosen.activation(config),
                Chosen.read(config, "kernel", Chosen.SEQUENCE),
                "");
    }

    private static void write(Conv1D layer, Options options) {
        options.with("filters", layer.filters()).with("groups", layer.groups());
        Windows.write(options, SIZE, layer.window(), true);
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "kernel", Chosen.SEQUENCE);
    }

    private static List<Integer> outputPadding(Config config, int axes) {
        return config.find("output_padding").isPresent() ? config.integers("output_padding", axes) : List.of();
    }

    private static void write(Options options, List<Integer> outputPadding) {
        if (!outputPadding.isEmpty()) {
            options.with("output_padding", outputPadding);
        }
    }

    private static Conv2DTranspose transpose2D(Config config) {
        return new Conv2DTranspose(
                config.integer("filters"),
                Windows.image(config, SIZE),
                outputPadding(config, 2),
                Chosen.activation(config),
                Chosen.read(config, "kernel", Chosen.IMAGE),
                "");
    }

    private static void write(Conv2DTranspose layer, Options options) {
        options.with("filters", layer.filters());
        Windows.write(options, SIZE, layer.window(), true);
        write(options, layer.outputPadding());
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "kernel", Chosen.IMAGE);
    }

    private static Conv1DTranspose transpose1D(Config config) {
        return new Conv1DTranspose(
                config.integer("filters"),
                Windows.sequence(config, SIZE),
                outputPadding(config, 1),
                Chosen.activation(config),
                Chosen.read(config, "kernel", Chosen.SEQUENCE),
                "");
    }

    private static void write(Conv1DTranspose layer, Options options) {
        options.with("filters", layer.filters());
        Windows.write(options, SIZE, layer.window(), true);
        write(options, layer.outputPadding());
        Chosen.write(options, layer.activation());
        Chosen.write(options, layer.parameters(), "kernel", Chosen.SEQUENCE);
    }
}
