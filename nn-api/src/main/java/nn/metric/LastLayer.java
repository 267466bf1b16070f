package nn.metric;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.layer.Activated;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.Dropout;
import nn.layer.Flatten;
import nn.layer.Layer;
import nn.layer.Reshape;
import nn.loss.BinaryCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.Loss;
import nn.loss.SparseCategoricalCrossentropy;
import nn.spi.Network;
import nn.spi.Node;

/** Checks that a cross-entropy gets the probabilities or logits that it is told it gets, where that can be known. */
final class LastLayer {
    static final Set<Function> PROBABILITIES = EnumSet.of(Function.SIGMOID, Function.HARD_SIGMOID, Function.SOFTMAX);

    private static final Set<Class<? extends Layer>> KEEPING =
            Set.of(Reshape.class, Flatten.class, Dropout.class, ActivityRegularization.class);

    private LastLayer() {}

    static void requireSuits(Network network, Loss loss) {
        Optional<Boolean> logits = logits(loss);
        Optional<Function> last = function(network.nodes());
        if (logits.isPresent() && last.isPresent()) {
            require(loss, logits.get(), last.get());
        }
    }

    private static void require(Loss loss, boolean logits, Function last) {
        String word = loss instanceof BinaryCrossentropy ? "sigmoid()" : "softmax()";
        if (!logits && !PROBABILITIES.contains(last)) {
            throw NnException.of(
                            "the loss wants probabilities, but the last layer's activation is %s, which gives others.",
                            last.word())
                    .maybe("end the network with .%s, or tell the loss .fromLogits().", word);
        }
        if (logits && PROBABILITIES.contains(last)) {
            throw NnException.of(
                            "the loss is told to get logits, but the last layer's activation is %s, which gives"
                                    + " probabilities.",
                            last.word())
                    .maybe("leave out .fromLogits(), or the activation.");
        }
    }

    /** Tells whether a cross-entropy takes logits; empty for other losses. */
    static Optional<Boolean> logits(Loss loss) {
        if (loss instanceof BinaryCrossentropy binary) {
            return Optional.of(binary.logits());
        }
        if (loss instanceof CategoricalCrossentropy categorical) {
            return Optional.of(categorical.logits());
        }
        return loss instanceof SparseCategoricalCrossentropy sparse ? Optional.of(sparse.logits()) : Optional.empty();
    }

    /** Finds the function after which all layers leave the numbers' meaning alone; empty where it cannot be known. */
    static Optional<Function> function(List<Node> nodes) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Layer layer = nodes.get(i).layer();
            if (layer instanceof ActivationLayer activation) {
                return Optional.of(activation.activation().function());
            }
            if (layer instanceof Activated<?> activated) {
                return Optional.of(activated.activation().function());
            }
            if (!KEEPING.contains(layer.getClass())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
