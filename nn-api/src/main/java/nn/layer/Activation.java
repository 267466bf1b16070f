package nn.layer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Describes an element-wise function (softmax and its like: along the features) after Keras's {@code keras.activations}.
 *
 * @param function which one
 * @param alpha the slope of leaky ReLU below 0, ELU's or CELU's α, squareplus's b, or a threshold; 0 elsewhere
 * @param value what stands for all that is not above the threshold; 0 elsewhere
 */
public record Activation(Function function, double alpha, double value) {
    /** Does nothing: Keras's default. */
    public static final Activation LINEAR = new Activation(Function.LINEAR, 0);

    /** The default of recurrent layers. */
    static final Activation TANH = new Activation(Function.TANH, 0);

    /** The default of recurrent layers' gates. */
    static final Activation SIGMOID = new Activation(Function.SIGMOID, 0);

    /** Checks the parameters. */
    public Activation {
        Given.value("an activation: the function", function);
        if (function == Function.THRESHOLD) {
            Given.finite("threshold: the threshold", alpha);
        } else {
            Given.nonNegative(function.word() + ": alpha", alpha);
        }
        Given.finite("threshold: the value", value);
        if (alpha == 0 && (function == Function.CELU || function == Function.SQUAREPLUS)) {
            throw NnException.of(
                    "%s: %s must be above 0, but was 0.0.", function.word(), function == Function.CELU ? "alpha" : "b");
        }
    }

    /**
     * Describes a function of one parameter or none.
     *
     * @param function which one
     * @param alpha its parameter, or 0
     */
    public Activation(Function function, double alpha) {
        this(function, alpha, 0);
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
        LEAKY_RELU("leakyRelu", 1),
        /** x above 0, α·(eˣ − 1) below. */
        ELU("elu", 1),
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
        SOFTMAX("softmax"),
        /** eˣ. */
        EXPONENTIAL("exponential"),
        /** ln(1 / (1 + e⁻ˣ)). */
        LOG_SIGMOID("logSigmoid"),
        /** x − ln Σeˣ along the features. */
        LOG_SOFTMAX("logSoftmax"),
        /** x·tanh(ln(1 + eˣ)) (Misra, 2019). */
        MISH("mish"),
        /** x·max(0, min(1, x/6 + 1/2)), also called hard swish. */
        HARD_SILU("hardSilu"),
        /** max(−1, min(1, x)). */
        HARD_TANH("hardTanh"),
        /** x above 0, α·(e^(x/α) − 1) below. */
        CELU("celu", 1),
        /** x − max(−α, min(α, x)). */
        SOFT_SHRINK("softShrink", 1),
        /** x where |x| is above α, else 0. */
        HARD_SHRINK("hardShrink", 1),
        /** x − tanh x. */
        TANH_SHRINK("tanhShrink"),
        /** (x + √(x² + α)) / 2. */
        SQUAREPLUS("squareplus", 1),
        /** x above α, else a value. */
        THRESHOLD("threshold", 2),
        /** 0 below −1, (x + 1)²/4 up to 1, x above. */
        SPARSE_PLUS("sparsePlus"),
        /** max(0, min(1, (x + 1)/2)). */
        SPARSE_SIGMOID("sparseSigmoid"),
        /** max(0, x − τ) along the features, with τ such that they sum to 1 (Martins and Astudillo, 2016). */
        SPARSEMAX("sparsemax"),
        /** a·sigmoid(b) of the two halves of the features (Dauphin et al., 2016). */
        GLU("glu");

        private final String word;
        private final int arguments;

        Function(String word) {
            this(word, 0);
        }

        Function(String word, int arguments) {
            this.word = word;
            this.arguments = arguments;
        }

        /**
         * Returns whether a row's outputs depend on one another.
         *
         * @return true for those along the features
         */
        public boolean isAlongFeatures() {
            return this == SOFTMAX || this == LOG_SOFTMAX || this == SPARSEMAX || this == GLU;
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
     * @return x's size, but for GLU, which halves the features
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
            case EXPONENTIAL -> Ops.exp(x);
            case LOG_SIGMOID -> Ops.logSigmoid(x);
            case LOG_SOFTMAX -> Ops.logSoftmax(x, x.dims().featureAxis());
            case MISH -> Ops.mish(x);
            case HARD_SILU -> Ops.hardSilu(x);
            case HARD_TANH -> Ops.hardTanh(x);
            case CELU -> Ops.celu(x, alpha);
            case SOFT_SHRINK -> Ops.softShrink(x, alpha);
            case HARD_SHRINK -> Ops.hardShrink(x, alpha);
            case TANH_SHRINK -> Ops.tanhShrink(x);
            case SQUAREPLUS -> Ops.squareplus(x, alpha);
            case THRESHOLD -> Ops.threshold(x, alpha, value);
            case SPARSE_PLUS -> Ops.sparsePlus(x);
            case SPARSE_SIGMOID -> Ops.sparseSigmoid(x);
            case SPARSEMAX -> Ops.sparsemax(x, x.dims().featureAxis());
            case GLU -> Ops.glu(x, x.dims().featureAxis());
        };
    }

    /** Refuses a softmax that has nothing to share out; returns what the function makes of a shape. */
    Shape check(Shape output) {
        if (!function.isAlongFeatures() || output.rank() == 0) {
            return output;
        }
        int features = output.dim(output.featureAxis());
        if (function == Function.GLU) {
            return halved(output, features);
        }
        if (features == 1) {
            throw NnException.of(
                            "%s over one unit always gives %d.",
                            function.word(), function == Function.LOG_SOFTMAX ? 0 : 1)
                    .maybe("use sigmoid() with binaryCrossentropy(), or one unit for each class.");
        }
        return output;
    }

    private static Shape halved(Shape output, int features) {
        if (features % 2 != 0) {
            throw NnException.of("glu: the number of features must be even, but was %d.", features)
                    .maybe("make the layer twice as wide as its output should be.");
        }
        int[] dims = output.dims();
        dims[output.featureAxis()] = features / 2;
        return Shape.of(dims);
    }

    /** Adds the activation's word to those of a layer that has it. */
    Words after(Words layer) {
        return equals(LINEAR) ? layer : layer.and(function.word(), arguments());
    }

    private Object[] arguments() {
        return switch (function.arguments) {
            case 0 -> new Object[0];
            case 1 -> new Object[] {alpha};
            default -> new Object[] {alpha, value};
        };
    }

    @Override
    public String toString() {
        return Words.of(function.word(), arguments()).toString();
    }
}
