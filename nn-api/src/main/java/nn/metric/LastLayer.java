package nn.metric;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nn.data.Given;
import nn.data.NnException;
import nn.layer.Activated;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.Dropout;
import nn.layer.Flatten;
import nn.layer.Layer;
import nn.layer.Lora;
import nn.layer.Reshape;
import nn.loss.Crossentropy;
import nn.loss.Loss;
import nn.spi.Network;
import nn.spi.Node;

/** Checks that a cross-entropy gets the probabilities or logits that it is told it gets, where that can be known. */
final class LastLayer {
    static final Set<Function> PROBABILITIES = EnumSet.of(
            Function.SIGMOID, Function.HARD_SIGMOID, Function.SPARSE_SIGMOID, Function.SOFTMAX, Function.SPARSEMAX);
    static final Set<Function> ONE_CLASS = EnumSet.of(Function.SOFTMAX, Function.LOG_SOFTMAX, Function.SPARSEMAX);

    private static final Set<Class<? extends Layer>> KEEPING =
            Set.of(Reshape.class, Flatten.class, Dropout.class, ActivityRegularization.class);

    private LastLayer() {}

    static void requireSuits(Network network, String output, Loss loss) {
        Optional<Boolean> logits = logits(loss);
        Optional<Function> last = function(network, output);
        if (logits.isPresent() && last.isPresent()) {
            try {
                require(loss, logits.get(), last.get());
            } catch (NnException wrong) {
                throw network.outputs().size() > 1 ? wrong.at("output \"" + output + "\"") : wrong;
            }
        }
    }

    private static void require(Loss loss, boolean logits, Function last) {
        String word = loss instanceof Crossentropy each && !each.isCategorical() ? "sigmoid()" : "softmax()";
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
        return loss instanceof Crossentropy crossentropy ? Optional.of(crossentropy.logits()) : Optional.empty();
    }

    /** Finds the function after which all layers leave the numbers' meaning alone; empty where it cannot be known. */
    static Optional<Function> function(Network network, String output) {
        Given.value("a decision: the network", network);
        Optional<Node> last = network.nodes().stream()
                .filter(node -> node.name().equals(output))
                .findFirst();
        return last.flatMap(node -> function(network, node));
    }

    private static Optional<Function> function(Network network, Node node) {
        Layer layer = Lora.bare(node.layer());
        if (layer instanceof ActivationLayer activation) {
            return Optional.of(activation.activation().function());
        }
        if (layer instanceof Activated<?> activated) {
            return Optional.of(activated.activation().function());
        }
        return KEEPING.contains(layer.getClass())
                ? function(network, node.from().get(0))
                : Optional.empty();
    }
}
