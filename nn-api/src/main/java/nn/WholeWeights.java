package nn;

import java.util.Map;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.spi.Network;

/** Requires a tensor for each weight of a network, and no others. */
final class WholeWeights {
    private WholeWeights() {}

    static void require(Network network, Map<String, Tensor> weights) {
        Map<String, Tensor> unknown = new TreeMap<>(weights);
        network.weights().forEach(weight -> requireFit(weight, unknown));
        if (!unknown.isEmpty()) {
            throw NnException.of("the network has no weights %s.", unknown.keySet())
                    .maybe(
                            "they belong to another network; this one has %s.",
                            network.weights().stream().map(Weight::name).toList());
        }
    }

    private static void requireFit(Weight weight, Map<String, Tensor> left) {
        Tensor given = left.remove(weight.name());
        if (given == null || given.type() != DType.FLOAT32 || !given.shape().equals(weight.shape())) {
            throw NnException.of(
                    "the weight %s must be a tensor float32 %s, but was %s.",
                    weight.name(), weight.shape(), given == null ? "missing" : given);
        }
    }
}
