package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import nn.spi.Network;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Makes the DL4J layers of cells, and remembers those that must be told of each step or asked after it. */
final class Dl4jLayers {
    private final Network network;
    private final long seed;
    private final List<Stepped> stepped = new ArrayList<>();
    private final List<Penalized> penalized = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param network what the cells were made of
     * @param seed what random layers draw from
     */
    Dl4jLayers(Network network, long seed) {
        this.network = network;
        this.seed = seed;
    }

    Layer of(Cell cell) {
        Layer layer = new LayerKinds(cell, network.shape(cell.node().from().get(0)), seed).make();
        if (layer instanceof OwnLayer own) {
            remember(own.calculation());
        }
        return layer;
    }

    private void remember(Calculation calculation) {
        if (calculation instanceof Stepped each) {
            stepped.add(each);
        }
        if (calculation instanceof Penalized each) {
            penalized.add(each);
        }
    }

    /** Lists what must know which step is taken. */
    List<Stepped> stepped() {
        return stepped;
    }

    /** Lists what adds penalties to the loss. */
    List<Penalized> penalized() {
        return penalized;
    }
}
