package nn.testkit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.EnginePredictor;
import nn.spi.Network;

final class PlainPredictor implements EnginePredictor {
    private final Network network;
    private final State state;
    private volatile boolean closed;

    PlainPredictor(Network network, State state) {
        this.network = network;
        this.state = state;
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        if (closed) {
            throw new IllegalStateException("the predictor is closed.");
        }
        Map<String, List<Var>> weights = new TreeMap<>();
        state.weights().forEach((name, tensor) -> weights.put(name, Values.vars(tensor)));
        Forward forward = new Forward(weights, false, (node, rate, element) -> false);
        for (int i = 0; i < inputs.size(); i++) {
            forward.input(network.inputs().get(i).name(), Values.of(inputs.get(i)));
        }
        network.nodes().forEach(forward::run);
        return nodes.stream().map(name -> forward.values(name).tensor()).toList();
    }

    @Override
    public void close() {
        closed = true;
    }
}
