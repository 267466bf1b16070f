package nn.testkit;

import static nn.Losses.binaryCrossentropy;
import static nn.Losses.binaryFocalCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.categoricalFocalCrossentropy;
import static nn.Losses.categoricalHinge;
import static nn.Losses.cosineSimilarity;
import static nn.Losses.ctc;
import static nn.Losses.halfSquaredError;
import static nn.Losses.hinge;
import static nn.Losses.huber;
import static nn.Losses.klDivergence;
import static nn.Losses.logCosh;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.meanAbsolutePercentageError;
import static nn.Losses.meanSquaredError;
import static nn.Losses.meanSquaredLogarithmicError;
import static nn.Losses.poisson;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Losses.squaredHinge;

import java.util.List;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activation.Function;
import nn.loss.Loss;

/**
 * Holds what hands and a pocket calculator gave: a loss of one row of two.
 *
 * @param input what goes into the last activation, such as ln p before a softmax
 */
record HandAnswers(Loss loss, Function last, float[] input, Tensor targets, double expected) {
    /** Lists each loss for predictions 0.8 and 0.4, or 0.8 and 0.2 where they must sum to 1. */
    static List<HandAnswers> losses() {
        float[] plain = {0.8f, 0.4f};
        float[] logits = {logit(0.8), logit(0.4)};
        float[] logs = {(float) Math.log(0.8), (float) Math.log(0.2)};
        Tensor hot = Tensor.of(new float[] {1, 0});
        Tensor label = Tensor.of(Shape.of(1), 0);
        Tensor halves = Tensor.of(new float[] {0.5f, 0.5f});
        return List.of(
                new HandAnswers(meanSquaredError(), Function.LINEAR, plain, hot, 0.1),
                new HandAnswers(halfSquaredError(), Function.LINEAR, plain, hot, 0.1),
                new HandAnswers(meanAbsoluteError(), Function.LINEAR, plain, hot, 0.3),
                new HandAnswers(huber(), Function.LINEAR, plain, hot, 0.05),
                new HandAnswers(huber(0.3), Function.LINEAR, plain, hot, 0.0475),
                new HandAnswers(hinge(), Function.LINEAR, plain, Tensor.of(new float[] {1, -1}), 0.8),
                new HandAnswers(squaredHinge(), Function.LINEAR, plain, Tensor.of(new float[] {1, -1}), 1.0),
                new HandAnswers(categoricalHinge(), Function.LINEAR, plain, hot, 0.6),
                new HandAnswers(meanAbsolutePercentageError(), Function.LINEAR, plain, halves, 40),
                new HandAnswers(meanSquaredLogarithmicError(), Function.LINEAR, plain, hot, 0.06215720),
                new HandAnswers(logCosh(), Function.LINEAR, plain, hot, 0.04891078),
                new HandAnswers(poisson(), Function.LINEAR, plain, hot, 0.71157171),
                new HandAnswers(cosineSimilarity(), Function.LINEAR, plain, hot, -0.89442719),
                new HandAnswers(binaryFocalCrossentropy(), Function.SIGMOID, logits, hot, 0.04532892),
                new HandAnswers(
                        binaryFocalCrossentropy().fromLogits().applyClassBalancing(),
                        Function.LINEAR,
                        logits,
                        hot,
                        0.03176526),
                new HandAnswers(categoricalFocalCrossentropy(), Function.SOFTMAX, logs, hot, 0.00223144),
                new HandAnswers(
                        categoricalFocalCrossentropy().fromLogits().gamma(1), Function.LINEAR, logs, hot, 0.01115718),
                new HandAnswers(binaryCrossentropy(), Function.SIGMOID, logits, hot, 0.36698459),
                new HandAnswers(binaryCrossentropy().fromLogits(), Function.LINEAR, logits, hot, 0.36698459),
                new HandAnswers(categoricalCrossentropy(), Function.SOFTMAX, logs, hot, 0.22314355),
                new HandAnswers(categoricalCrossentropy().fromLogits(), Function.LINEAR, logs, hot, 0.22314355),
                new HandAnswers(smooth(), Function.SOFTMAX, logs, hot, 0.36177299),
                new HandAnswers(sparseCategoricalCrossentropy(), Function.SOFTMAX, logs, label, 0.22314355),
                new HandAnswers(sparseCategoricalCrossentropy().fromLogits(), Function.LINEAR, logs, label, 0.22314355),
                new HandAnswers(ctc(), Function.LINEAR, logs, Tensor.of(Shape.of(1, 1), 1), 1.60943791),
                new HandAnswers(klDivergence(), Function.SOFTMAX, logs, halves, 0.22314355),
                new HandAnswers(klDivergence(), Function.SIGMOID, new float[] {-15, -14}, halves, 13.80685323),
                new HandAnswers(categoricalCrossentropy(), Function.SIGMOID, new float[] {-20, -20}, hot, 0.69314718),
                new HandAnswers(categoricalCrossentropy(), Function.SIGMOID, new float[] {-20, -19}, hot, 1.31326169),
                new HandAnswers(
                        sparseCategoricalCrossentropy(), Function.SIGMOID, new float[] {-60, -60}, label, 0.69314718));
    }

    /** Targets of 0.9 and 0.1: −0.9 · ln 0.8 − 0.1 · ln 0.2. */
    private static Loss smooth() {
        return categoricalCrossentropy().labelSmoothing(0.2);
    }

    private static float logit(double p) {
        return (float) Math.log(p / (1 - p));
    }

    /** Gives a function's values at −4, −1, 0.5 and 8. */
    static double[] of(Function function) {
        return switch (function) {
            case LINEAR -> new double[] {-4, -1, 0.5, 8};
            case SIGMOID -> new double[] {0.01798621, 0.268941421, 0.622459331, 0.99966465};
            case HARD_SIGMOID -> new double[] {0, 0.333333333, 0.583333333, 1};
            case TANH -> new double[] {-0.9993293, -0.761594156, 0.462117157, 0.999999775};
            case RELU -> new double[] {0, 0, 0.5, 8};
            case RELU6 -> new double[] {0, 0, 0.5, 6};
            case LEAKY_RELU -> new double[] {-0.8, -0.2, 0.5, 8};
            case ELU -> new double[] {-0.981684361, -0.632120559, 0.5, 8};
            case SELU -> new double[] {-1.725898628, -1.111330738, 0.525350494, 8.405607899};
            case GELU -> new double[] {-0.000126685, -0.158655254, 0.345731231, 8};
            case SILU -> new double[] {-0.07194484, -0.268941421, 0.311229666, 7.997317199};
            case SOFTPLUS -> new double[] {0.018149928, 0.313261688, 0.974076984, 8.000335406};
            case SOFTSIGN -> new double[] {-0.8, -0.5, 0.333333333, 0.888888889};
            case SOFTMAX -> new double[] {0.00000614, 0.000123326, 0.000552707, 0.999317827};
            case EXPONENTIAL -> new double[] {0.018315639, 0.367879441, 1.648721271, 2980.957987042};
            case LOG_SIGMOID -> new double[] {-4.018149928, -1.313261688, -0.474076984, -0.000335406};
            case LOG_SOFTMAX -> new double[] {-12.000682405, -9.000682405, -7.500682405, -0.000682405};
            case MISH -> new double[] {-0.072591741, -0.303401461, 0.375245211, 7.999998201};
            case HARD_SILU -> new double[] {0, -0.333333333, 0.291666667, 8};
            case HARD_TANH -> new double[] {-1, -1, 0.5, 1};
            case CELU -> new double[] {-0.981684361, -0.632120559, 0.5, 8};
            case SOFT_SHRINK -> new double[] {-3.5, -0.5, 0, 7.5};
            case HARD_SHRINK -> new double[] {-4, -1, 0, 8};
            case TANH_SHRINK -> new double[] {-3.0006707, -0.238405844, 0.037882843, 7.000000225};
            case SQUAREPLUS -> new double[] {0.236067977, 0.618033989, 1.280776406, 8.123105626};
            case THRESHOLD -> new double[] {0.1, 0.1, 0.5, 8};
            case SPARSE_PLUS -> new double[] {0, 0, 0.5625, 8};
            case SPARSE_SIGMOID -> new double[] {0, 0, 0.75, 1};
            case SPARSEMAX -> new double[] {0, 0, 0, 1};
            case GLU -> new double[] {-2.489837325, -0.99966465};
        };
    }
}
