package nn;

import java.util.function.BinaryOperator;
import nn.loss.BinaryCrossentropy;
import nn.loss.BinaryFocalCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.CategoricalFocalCrossentropy;
import nn.loss.CategoricalHinge;
import nn.loss.CosineSimilarity;
import nn.loss.Ctc;
import nn.loss.FunctionLoss;
import nn.loss.HalfSquaredError;
import nn.loss.Hinge;
import nn.loss.Huber;
import nn.loss.KLDivergence;
import nn.loss.LogCosh;
import nn.loss.Loss;
import nn.loss.MeanAbsoluteError;
import nn.loss.MeanAbsolutePercentageError;
import nn.loss.MeanSquaredError;
import nn.loss.MeanSquaredLogarithmicError;
import nn.loss.Poisson;
import nn.loss.SparseCategoricalCrossentropy;
import nn.loss.SquaredHinge;
import nn.op.Value;

/** Names the losses, as Keras's {@code keras.losses} does; made for {@code import static nn.Losses.*}. */
public final class Losses {
    private Losses() {}

    /**
     * Takes the mean of squares, as Keras's {@code MeanSquaredError}.
     *
     * @return the loss, Σ(y − p)² / width
     */
    public static MeanSquaredError meanSquaredError() {
        return new MeanSquaredError();
    }

    /**
     * Takes half the sum of squares: the quadratic cost of textbooks.
     *
     * @return the loss, ½ · Σ(y − p)²
     */
    public static HalfSquaredError halfSquaredError() {
        return new HalfSquaredError();
    }

    /**
     * Takes the mean of absolute values, as Keras's {@code MeanAbsoluteError}.
     *
     * @return the loss, Σ|y − p| / width
     */
    public static MeanAbsoluteError meanAbsoluteError() {
        return new MeanAbsoluteError();
    }

    /**
     * Takes squares near 0 and lines from 1 on, as Keras's {@code Huber}.
     *
     * @return the loss
     */
    public static Huber huber() {
        return huber(1);
    }

    /**
     * Takes squares near 0 and lines farther off, as Keras's {@code Huber}.
     *
     * @param delta where squares become lines, above 0
     * @return the loss
     */
    public static Huber huber(double delta) {
        return new Huber(delta);
    }

    /**
     * Takes the cross-entropy of each output, as Keras's {@code BinaryCrossentropy}; wants sigmoid before it.
     *
     * @return the loss; {@code .fromLogits()} and {@code .labelSmoothing(s)} change it
     */
    public static BinaryCrossentropy binaryCrossentropy() {
        return new BinaryCrossentropy(false, 0);
    }

    /**
     * Takes the cross-entropy of one-hot rows, as Keras's {@code CategoricalCrossentropy}; wants softmax before it.
     *
     * @return the loss; {@code .fromLogits()} and {@code .labelSmoothing(s)} change it
     */
    public static CategoricalCrossentropy categoricalCrossentropy() {
        return new CategoricalCrossentropy(false, 0);
    }

    /**
     * Takes the cross-entropy of integer labels, as Keras's {@code SparseCategoricalCrossentropy}; wants softmax before it.
     *
     * @return the loss; {@code .fromLogits()} changes it
     */
    public static SparseCategoricalCrossentropy sparseCategoricalCrossentropy() {
        return new SparseCategoricalCrossentropy(false);
    }

    /**
     * Takes the hinge loss, as Keras's {@code Hinge}.
     *
     * @return the loss, max(0, 1 − y · p)
     */
    public static Hinge hinge() {
        return new Hinge();
    }

    /**
     * Takes Kullback and Leibler's divergence, as Keras's {@code KLDivergence}.
     *
     * @return the loss, Σ y · ln(y / p) over the classes (for images: over the channels, and the mean of all pixels)
     */
    public static KLDivergence klDivergence() {
        return new KLDivergence();
    }

    /**
     * Takes the mean of errors in percent of the targets, as Keras's {@code MeanAbsolutePercentageError}.
     *
     * @return the loss, 100 · Σ|(y − p) / y| / width
     */
    public static MeanAbsolutePercentageError meanAbsolutePercentageError() {
        return new MeanAbsolutePercentageError();
    }

    /**
     * Takes the mean of squared differences of logarithms, as Keras's {@code MeanSquaredLogarithmicError}.
     *
     * @return the loss, Σ(ln(1 + y) − ln(1 + p))² / width
     */
    public static MeanSquaredLogarithmicError meanSquaredLogarithmicError() {
        return new MeanSquaredLogarithmicError();
    }

    /**
     * Takes the logarithm of the hyperbolic cosine of errors, as Keras's {@code LogCosh}.
     *
     * @return the loss, Σ ln cosh(p − y) / width
     */
    public static LogCosh logCosh() {
        return new LogCosh();
    }

    /**
     * Compares rates with counts, as Keras's {@code Poisson}; wants outputs of at least 0, as exponential makes them.
     *
     * @return the loss, Σ(p − y · ln p) / width
     */
    public static Poisson poisson() {
        return new Poisson();
    }

    /**
     * Compares directions, as Keras's {@code CosineSimilarity}.
     *
     * @return the loss, −Σ y · p / (|y| · |p|) over the features
     */
    public static CosineSimilarity cosineSimilarity() {
        return new CosineSimilarity();
    }

    /**
     * Takes the squares of the hinge loss, as Keras's {@code SquaredHinge}.
     *
     * @return the loss, max(0, 1 − y · p)²
     */
    public static SquaredHinge squaredHinge() {
        return new SquaredHinge();
    }

    /**
     * Takes the hinge loss of one-hot rows, as Keras's {@code CategoricalHinge}.
     *
     * @return the loss, max(0, 1 − Σ y · p + max((1 − y) · p))
     */
    public static CategoricalHinge categoricalHinge() {
        return new CategoricalHinge();
    }

    /**
     * Takes the cross-entropy of each output, the less the easier it is to tell, as Keras's {@code BinaryFocalCrossentropy};
     * wants sigmoid before it.
     *
     * @return the loss; {@code .gamma(g)}, {@code .applyClassBalancing()}, {@code .alpha(a)}, {@code .fromLogits()} and {@code
     *     .labelSmoothing(s)} change it
     */
    public static BinaryFocalCrossentropy binaryFocalCrossentropy() {
        return new BinaryFocalCrossentropy(false, 0.25, 2, false, 0);
    }

    /**
     * Takes the cross-entropy of one-hot rows, the less the easier a class is to tell, as Keras's {@code
     * CategoricalFocalCrossentropy}; wants softmax before it.
     *
     * @return the loss; {@code .gamma(g)}, {@code .alpha(a)}, {@code .fromLogits()} and {@code .labelSmoothing(s)} change it
     */
    public static CategoricalFocalCrossentropy categoricalFocalCrossentropy() {
        return new CategoricalFocalCrossentropy(0.25, 2, false, 0);
    }

    /**
     * Compares an output [time, classes] of logits with shorter rows of labels that lie somewhere along it, as Keras's
     * {@code CTC}; class 0 is the blank, which also pads the labels.
     *
     * @return the loss, −ln of the sum of the probabilities of all ways to spell the labels
     */
    public static Ctc ctc() {
        return new Ctc();
    }

    /**
     * Computes what a lambda of ops says: {@code loss("mse", (y, p) -> mean(square(sub(p, y)), -1))}.
     *
     * @param name what it is called; files keep it, and who loads one gives the lambda again under it
     * @param function makes one number a row [batch], or one a position [batch, …], of targets y and predictions p, both
     *     [batch, …]
     * @return the loss, over values of the output's shape; {@code .labels()} and {@code .probabilities()} say otherwise
     */
    public static FunctionLoss loss(String name, BinaryOperator<Value> function) {
        return new FunctionLoss(name, function, Loss.Targets.VALUES);
    }
}
