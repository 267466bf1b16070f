package nn.keras.kind;

import static nn.keras.kind.Look.FEATURES;
import static nn.keras.kind.Look.PLACES;

import java.util.List;
import nn.layer.AveragePool1D;
import nn.layer.AveragePool2D;
import nn.layer.GlobalAveragePool1D;
import nn.layer.GlobalAveragePool2D;
import nn.layer.GlobalMaxPool1D;
import nn.layer.GlobalMaxPool2D;
import nn.layer.MaxPool1D;
import nn.layer.MaxPool2D;

/** Translates pools. */
final class Pools {
    private static final String SIZE = "pool_size";

    private Pools() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of(
                        "MaxPooling2D",
                        MaxPool2D.class,
                        FEATURES,
                        config -> new MaxPool2D(Windows.image(config, SIZE), ""),
                        (layer, options) -> Windows.write(options, SIZE, layer.window(), false)),
                Kind.of(
                        "AveragePooling2D",
                        AveragePool2D.class,
                        FEATURES,
                        config -> new AveragePool2D(Windows.image(config, SIZE), ""),
                        (layer, options) -> Windows.write(options, SIZE, layer.window(), false)),
                Kind.of(
                        "MaxPooling1D",
                        MaxPool1D.class,
                        PLACES,
                        config -> new MaxPool1D(Windows.sequence(config, SIZE), ""),
                        (layer, options) -> Windows.write(options, SIZE, layer.window(), false)),
                Kind.of(
                        "AveragePooling1D",
                        AveragePool1D.class,
                        PLACES,
                        config -> new AveragePool1D(Windows.sequence(config, SIZE), ""),
                        (layer, options) -> Windows.write(options, SIZE, layer.window(), false)),
                Kind.of("GlobalAveragePooling2D", GlobalAveragePool2D.class, FEATURES, new GlobalAveragePool2D("")),
                Kind.of("GlobalMaxPooling2D", GlobalMaxPool2D.class, FEATURES, new GlobalMaxPool2D("")),
                Kind.of("GlobalAveragePooling1D", GlobalAveragePool1D.class, PLACES, new GlobalAveragePool1D("")),
                Kind.of("GlobalMaxPooling1D", GlobalMaxPool1D.class, PLACES, new GlobalMaxPool1D("")));
    }
}
