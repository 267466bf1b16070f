package nn.dl4j;

import nn.layer.Activation;
import nn.layer.Activation.Function;
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
        };
    }
}
