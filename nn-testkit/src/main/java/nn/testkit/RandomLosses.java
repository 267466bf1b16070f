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
import nn.data.NnException;
import nn.data.Shape;
import nn.loss.Loss;

/** Draws losses that suit an output. */
final class RandomLosses {
    private RandomLosses() {}

    /** Draws a loss that takes any number. */
    static Loss any(Dice dice, Shape output) {
        double smoothing = dice.number(0, 0.3);
        return fitting(
                dice,
                output,
                meanSquaredError(),
                halfSquaredError(),
                meanAbsoluteError(),
                huber(dice.number(0.2, 1.5)),
                hinge(),
                squaredHinge(),
                categoricalHinge(),
                logCosh(),
                cosineSimilarity(),
                binaryFocalCrossentropy().fromLogits().gamma(dice.number(1, 3)),
                categoricalFocalCrossentropy().fromLogits().labelSmoothing(smoothing),
                binaryCrossentropy().fromLogits(),
                binaryCrossentropy().fromLogits().labelSmoothing(smoothing),
                categoricalCrossentropy().fromLogits(),
                categoricalCrossentropy().fromLogits().labelSmoothing(smoothing),
                sparseCategoricalCrossentropy().fromLogits(),
                ctc());
    }

    /** Draws a loss that wants numbers between 0 and 1. */
    static Loss probabilities(Dice dice, Shape output) {
        double smoothing = dice.number(0, 0.3);
        return fitting(
                dice,
                output,
                meanSquaredError(),
                klDivergence(),
                meanAbsolutePercentageError(),
                meanSquaredLogarithmicError(),
                poisson(),
                binaryFocalCrossentropy().applyClassBalancing().alpha(dice.number(0.1, 0.9)),
                categoricalFocalCrossentropy().gamma(dice.number(1, 3)),
                binaryCrossentropy(),
                binaryCrossentropy().labelSmoothing(smoothing),
                categoricalCrossentropy(),
                categoricalCrossentropy().labelSmoothing(smoothing),
                sparseCategoricalCrossentropy());
    }

    private static Loss fitting(Dice dice, Shape output, Loss... losses) {
        List<Loss> all = List.of(losses);
        Loss loss = dice.one(all);
        while (!fits(loss, output)) {
            loss = dice.one(all);
        }
        return loss;
    }

    private static boolean fits(Loss loss, Shape output) {
        try {
            loss.check(output);
            return true;
        } catch (NnException refused) {
            return false;
        }
    }
}
