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
}
