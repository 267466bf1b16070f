package nn.keras.kind;

import static nn.keras.kind.Look.FEATURES;
import static nn.keras.kind.Look.PLACES;

import java.util.List;
import java.util.Locale;
import nn.layer.Cropping1D;
import nn.layer.Cropping2D;
import nn.layer.UpSampling1D;
import nn.layer.UpSampling2D;
import nn.layer.ZeroPadding1D;
import nn.layer.ZeroPadding2D;

/** Translates what makes images and sequences larger or smaller. */
final class Edges {
    private Edges() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of(
                        "ZeroPadding2D",
                        ZeroPadding2D.class,
                        FEATURES,
                        Edges::padded,
                        (layer, options) ->
                                write(options, "padding", layer.top(), layer.bottom(), layer.left(), layer.right())),
                Kind.of(
                        "Cropping2D",
                        Cropping2D.class,
                        FEATURES,
                        Edges::cropped,
                        (layer, options) ->
                                write(options, "cropping", layer.top(), layer.bottom(), layer.left(), layer.right())),
                Kind.of(
                        "ZeroPadding1D",
                        ZeroPadding1D.class,
                        PLACES,
                        config -> new ZeroPadding1D(
                                config.integers("padding", 2).get(0),
                                config.integers("padding", 2).get(1),
                                ""),
                        (layer, options) -> options.with("padding", List.of(layer.before(), layer.after()))),
                Kind.of(
                        "Cropping1D",
                        Cropping1D.class,
                        PLACES,
                        config -> new Cropping1D(
                                config.integers("cropping", 2).get(0),
                                config.integers("cropping", 2).get(1),
                                ""),
                        (layer, options) -> options.with("cropping", List.of(layer.before(), layer.after()))),
                Kind.of("UpSampling2D", UpSampling2D.class, FEATURES, Edges::enlarged, Edges::write),
                Kind.of(
                        "UpSampling1D",
                        UpSampling1D.class,
                        PLACES,
                        config -> new UpSampling1D(config.integers("size", 1).get(0), ""),
                        (layer, options) -> options.with("size", layer.size())));
    }

    /** Reads what is given for all four edges. */
    private static List<Integer> edges(Config config, String key) {
        List<Integer> all = config.find(key)
                .map(value -> config.flat(key, value))
                .orElseThrow(() -> config.refused("its option %s is missing.", key));
        return switch (all.size()) {
            case 1 -> List.of(all.get(0), all.get(0), all.get(0), all.get(0));
            case 2 -> List.of(all.get(0), all.get(0), all.get(1), all.get(1));
            case 4 -> all;
            default -> throw config.refused("its option %s must be of four numbers, but was %s.", key, all);
        };
    }

    private static ZeroPadding2D padded(Config config) {
        List<Integer> edges = edges(config, "padding");
        return new ZeroPadding2D(edges.get(0), edges.get(1), edges.get(2), edges.get(3), "");
    }

    private static Cropping2D cropped(Config config) {
        List<Integer> edges = edges(config, "cropping");
        return new Cropping2D(edges.get(0), edges.get(1), edges.get(2), edges.get(3), "");
    }

    private static void write(Options options, String key, int top, int bottom, int left, int right) {
        options.with(key, List.of(List.of(top, bottom), List.of(left, right))).with("data_format", "channels_last");
    }

    private static UpSampling2D enlarged(Config config) {
        List<Integer> size = config.integers("size", 2);
        return new UpSampling2D(size.get(0), size.get(1), interpolation(config), "");
    }

    static UpSampling2D.Interpolation interpolation(Config config) {
        String word = config.word("interpolation", "nearest");
        if (!word.equals("nearest") && !word.equals("bilinear")) {
            throw config.refused("its interpolation \"%s\" is not known to nn, which has nearest and bilinear.", word);
        }
        return UpSampling2D.Interpolation.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static void write(UpSampling2D layer, Options options) {
        options.with("size", List.of(layer.rows(), layer.columns()))
                .with("data_format", "channels_last")
                .with("interpolation", layer.interpolation().name().toLowerCase(Locale.ROOT));
    }
}
