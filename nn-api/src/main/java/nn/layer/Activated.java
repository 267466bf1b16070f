package nn.layer;

import nn.layer.Activation.Function;

/**
 * Gives the activation words to every layer that takes one.
 *
 * @param <L> the layer
 */
public interface Activated<L> {
    /**
     * Returns the activation.
     *
     * @return what is applied to the layer's output
     */
    Activation activation();

    /**
     * Replaces the activation.
     *
     * @param activation what is applied to the layer's output
     * @return a new layer
     */
    L activation(Activation activation);

    /**
     * Applies x.
     *
     * @return a new layer
     */
    default L linear() {
        return activation(new Activation(Function.LINEAR, 0));
    }

    /**
     * Applies 1 / (1 + e⁻ˣ).
     *
     * @return a new layer
     */
    default L sigmoid() {
        return activation(new Activation(Function.SIGMOID, 0));
    }

    /**
     * Applies max(0, min(1, x/6 + 1/2)).
     *
     * @return a new layer
     */
    default L hardSigmoid() {
        return activation(new Activation(Function.HARD_SIGMOID, 0));
    }

    /**
     * Applies the hyperbolic tangent.
     *
     * @return a new layer
     */
    default L tanh() {
        return activation(new Activation(Function.TANH, 0));
    }

    /**
     * Applies max(0, x).
     *
     * @return a new layer
     */
    default L relu() {
        return activation(new Activation(Function.RELU, 0));
    }

    /**
     * Applies min(6, max(0, x)).
     *
     * @return a new layer
     */
    default L relu6() {
        return activation(new Activation(Function.RELU6, 0));
    }

    /**
     * Applies the self-normalizing ELU.
     *
     * @return a new layer
     */
    default L selu() {
        return activation(new Activation(Function.SELU, 0));
    }

    /**
     * Applies x·Φ(x).
     *
     * @return a new layer
     */
    default L gelu() {
        return activation(new Activation(Function.GELU, 0));
    }

    /**
     * Applies x·sigmoid(x).
     *
     * @return a new layer
     */
    default L silu() {
        return activation(new Activation(Function.SILU, 0));
    }

    /**
     * Applies ln(1 + eˣ).
     *
     * @return a new layer
     */
    default L softplus() {
        return activation(new Activation(Function.SOFTPLUS, 0));
    }

    /**
     * Applies x / (1 + |x|).
     *
     * @return a new layer
     */
    default L softsign() {
        return activation(new Activation(Function.SOFTSIGN, 0));
    }

    /**
     * Applies eˣ / Σeˣ along the features.
     *
     * @return a new layer
     */
    default L softmax() {
        return activation(new Activation(Function.SOFTMAX, 0));
    }

    /**
     * Applies x above 0 and 0.2·x below, the slope of Keras's function.
     *
     * @return a new layer
     */
    default L leakyRelu() {
        return leakyRelu(0.2);
    }

    /**
     * Applies x above 0 and slope·x below.
     *
     * @param slope at least 0
     * @return a new layer
     */
    default L leakyRelu(double slope) {
        return activation(new Activation(Function.LEAKY_RELU, slope));
    }

    /**
     * Applies x above 0 and eˣ − 1 below.
     *
     * @return a new layer
     */
    default L elu() {
        return elu(1);
    }

    /**
     * Applies x above 0 and α·(eˣ − 1) below.
     *
     * @param alpha at least 0
     * @return a new layer
     */
    default L elu(double alpha) {
        return activation(new Activation(Function.ELU, alpha));
    }

    /**
     * Applies eˣ.
     *
     * @return a new layer
     */
    default L exponential() {
        return activation(new Activation(Function.EXPONENTIAL, 0));
    }

    /**
     * Applies −ln(1 + e⁻ˣ).
     *
     * @return a new layer
     */
    default L logSigmoid() {
        return activation(new Activation(Function.LOG_SIGMOID, 0));
    }

    /**
     * Applies x − ln Σeˣ along the features.
     *
     * @return a new layer
     */
    default L logSoftmax() {
        return activation(new Activation(Function.LOG_SOFTMAX, 0));
    }

    /**
     * Applies x · tanh(ln(1 + eˣ)).
     *
     * @return a new layer
     */
    default L mish() {
        return activation(new Activation(Function.MISH, 0));
    }

    /**
     * Applies x · max(0, min(1, x/6 + 1/2)).
     *
     * @return a new layer
     */
    default L hardSilu() {
        return activation(new Activation(Function.HARD_SILU, 0));
    }

    /**
     * Applies max(−1, min(1, x)).
     *
     * @return a new layer
     */
    default L hardTanh() {
        return activation(new Activation(Function.HARD_TANH, 0));
    }

    /**
     * Applies x − tanh x.
     *
     * @return a new layer
     */
    default L tanhShrink() {
        return activation(new Activation(Function.TANH_SHRINK, 0));
    }

    /**
     * Applies 0 below −1, (x + 1)² / 4 up to 1, x above.
     *
     * @return a new layer
     */
    default L sparsePlus() {
        return activation(new Activation(Function.SPARSE_PLUS, 0));
    }

    /**
     * Applies max(0, min(1, (x + 1) / 2)).
     *
     * @return a new layer
     */
    default L sparseSigmoid() {
        return activation(new Activation(Function.SPARSE_SIGMOID, 0));
    }

    /**
     * Applies max(0, x − τ) along the features.
     *
     * @return a new layer
     */
    default L sparsemax() {
        return activation(new Activation(Function.SPARSEMAX, 0));
    }

    /**
     * Applies a · sigmoid(b) of the two halves of the features; half as many come out.
     *
     * @return a new layer
     */
    default L glu() {
        return activation(new Activation(Function.GLU, 0));
    }

    /**
     * Applies x above 0, eˣ − 1 below.
     *
     * @return a new layer
     */
    default L celu() {
        return celu(1);
    }

    /**
     * Applies x above 0, α · (e^(x / α) − 1) below.
     *
     * @param alpha above 0
     * @return a new layer
     */
    default L celu(double alpha) {
        return activation(new Activation(Function.CELU, alpha));
    }

    /**
     * Applies x − max(−0.5, min(0.5, x)).
     *
     * @return a new layer
     */
    default L softShrink() {
        return softShrink(0.5);
    }

    /**
     * Applies x − max(−threshold, min(threshold, x)).
     *
     * @param threshold at least 0
     * @return a new layer
     */
    default L softShrink(double threshold) {
        return activation(new Activation(Function.SOFT_SHRINK, threshold));
    }

    /**
     * Applies x where |x| is above the 0.5, else 0.
     *
     * @return a new layer
     */
    default L hardShrink() {
        return hardShrink(0.5);
    }

    /**
     * Applies x where |x| is above the threshold, else 0.
     *
     * @param threshold at least 0
     * @return a new layer
     */
    default L hardShrink(double threshold) {
        return activation(new Activation(Function.HARD_SHRINK, threshold));
    }

    /**
     * Applies (x + √(x² + 4)) / 2.
     *
     * @return a new layer
     */
    default L squareplus() {
        return squareplus(4);
    }

    /**
     * Applies (x + √(x² + b)) / 2.
     *
     * @param b above 0
     * @return a new layer
     */
    default L squareplus(double b) {
        return activation(new Activation(Function.SQUAREPLUS, b));
    }

    /**
     * Applies x above a threshold, else a value.
     *
     * @param threshold any number
     * @param value what stands for all others
     * @return a new layer
     */
    default L threshold(double threshold, double value) {
        return activation(new Activation(Function.THRESHOLD, threshold, value));
    }
}
