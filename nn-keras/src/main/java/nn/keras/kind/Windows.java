package nn.keras.kind;

import java.util.List;
import java.util.Locale;
import nn.layer.Padding;
import nn.layer.Window;
import nn.layer.Window1D;
import nn.layer.Window1D.Ends;

/** Translates what slides: kernels and pools. */
final class Windows {
    private Windows() {}

    static Window image(Config config, String size) {
        List<Integer> sizes = config.integers(size, 2);
        List<Integer> strides = config.find("strides").isPresent() ? config.integers("strides", 2) : sizes;
        List<Integer> dilation =
                config.find("dilation_rate").isPresent() ? config.integers("dilation_rate", 2) : List.of(1, 1);
        return new Window(
                sizes.get(0),
                sizes.get(1),
                strides.get(0),
                strides.get(1),
                dilation.get(0),
                dilation.get(1),
                Padding.valueOf(padding(config, "valid", "same")));
    }

    static Window1D sequence(Config config, String size) {
        int length = config.integers(size, 1).get(0);
        int stride = config.find("strides").isPresent()
                ? config.integers("strides", 1).get(0)
                : length;
        int dilation = config.find("dilation_rate").isPresent()
                ? config.integers("dilation_rate", 1).get(0)
                : 1;
        return new Window1D(length, stride, dilation, Ends.valueOf(padding(config, "valid", "same", "causal")));
    }

    private static String padding(Config config, String... known) {
        String padding = config.word("padding", "valid");
        if (!List.of(known).contains(padding)) {
            throw config.refused("its padding \"%s\" is not known to nn.", padding);
        }
        return padding.toUpperCase(Locale.ROOT);
    }

    static void write(Options options, String size, Window window, boolean isKernel) {
        options.with(size, List.of(window.height(), window.width()))
                .with("strides", List.of(window.strideY(), window.strideX()))
                .with("padding", window.padding().name().toLowerCase(Locale.ROOT))
                .with("data_format", "channels_last");
        if (isKernel) {
            options.with("dilation_rate", List.of(window.dilationY(), window.dilationX()));
        }
    }

    static void write(Options options, String size, Window1D window, boolean isKernel) {
        options.with(size, List.of(window.size()))
                .with("strides", List.of(window.stride()))
                .with("padding", window.padding().name().toLowerCase(Locale.ROOT))
                .with("data_format", "channels_last");
        if (isKernel) {
            options.with("dilation_rate", List.of(window.dilation()));
        }
    }
}
