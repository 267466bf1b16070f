package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.spi.Network;
import nn.spi.Node;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;

/** Puts cells together to a network of DL4J: a chain where there is one, a graph elsewhere. */
final class Assembly {
    private final Network network;
    private final List<Cell> cells;
    private final Dl4jLayers layers;

    /**
     * Prepares.
     *
     * @param network what the cells were made of
     * @param cells in an order that can be computed
     * @param layers what makes the DL4J layers of them
     */
    Assembly(Network network, List<Cell> cells, Dl4jLayers layers) {
        this.network = network;
        this.cells = cells;
        this.layers = layers;
    }

    /** Builds a network that shows what each cell gives. */
    Net predicting() {
        return isChain() ? chain(List.of(), WorkspaceMode.NONE) : graph(List.of(), WorkspaceMode.NONE);
    }

    /** Builds a network that ends in heads. */
    Net training(List<Ending> endings) {
        return isChain() ? chain(endings, WorkspaceMode.ENABLED) : graph(endings, WorkspaceMode.ENABLED);
    }

    private boolean isChain() {
        String before = network.inputs().get(0).name();
        for (Cell cell : cells) {
            if (!cell.node().from().equals(List.of(before))) {
                return false;
            }
            before = cell.name();
        }
        return network.inputs().size() == 1 && network.outputs().equals(List.of(before));
    }

    private static NeuralNetConfiguration.Builder common(WorkspaceMode mode) {
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO)
                .trainingWorkspaceMode(mode)
                .inferenceWorkspaceMode(mode);
    }

    private Net chain(List<Ending> endings, WorkspaceMode mode) {
        ListBuilder builder = common(mode).list();
        List<String> names = new ArrayList<>();
        for (Cell cell : cells) {
            cropped(cell).ifPresent(crop -> builder.inputPreProcessor(names.size(), crop));
            builder.layer(layers.of(cell));
            names.add(cell.name());
        }
        endings.forEach(ending -> ending.layers().forEach(builder::layer));
        return new ChainNet(builder.build(), names);
    }

    private Net graph(List<Ending> endings, WorkspaceMode mode) {
        GraphBuilder builder = common(mode).graphBuilder();
        network.inputs().forEach(input -> builder.addInputs(input.name()));
        for (Cell cell : cells) {
            add(builder, cell);
        }
        List<String> ends = endings.isEmpty() ? network.outputs() : new ArrayList<>();
        for (int i = 0; i < endings.size(); i++) {
            ends.add(add(builder, endings.get(i), i));
        }
        return new GraphNet(builder.setOutputs(ends.toArray(new String[0])).build());
    }

    /** Adds the layers of an end, and names the last. */
    private static String add(GraphBuilder builder, Ending ending, int index) {
        String last = ending.source();
        for (Layer layer : ending.layers()) {
            // No node of a network has a colon in its name.
            String name = last + ":end" + index;
            builder.addLayer(name, layer, last);
            last = name;
        }
        return last;
    }

    private void add(GraphBuilder builder, Cell cell) {
        Node node = cell.node();
        if (node.from().size() > 1) {
            builder.addVertex(cell.name(), MergeKinds.KNOWN.make(node.layer(), node), merged(builder, node));
        } else {
            builder.addLayer(
                    cell.name(),
                    layers.of(cell),
                    cropped(cell).orElse(null),
                    node.from().get(0));
        }
    }

    /** Names what a merge takes; what must be repeated for it comes from a layer of its own. */
    private String[] merged(GraphBuilder builder, Node node) {
        String[] from = node.from().toArray(new String[0]);
        for (int i = 0; i < from.length; i++) {
            if (MergeKinds.repeats(node.layer()) && !network.shape(from[i]).equals(node.out())) {
                String repeated = node.name() + ":" + i;
                builder.addLayer(repeated, new OwnLayer(new Repeated(), node.out(), List.of()), from[i]);
                from[i] = repeated;
            }
        }
        return from;
    }

    private Optional<Cropped> cropped(Cell cell) {
        return Cropped.before(cell.node(), network.shape(cell.node().from().get(0)));
    }
}
