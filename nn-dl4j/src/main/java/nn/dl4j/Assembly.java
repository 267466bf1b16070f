package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Shape;
import nn.spi.Network;
import nn.spi.Node;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;

/** Puts cells together to a network of DL4J: a chain where there is one, a graph elsewhere. */
final class Assembly {
    /** No node has such a name: a colon is not allowed. */
    private static final String FLAT = ":flat";

    private static final String HEAD = ":head";

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

    /** Builds a network that ends in a head, which wants flat rows. */
    Net training(Head head) {
        Layer flat = new OwnLayer(new Reshaped(), Shape.of(network.output().size()), List.of());
        List<Layer> end = network.output().isFlat() ? List.of(head) : List.of(flat, head);
        return isChain() ? chain(end, WorkspaceMode.ENABLED) : graph(end, WorkspaceMode.ENABLED);
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

    private Net chain(List<Layer> end, WorkspaceMode mode) {
        ListBuilder builder = common(mode).list();
        List<String> names = new ArrayList<>();
        for (Cell cell : cells) {
            cropped(cell).ifPresent(crop -> builder.inputPreProcessor(names.size(), crop));
            builder.layer(layers.of(cell));
            names.add(cell.name());
        }
        end.forEach(builder::layer);
        return new ChainNet(builder.build(), names);
    }

    private Net graph(List<Layer> end, WorkspaceMode mode) {
        GraphBuilder builder = common(mode).graphBuilder();
        network.inputs().forEach(input -> builder.addInputs(input.name()));
        for (Cell cell : cells) {
            add(builder, cell);
        }
        if (end.isEmpty()) {
            return new GraphNet(
                    builder.setOutputs(network.outputs().toArray(new String[0])).build());
        }
        String last = network.outputs().get(0);
        if (end.size() > 1) {
            builder.addLayer(FLAT, end.get(0), last);
            last = FLAT;
        }
        builder.addLayer(HEAD, end.get(end.size() - 1), last).setOutputs(HEAD);
        return new GraphNet(builder.build());
    }

    private void add(GraphBuilder builder, Cell cell) {
        Node node = cell.node();
        String[] from = node.from().toArray(new String[0]);
        if (from.length > 1) {
            builder.addVertex(cell.name(), new ElementWiseVertex(ElementWiseVertex.Op.Add), from);
        } else {
            builder.addLayer(cell.name(), layers.of(cell), cropped(cell).orElse(null), from);
        }
    }

    private Optional<Cropped> cropped(Cell cell) {
        return Cropped.before(cell.node(), network.shape(cell.node().from().get(0)));
    }
}
