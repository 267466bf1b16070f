package nn.layer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Describes an element-wise function (softmax: along the features) after Keras's {@code keras.activations}.
 *
 * @param function which one
 * @param alpha the slope of leaky ReLU below 0, or ELU's α; 0 elsewhere
 */
public record Activation(Function function, double alpha) {
    /** Does nothing: Keras's default. */
    public static final Activation LINEAR = new Activation(Function.LINEAR, 0);

    /** Checks the parameter. */
    public Activation {
        Given.nonNegative(function.word() + ": alpha", alpha);
    }

    /** Names each function and its formula. */
    public enum Function {
        /** x. */
        LINEAR("linear"),
        /** 1 / (1 + e⁻ˣ). */
        SIGMOID("sigmoid"),
        /** max(0, min(1, x/6 + 1/2)). */
        HARD_SIGMOID("hardSigmoid"),
        /** (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). */
        TANH("tanh"),
        /** max(0, x). */
        RELU("relu"),
        /** min(6, max(0, x)). */
        RELU6("relu6"),
        /** x above 0, α·x below. */
        LEAKY_RELU("leakyRelu"),
        /** x above 0, α·(eˣ − 1) below. */
        ELU("elu"),
        /** 1.05070098·x above 0, 1.05070098·1.67326324·(eˣ − 1) below (Klambauer et al., 2017). */
        SELU("selu"),
        /** x·Φ(x) with Φ by erf (Hendrycks and Gimpel, 2016). */
        GELU("gelu"),
        /** x·sigmoid(x), also called swish. */
        SILU("silu"),
        /** ln(1 + eˣ). */
        SOFTPLUS("softplus"),
        /** x / (1 + |x|). */
        SOFTSIGN("softsign"),
        /** eˣ / Σeˣ along the features (for images, the channels). */
        SOFTMAX("softmax");

        private final String word;

        Function(String word) {
            this.word = word;
        }

        /**
         * Gives the word of the DSL.
         *
         * @return such as {@code hardSigmoid}
         */
        public String word() {
            return word;
        }
    }

    /**
     * Applies the function.
     *
     * @param x [batch, …]
     * @return x's size
     */
    public Value call(Value x) {
        return switch (function) {
            case LINEAR -> x;
            case SIGMOID -> Ops.sigmoid(x);
            case HARD_SIGMOID -> Ops.hardSigmoid(x);
            case TANH -> Ops.tanh(x);
            case RELU -> Ops.relu(x);
            case RELU6 -> Ops.relu6(x);
            case LEAKY_RELU -> Ops.leakyRelu(x, alpha);
            case ELU -> Ops.elu(x, alpha);
            case SELU -> Ops.selu(x);
            case GELU -> Ops.gelu(x);
            case SILU -> Ops.silu(x);
            case SOFTPLUS -> Ops.softplus(x);
            case SOFTSIGN -> Ops.softsign(x);
            case SOFTMAX -> Ops.softmax(x, x.dims().featureAxis());
        };
    }

    /** Refuses a softmax that has nothing to share out. */
    Shape check(Shape output) {
        if (function == Function.SOFTMAX && output.rank() > 0 && output.dim(output.featureAxis()) == 1) {
            throw NnException.of("softmax over one unit always gives 1.")
                    .maybe("use sigmoid() with binaryCrossentropy(), or one unit for each class.");
        }
        return output;
    }

    /** Adds the activation's word to those of a layer that has it. */
    Words after(Words layer) {
        return equals(LINEAR)
                ? layer
                : function == Function.LEAKY_RELU || function == Function.ELU
                        ? layer.and(function.word(), alpha)
                        : layer.and(function.word());
    }

    @Override
    public String toString() {
        boolean parametrized = function == Function.LEAKY_RELU || function == Function.ELU;
        return (parametrized ? Words.of(function.word(), alpha) : Words.of(function.word())).toString();
    }
}
