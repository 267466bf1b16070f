package nn.keras.kind;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs a variable of Keras's with a weight of nn's.
 *
 * @param path where the layer's group holds it, such as {@code cell/vars/0}
 * @param weight its local name in nn, such as {@code kernel}; empty where nn holds it otherwise
 * @param layout how it is laid out
 */
public record Var(String path, String weight, Layout layout) {
    /** Holds variables in order that are laid out alike. */
    static List<Var> all(String group, String... weights) {
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new Var(group + "vars/" + i, weights[i], Layout.SAME))
                .toList();
    }

    /** Lays it out otherwise. */
    Var laidOut(Layout other) {
        return new Var(path, weight, other);
    }

    /** Sees it from the layer around. */
    Var within(String group, String scope) {
        return new Var(group + "/" + path, scope + "/" + weight, layout);
    }
}
