package nn.keras.kind;

import static nn.keras.kind.Look.EACH;
import static nn.keras.kind.Look.FEATURES;
import static nn.keras.kind.Look.PLACES;

import java.util.List;
import nn.layer.ActivityRegularization;
import nn.layer.AlphaDropout;
import nn.layer.Dropout;
import nn.layer.GaussianDropout;
import nn.layer.GaussianNoise;
import nn.layer.L1L2;
import nn.layer.SpatialDropout1D;
import nn.layer.SpatialDropout2D;

/** Translates dropout, noise and penalties. */
final class Noises {
    private Noises() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of(
                        "Dropout",
                        Dropout.class,
                        EACH,
                        config -> new Dropout(rate(config), ""),
                        (layer, options) -> options.with("rate", layer.rate())),
                Kind.of(
                        "SpatialDropout1D",
                        SpatialDropout1D.class,
                        PLACES,
                        config -> new SpatialDropout1D(rate(config), ""),
                        (layer, options) -> options.with("rate", layer.rate())),
                Kind.of(
                        "SpatialDropout2D",
                        SpatialDropout2D.class,
                        FEATURES,
                        config -> new SpatialDropout2D(rate(config), ""),
                        (layer, options) -> options.with("rate", layer.rate()).with("data_format", "channels_last")),
                Kind.of(
                        "GaussianNoise",
                        GaussianNoise.class,
                        EACH,
                        config -> new GaussianNoise(config.number("stddev"), ""),
                        (layer, options) -> options.with("stddev", layer.stddev())),
                Kind.of(
                        "GaussianDropout",
                        GaussianDropout.class,
                        EACH,
                        config -> new GaussianDropout(rate(config), ""),
                        (layer, options) -> options.with("rate", layer.rate())),
                Kind.of(
                        "AlphaDropout",
                        AlphaDropout.class,
                        EACH,
                        config -> new AlphaDropout(rate(config), ""),
                        (layer, options) -> options.with("rate", layer.rate())),
                Kind.of(
                        "ActivityRegularization",
                        ActivityRegularization.class,
                        EACH,
                        config -> new ActivityRegularization(
                                new L1L2(config.number("l1", 0), config.number("l2", 0)), ""),
                        Noises::write));
    }

    private static double rate(Config config) {
        return config.number("rate");
    }

    private static void write(ActivityRegularization layer, Options options) {
        if (!(layer.regularizer() instanceof L1L2 known)) {
            throw nn.data.NnException.of("Keras's files cannot hold the regularizer %s.", layer.regularizer());
        }
        options.with("l1", known.l1()).with("l2", known.l2());
    }
}
