package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Network;
import nn.spi.Predictor;

/** Predicts one call after the other: DL4J's networks keep what they compute in themselves. */
final class Dl4jPredictor implements Predictor {
    private final Network network;
    private final Net net;
    private boolean closed;

    Dl4jPredictor(Network network, State state) {
        this.network = network;
        List<Cell> cells = Cell.separate(network);
        net = new Assembly(network, cells, new Layers(network, 0)).predicting();
        new Parameters(net, cells).write(state.weights());
    }

    @Override
    public synchronized List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        if (closed) {
            throw new IllegalStateException("the predictor is closed.");
        }
        return Dl4j.call("predicting", () -> outputs(inputs, nodes));
    }

    private List<Tensor> outputs(List<Tensor> inputs, List<String> nodes) {
        try (Feed feed = new Feed()) {
            Views outputs = new Views(net.outputs(feed.of(inputs)));
            List<Tensor> tensors = new ArrayList<>();
            for (String node : nodes) {
                tensors.add(Memory.tensor(
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
