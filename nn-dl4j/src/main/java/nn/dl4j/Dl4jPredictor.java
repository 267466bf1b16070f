package nn.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Node;

/** Predicts one call after the other: DL4J's networks keep what they compute in themselves. */
final class Dl4jPredictor implements EnginePredictor {
    private final Network network;
    private final Net net;
    private boolean closed;

    Dl4jPredictor(Network network, State state) {
        this.network = network;
        Network parts = Parts.of(network);
        List<Cell> cells = Cell.separate(parts);
        net = new Assembly(parts, cells, new Dl4jLayers(parts, 0)).predicting();
        new Parameters(net, cells).write(shown(network, state.weights()));
    }

    /** Lets a single bias of NaN show by the kernel, for ND4J adds a single NaN as if it were almost 0. */
    private static SortedMap<String, Tensor> shown(Network network, SortedMap<String, Tensor> weights) {
        SortedMap<String, Tensor> shown = new TreeMap<>(weights);
        for (Node node : network.nodes()) {
            Tensor bias = weights.get(node.owner() + "/bias");
            if (bias != null && bias.shape().size() == 1 && Float.isNaN(bias.floats()[0])) {
                shown.computeIfPresent(node.owner() + "/kernel", (name, kernel) -> nan(kernel.shape()));
            }
        }
        return shown;
    }

    private static Tensor nan(Shape shape) {
        float[] values = new float[shape.size()];
        Arrays.fill(values, Float.NaN);
        return Tensor.of(shape, values);
    }

    @Override
    public synchronized List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        if (closed) {
            throw new IllegalStateException("the predictor is closed.\nMaybe close it only after its last use.");
        }
        return inputs.get(0).rows() == 0 ? none(nodes) : Dl4j.call("predicting", () -> outputs(inputs, nodes));
    }

    /** ND4J knows no batch without rows. */
    private List<Tensor> none(List<String> nodes) {
        return nodes.stream()
                .map(node -> Tensor.zeros(network.shape(node).batch(0)))
                .toList();
    }

    private List<Tensor> outputs(List<Tensor> inputs, List<String> nodes) {
        try (InputArrays inputArrays = new InputArrays()) {
            Views outputs = new Views(net.outputs(inputArrays.of(inputs)));
            List<Tensor> tensors = new ArrayList<>();
            for (String node : nodes) {
                tensors.add(Tensors.tensor(
                        outputs.of(node),
                        network.shape(node).batch(inputs.get(0).rows())));
            }
            return tensors;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Dl4j.run("closing the predictor", net::close);
        }
    }
}
