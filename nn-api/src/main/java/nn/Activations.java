package nn;

import nn.layer.Activation;
import nn.layer.Activation.Function;

/** Names the activations, as Keras's {@code keras.activations} does, for {@code Layers.activation(…)}. */
public final class Activations {
    private Activations() {}

    /**
     * Does nothing.
     *
     * @return x
     */
    public static Activation linear() {
        return new Activation(Function.LINEAR, 0);
    }

    /**
     * Squashes into 0..1.
     *
     * @return 1 / (1 + e⁻ˣ)
     */
    public static Activation sigmoid() {
        return new Activation(Function.SIGMOID, 0);
    }

    /**
     * Squashes into 0..1 by straight lines.
     *
     * @return max(0, min(1, x/6 + 1/2))
     */
    public static Activation hardSigmoid() {
        return new Activation(Function.HARD_SIGMOID, 0);
    }

    /**
     * Squashes into −1..1.
     *
     * @return the hyperbolic tangent
     */
    public static Activation tanh() {
        return new Activation(Function.TANH, 0);
    }

    /**
     * Clips what is negative.
     *
     * @return max(0, x)
     */
    public static Activation relu() {
        return new Activation(Function.RELU, 0);
    }

    /**
     * Clips what is negative or above 6.
     *
     * @return min(6, max(0, x))
     */
    public static Activation relu6() {
        return new Activation(Function.RELU6, 0);
    }

    /**
     * Keeps mean and variance from layer to layer (Klambauer et al., 2017).
     *
     * @return the self-normalizing ELU
     */
    public static Activation selu() {
        return new Activation(Function.SELU, 0);
    }

    /**
     * Weighs by the normal distribution (Hendrycks and Gimpel, 2016).
     *
     * @return x · Φ(x)
     */
    public static Activation gelu() {
        return new Activation(Function.GELU, 0);
    }

    /**
     * Weighs by the sigmoid; also called swish.
     *
     * @return x · sigmoid(x)
     */
    public static Activation silu() {
        return new Activation(Function.SILU, 0);
    }

    /**
     * Rounds the corner of ReLU.
     *
     * @return ln(1 + eˣ)
     */
    public static Activation softplus() {
        return new Activation(Function.SOFTPLUS, 0);
    }

    /**
     * Squashes into −1..1, slowly.
     *
     * @return x / (1 + |x|)
     */
    public static Activation softsign() {
        return new Activation(Function.SOFTSIGN, 0);
    }

    /**
     * Makes probabilities of all features.
     *
     * @return eˣ / Σeˣ
     */
    public static Activation softmax() {
        return new Activation(Function.SOFTMAX, 0);
    }

    /**
     * Lets a fifth of what is negative through.
     *
     * @return x above 0, 0.2 · x below
     */
    public static Activation leakyRelu() {
        return leakyRelu(0.2);
    }

    /**
     * Lets a share of what is negative through.
     *
     * @param slope at least 0
     * @return x above 0, slope · x below
     */
    public static Activation leakyRelu(double slope) {
        return new Activation(Function.LEAKY_RELU, slope);
    }

    /**
     * Bends what is negative towards −1.
     *
     * @return x above 0, eˣ − 1 below
     */
    public static Activation elu() {
        return elu(1);
    }

    /**
     * Bends what is negative towards −α.
     *
     * @param alpha at least 0
     * @return x above 0, α · (eˣ − 1) below
     */
    public static Activation elu(double alpha) {
        return new Activation(Function.ELU, alpha);
    }
}
