package nn.dl4j;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.layer.Activated;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.Layer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Finds DL4J's activation, or ours where DL4J's has another formula. */
final class Functions {
    private Functions() {}

    private static final Set<Function> KNOWN = EnumSet.range(Function.LINEAR, Function.SOFTMAX);

    /** Says why a layer is refused for its activation; nothing where the activation is known. */
    static Optional<String> refusal(Layer layer) {
        Optional<Function> function = layer instanceof ActivationLayer own
                ? Optional.of(own.activation().function())
                : layer instanceof Activated<?> activated
                        ? Optional.of(activated.activation().function())
                        : Optional.empty();
        return function.filter(each -> !KNOWN.contains(each)).map(Functions::reason);
    }

    private static String reason(Function function) {
        return "DL4J does not know the activation %s; the engine onnx does.".formatted(function.word());
    }

    static IActivation of(Activation activation) {
        Function function = activation.function();
        return switch (function) {
            case LINEAR -> new ActivationIdentity();
            case SIGMOID -> new ActivationSigmoid();
            case TANH -> new ActivationTanH();
            case RELU -> new ActivationReLU();
            case RELU6 -> new Relu6();
            case LEAKY_RELU -> new LeakyRelu(activation.alpha());
            case SELU -> new ActivationSELU();
            case SILU -> new Silu();
            case SOFTPLUS -> new Softplus();
            case SOFTSIGN -> new ActivationSoftSign();
            case HARD_SIGMOID -> new HardSigmoid();
            case ELU -> new Elu(activation.alpha());
            case GELU -> new Gelu();
            case SOFTMAX -> new ChannelSoftmax();
            default -> throw NnException.of("%s", reason(function));
        };
    }
}
