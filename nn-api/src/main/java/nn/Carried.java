package nn;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Adapter;
import nn.layer.Lora;
import nn.spi.Network;
import nn.spi.Node;
import nn.train.Compilation;

/** Says what of a model goes over to another architecture that was made of its own. */
final class Carried {
    private Carried() {}

    /** Keeps the weights that are there, and draws those that are not; slots stay for those kept, unless all begins anew. */
    static State state(State before, Network network, long seed, boolean isAnew) {
        SortedMap<String, Tensor> weights = network.draw(seed, before.weights());
        if (isAnew) {
            return new State(before.step(), weights, new TreeMap<>(), Optimization.from(before.step()));
        }
        SortedMap<String, Tensor> slots = new TreeMap<>(before.slots());
        slots.keySet().removeIf(slot -> !weights.containsKey(slot.substring(0, slot.lastIndexOf(':'))));
        SortedMap<String, Long> began = new TreeMap<>(before.optimization().slotsBegan());
        began.keySet().retainAll(weights.keySet());
        return new State(before.step(), weights, slots, before.optimization().slotsBegan(began));
    }

    /** Adds the adapters of a network to the weights that they adapt. */
    static SortedMap<String, Tensor> merged(Network network, SortedMap<String, Tensor> weights) {
        SortedMap<String, Tensor> merged = new TreeMap<>(weights);
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Lora lora) {
                List<Shape> inputs = node.from().stream().map(network::shape).toList();
                String scope = node.owner() + "/";
                lora.adapters().stream().map(Adapter::weight).forEach(name -> {
                    Tensor whole =
                            lora.merged(name, inputs, local -> Objects.requireNonNull(weights.get(scope + local)));
                    merged.put(scope + name, whole);
                });
            }
        }
        return merged;
    }

    /** Keeps seed, engine, device and precision; a loss and metrics are for outputs. */
    static Compilation anew(Compilation before) {
        return new Compilation(
                Compilation.DEFAULT.loss(),
                Compilation.DEFAULT.optimizer(),
                Compilation.DEFAULT.metrics(),
                Compilation.DEFAULT.outputs(),
                before.seed(),
                before.engine(),
                before.engineName(),
                before.device(),
                before.precision());
    }

    /** Forgets the classes, which were those of other outputs. */
    static Schema anew(Schema before) {
        return new Schema(List.of(), before.least(), before.most(), before.preprocessing());
    }
}
