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

    /**
     * Applies eˣ.
     *
     * @return eˣ
     */
    public static Activation exponential() {
        return new Activation(Function.EXPONENTIAL, 0);
    }

    /**
     * Takes the logarithm of the sigmoid.
     *
     * @return −ln(1 + e⁻ˣ)
     */
    public static Activation logSigmoid() {
        return new Activation(Function.LOG_SIGMOID, 0);
    }

    /**
     * Takes the logarithm of the softmax along the features.
     *
     * @return x − ln Σeˣ
     */
    public static Activation logSoftmax() {
        return new Activation(Function.LOG_SOFTMAX, 0);
    }

    /**
     * Weighs by a softened tanh (Misra, 2019).
     *
     * @return x · tanh(ln(1 + eˣ))
     */
    public static Activation mish() {
        return new Activation(Function.MISH, 0);
    }

    /**
     * Weighs by the sigmoid of straight lines; also called hard swish.
     *
     * @return x · max(0, min(1, x/6 + 1/2))
     */
    public static Activation hardSilu() {
        return new Activation(Function.HARD_SILU, 0);
    }

    /**
     * Clips to −1..1.
     *
     * @return max(−1, min(1, x))
     */
    public static Activation hardTanh() {
        return new Activation(Function.HARD_TANH, 0);
    }

    /**
     * Takes the hyperbolic tangent off.
     *
     * @return x − tanh x
     */
    public static Activation tanhShrink() {
        return new Activation(Function.TANH_SHRINK, 0);
    }

    /**
     * Rounds the corner of ReLU by a parabola.
     *
     * @return 0 below −1, (x + 1)² / 4 up to 1, x above
     */
    public static Activation sparsePlus() {
        return new Activation(Function.SPARSE_PLUS, 0);
    }

    /**
     * Squashes into 0..1 by straight lines from −1 to 1.
     *
     * @return max(0, min(1, (x + 1) / 2))
     */
    public static Activation sparseSigmoid() {
        return new Activation(Function.SPARSE_SIGMOID, 0);
    }

    /**
     * Makes probabilities of all features, many of them 0 (Martins and Astudillo, 2016); compares all features with all.
     *
     * @return max(0, x − τ)
     */
    public static Activation sparsemax() {
        return new Activation(Function.SPARSEMAX, 0);
    }

    /**
     * Gates one half of the features by the other (Dauphin et al., 2016); half as many come out.
     *
     * @return a · sigmoid(b)
     */
    public static Activation glu() {
        return new Activation(Function.GLU, 0);
    }

    /**
     * Bends what is negative towards −α, smoothly at any α (Barron, 2017).
     *
     * @return x above 0, α · (e^(x / α) − 1) below
     */
    public static Activation celu() {
        return celu(1);
    }

    /**
     * Bends what is negative towards −α, smoothly at any α (Barron, 2017).
     *
     * @param alpha above 0, 1 by default
     * @return x above 0, α · (e^(x / α) − 1) below
     */
    public static Activation celu(double alpha) {
        return new Activation(Function.CELU, alpha);
    }

    /**
     * Moves towards 0 by a threshold.
     *
     * @return x − max(−threshold, min(threshold, x))
     */
    public static Activation softShrink() {
        return softShrink(0.5);
    }

    /**
     * Moves towards 0 by a threshold.
     *
     * @param threshold at least 0, 0.5 by default
     * @return x − max(−threshold, min(threshold, x))
     */
    public static Activation softShrink(double threshold) {
        return new Activation(Function.SOFT_SHRINK, threshold);
    }

    /**
     * Takes what is near 0 for 0.
     *
     * @return x where |x| is above the threshold, else 0
     */
    public static Activation hardShrink() {
        return hardShrink(0.5);
    }

    /**
     * Takes what is near 0 for 0.
     *
     * @param threshold at least 0, 0.5 by default
     * @return x where |x| is above the threshold, else 0
     */
    public static Activation hardShrink(double threshold) {
        return new Activation(Function.HARD_SHRINK, threshold);
    }

    /**
     * Rounds the corner of ReLU by a square root (Barron, 2021).
     *
     * @return (x + √(x² + b)) / 2
     */
    public static Activation squareplus() {
        return squareplus(4);
    }

    /**
     * Rounds the corner of ReLU by a square root (Barron, 2021).
     *
     * @param b above 0, 4 by default
     * @return (x + √(x² + b)) / 2
     */
    public static Activation squareplus(double b) {
        return new Activation(Function.SQUAREPLUS, b);
    }

    /**
     * Lets through what is above a threshold.
     *
     * @param threshold any number
     * @param value what stands for all others
     * @return x above the threshold, else the value
     */
    public static Activation threshold(double threshold, double value) {
        return new Activation(Function.THRESHOLD, threshold, value);
    }
}
