package nn.keras.graph;

import java.util.List;
import nn.data.Shape;
import nn.keras.kind.Catalogue;
import nn.keras.kind.Config;
import nn.keras.kind.Look;
import nn.layer.Layer;
import nn.layer.TimeDistributed;

/** Finds along which axis a layer of Keras's has its features, and in which order nn must have its rows. */
final class Axes {
    private final LayerNote note;

    Axes(LayerNote note) {
        this.note = note;
    }

    /** Tells whether the features of rows of such a rank stand last. */
    boolean isLast(int rank) {
        int axis = axis();
        return axis == -1 || axis == rank;
    }

    /** Finds the axis, counted with the batch as 0, or from −1 for the last. */
    private int axis() {
        Config config = note.config();
        boolean isFirst = config.word("data_format", "channels_last").equals("channels_first");
        List<Integer> axes =
                config.find("axis").map(axis -> config.flat("axis", axis)).orElse(List.of(isFirst ? 1 : -1));
        if (axes.size() != 1) {
            throw config.refused("it looks along the axes %s at once, which nn does not know.", axes);
        }
        return axes.get(0);
    }

    /** Finds in which order a layer wants its rows; those that look at each number by itself take any. */
    Order wanted(Layer layer, Shape row) {
        int inner = Catalogue.bare(layer) instanceof TimeDistributed ? row.rank() - 1 : row.rank();
        if (Catalogue.look(layer) != Look.FEATURES ? isLast(-1) : inner < 3 && isLast(row.rank())) {
            return Order.SAME;
        }
        if (Catalogue.look(layer) == Look.FEATURES && inner == 3 && isLast(row.rank())) {
            return Order.MOVED;
        }
        if (Catalogue.look(layer) == Look.FEATURES && inner == 3 && axis() == 1) {
            return Order.SAME;
        }
        throw note.config()
                .refused(
                        "its features stand along axis %d of rows of %d axes, but nn has them last, or first in images.",
                        axis(), row.rank())
                .maybe("put a Permute before and after it, and save it anew, or build the network in Java"
                        + " and take the weights: Keras.load(path, network).");
    }
}
