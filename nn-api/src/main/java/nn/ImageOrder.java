package nn;

import java.util.HashSet;
import java.util.Set;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Dense;
import nn.layer.Flatten;
import nn.layer.Layer;
import nn.layer.Reshape;
import nn.layer.Windowed;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;

/**
 * Refuses images whose channels seem to stand last, as Keras has them, where a layer would take their height for channels.
 *
 * <p>Only shapes as they were given count, by the input or a reshape. A reshape to the very shape that comes in says that
 * the order is meant.
 */
final class ImageOrder {
    private final Network network;
    private final Set<String> given = new HashSet<>();

    private ImageOrder(Network network) {
        this.network = network;
        network.inputs().stream().map(Input::name).forEach(given::add);
    }

    static void require(Network network) {
        ImageOrder order = new ImageOrder(network);
        network.nodes().forEach(order::check);
    }

    private void check(Node node) {
        String source = node.from().get(0);
        if (!given.contains(source)) {
            return;
        }
        Shape in = network.shape(source);
        if (in.looksChannelsLast() && node.layer().seesColumns(in)) {
            throw NnException.of(
                            "%s: the input %s looks like [height, width, channels]; nn wants %s.",
                            node.name(), in, in.channelsFirst())
                    .maybe(
                            "use data.channelsFirst(), or, where it is %d channels of %d × %d, begin with reshape(%s).",
                            in.dim(0), in.dim(1), in.dim(2), dims(in));
        }
        if (passesOn(node, in) && given.containsAll(node.from())) {
            given.add(node.name());
        }
    }

    /** Returns whether what comes out has a given shape still: a layer that makes features of its own gives another. */
    private static boolean passesOn(Node node, Shape in) {
        Layer layer = node.layer();
        if (layer instanceof Reshape reshape) {
            return !reshape.target().equals(in);
        }
        if (layer instanceof Flatten) {
            return !in.isFlat();
        }
        boolean makesFeatures = layer instanceof Dense || layer instanceof Windowed<?>;
        return !makesFeatures && node.out().equals(in);
    }

    private static String dims(Shape shape) {
        String text = shape.toString();
        return text.substring(1, text.length() - 1);
    }
}
