package nn.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Weight;

/** Checks that a layer's weights have names of their own, and a use. */
final class LayerWeights {
    private LayerWeights() {}

    /** Checks before anything is called, since a second weight of a name would hide the first. */
    static void names(Layer layer, Shape input) {
        Set<String> names = new HashSet<>();
        for (Weight weight : layer.weights(input)) {
            if (weight.name().isBlank()) {
                throw NnException.of("a weight's name must not be blank, but was \"%s\".", weight.name())
                        .maybe("name it after what it does, such as kernel.");
            }
            if (!names.add(weight.name())) {
                throw NnException.of("two weights are named %s, but each needs a name of its own.", weight.name())
                        .maybe("name one of them another way in weights(…).");
            }
        }
    }

    static void uses(Layer layer, Shape input, List<LayerGraph> graphs) {
        for (Weight weight : layer.weights(input)) {
            if (graphs.stream().noneMatch(graph -> graph.asked.contains(weight.name()))) {
                throw NnException.of("weights(…) lists %s, but call(…) never asks for it.", weight.name())
                        .maybe("use call.weight(\"%s\"), or leave it out of weights(…).", weight.name());
            }
            if (weight.learned() && graphs.stream().anyMatch(graph -> graph.statistics.containsKey(weight.name()))) {
                throw NnException.of("call(…) updates %s, which is learned.", weight.name())
                        .maybe("list it as Weight.statistic(…), or leave it to the optimizer.");
            }
        }
    }
}
