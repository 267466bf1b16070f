package nn.testkit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.State;
import nn.data.Tensor;
import nn.op.ElementType;
import nn.op.Graph;
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
        Map<String, String> wanted = new LinkedHashMap<>();
        nodes.forEach(node -> wanted.put(node, "output:" + node));
        List<ElementType> types =
                inputs.stream().map(tensor -> ElementType.of(tensor.type())).toList();
        Graph graph = network.inference(state.weights(), types, wanted);
        Map<String, Array> given = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            given.put(network.inputs().get(i).name(), Array.of(inputs.get(i)));
        }
        Map<String, Array> found = Interpreter.of(graph).run(given);
        return nodes.stream().map(node -> found.get("output:" + node).tensor()).toList();
    }

    @Override
    public void close() {
        closed = true;
    }
}
