package nn.onnx.lower;

import nn.layer.Activation;
import nn.onnx.graph.Activations;
import nn.onnx.graph.Value;

/** Chooses the op of an activation. */
final class ActivationLowering {
    private static final int IMAGE_RANK = 4;

    private ActivationLowering() {}

    static Value apply(Activation activation, Value x) {
        return switch (activation.function()) {
            case LINEAR -> x;
            case SIGMOID -> Activations.sigmoid(x);
            case HARD_SIGMOID -> Activations.hardSigmoid(x);
            case TANH -> Activations.tanh(x);
            case RELU -> Activations.relu(x);
            case RELU6 -> Activations.relu6(x);
            case LEAKY_RELU -> Activations.leakyRelu(x, activation.alpha());
            case ELU -> Activations.elu(x, activation.alpha());
            case SELU -> Activations.selu(x);
            case GELU -> Activations.gelu(x);
            case SILU -> Activations.silu(x);
            case SOFTPLUS -> Activations.softplus(x);
            case SOFTSIGN -> Activations.softsign(x);
            case SOFTMAX -> Activations.softmax(x, featureAxis(x));
        };
    }

    /** The channels of images, else the last axis. */
    static int featureAxis(Value x) {
        return x.dims().rank() == IMAGE_RANK ? 1 : x.dims().rank() - 1;
    }
}
