package nn.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Layer;
import nn.op.Graph;
import nn.op.Value;
import nn.spi.Network;
import nn.spi.Node;

/**
 * Hands its random bits to other layers, and its input on.
 *
 * @param keys the bits, by the graph that they are computed in
 */
record SharedKey(Map<Graph, Value> keys) implements Layer {
    /** Lets all layers of dropout have the random bits of one name. */
    static Network in(Network network) {
        SharedKey shared = new SharedKey(new HashMap<>());
        BentDropout.Draw mask = (call, elements, rate) ->
                BentDropout.right(new Keyed(call, shared.keys.get(elements.graph())), elements, rate);
        String first = network.inputs().get(0).name();
        Node giver = new Node("shared", shared, List.of(first), network.shape(first), List.of(), false);
        Stream<Node> bent = network.nodes().stream().map(node -> MaskFaults.bent(node, mask));
        return new Network(
                network.inputs(), Stream.concat(Stream.of(giver), bent).toList(), network.outputs());
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        if (call.isTraining()) {
            keys.put(x.graph(), call.key());
        }
        return x;
    }
}
