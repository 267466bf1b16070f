package nn.keras.graph;

import java.util.Locale;

/** Writes class names as Keras's files do. */
final class Snake {
    private Snake() {}

    /** Turns {@code BatchNormalization} into {@code batch_normalization}. */
    static String of(String name) {
        return name.replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
