package nn.metric;

import java.util.Optional;
import java.util.OptionalInt;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activation.Function;
import nn.loss.CategoricalHinge;
import nn.loss.Crossentropy;
import nn.loss.Loss;
import nn.spi.Network;

/**
 * Says what a network's outputs decide, as far as its loss and its last activation tell.
 *
 * @param output the shape of one row of outputs
 * @param kind what a row of outputs answers
 * @param threshold above which an output says yes, where outputs answer yes or no
 */
public record Decision(Shape output, Kind kind, double threshold) {
    /** Refuses what is missing. */
    public Decision {
        Given.value("a decision: the output", output);
        Given.value("a decision: the kind", kind);
    }

    /** Names what a row of outputs answers. */
    public enum Kind {
        /** One output: class 1 above the threshold, else class 0. */
        YES_OR_NO,
        /** One output a class, under softmax or categorical cross-entropy: the greatest is the row's class. */
        ONE_CLASS,
        /** Several outputs under binary cross-entropy: each is a yes or no of its own, so a row may be of many classes. */
        MANY_YES_OR_NO,
        /**
         * Several outputs that neither loss nor last activation tells the meaning of: the greatest is the row's class, or
         * each is a yes or no, whichever is asked for.
         */
        OPEN,
        /** One output that means a number, as the targets tell: no class. */
        NUMBER
    }

    /**
     * Reads the decision of the first output, which for most networks is the only one, off a network and its loss.
     *
     * <p>The threshold is 0 for logits and under hinge, ½ elsewhere and after a sigmoid.
     *
     * @param network the network
     * @param loss what it was trained to minimize, if anything
     * @return what its outputs decide
     */
    public static Decision of(Network network, Optional<Loss> loss) {
        Given.value("a decision: the network", network);
        return of(network, network.outputs().get(0), loss);
    }

    /**
     * Reads the decision of one output off a network and its loss.
     *
     * @param network the network
     * @param output the output's name
     * @param loss what was trained to be minimized there, if anything
     * @return what the output decides
     */
    public static Decision of(Network network, String output, Optional<Loss> loss) {
        Given.value("a decision: the loss", loss);
        Optional<Function> last = LastLayer.function(network, output);
        boolean probabilities = last.filter(LastLayer.PROBABILITIES::contains).isPresent();
        boolean signs = loss.filter(each -> each.targets() == Loss.Targets.SIGNS
                        || LastLayer.logits(each).orElse(false))
                .isPresent();
        Shape shape = network.shape(output);
        return new Decision(shape, kind(classes(shape), loss, last), signs && !probabilities ? 0 : 0.5);
    }

    private static int classes(Shape output) {
        return output.rank() == 0 ? 1 : output.dim(output.featureAxis());
    }

    private static Kind kind(int width, Optional<Loss> loss, Optional<Function> last) {
        if (width == 1) {
            return Kind.YES_OR_NO;
        }
        if (loss.filter(Decision::isBinary).isPresent()) {
            return Kind.MANY_YES_OR_NO;
        }
        boolean categorical = loss.filter(each -> each instanceof Crossentropy || each instanceof CategoricalHinge)
                .isPresent();
        return categorical || last.filter(LastLayer.ONE_CLASS::contains).isPresent() ? Kind.ONE_CLASS : Kind.OPEN;
    }

    private static boolean isBinary(Loss loss) {
        return loss instanceof Crossentropy each && !each.isCategorical();
    }

    /**
     * Returns whether the greatest output is the row's class, unless something else is asked for.
     *
     * @return true for {@link Kind#ONE_CLASS} and {@link Kind#OPEN}
     */
    public boolean takesGreatest() {
        return kind == Kind.ONE_CLASS || kind == Kind.OPEN;
    }

    /**
     * Chooses another threshold.
     *
     * @param above a finite number
     * @return a new decision
     * @throws NnException if it is not finite, or the greatest of several outputs decides
     */
    public Decision threshold(double above) {
        if (takesGreatest()) {
            throw NnException.of(
                            "the greatest of the %d outputs decides, so the threshold %s has no use.",
                            output.size(), above)
                    .maybe("leave it out, or compare predict(…) with it.");
        }
        return above(above);
    }

    /**
     * Chooses a threshold for each output by itself, whatever the outputs decide together.
     *
     * @param other a finite number
     * @return a new decision
     * @throws NnException if it is not finite
     */
    public Decision above(double other) {
        Given.finite("the threshold", other);
        return new Decision(output, kind, other);
    }

    /**
     * Refuses outputs that do not give each row, or position, one class.
     *
     * @param place what wants the classes, such as {@code predictClasses}
     * @param instead what to do where each output is a yes or no of its own
     * @throws NnException if each output is a yes or no of its own
     */
    public void requireOneClass(String place, String instead) {
        if (kind == Kind.MANY_YES_OR_NO) {
            throw NnException.of(
                            "%s: under binaryCrossentropy each of the %d outputs is a yes or no of its own, so a row has"
                                    + " no one class.",
                            place, output.size())
                    .maybe(
                            "%s; or, where each row is of one class, end the network"
                                    + " with softmax() and use categoricalCrossentropy().",
                            instead);
        }
    }

    /**
     * Finds the class of each row, or of each position of sequences and images.
     *
     * @param outputs what the network gave, [rows, outputs], [rows, time, outputs] or [rows, outputs, height, width]
     * @return a label, from 0, for each row, or each position, row after row
     * @throws NnException if the outputs do not give each row one class
     */
    public int[] classes(Tensor outputs) {
        requireOneClass("predictClasses", "use predictLabels(…), which takes each output by itself");
        Numbers values = Numbers.of(Positions.apart(outputs));
        int width = classes(outputs.shape().row());
        Given.positive("predictClasses: the count of outputs", width);
        int[] labels = new int[values.count() / width];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = kind == Kind.YES_OR_NO ? (isYes(values.at(i)) ? 1 : 0) : values.argmax(i * width, width);
        }
        return labels;
    }

    /**
     * Answers yes or no for each output by itself.
     *
     * @param outputs what the network gave
     * @return uint8 of the same shape: 1 where an output is above the threshold, else 0
     * @throws NnException if the outputs give each row one class
     */
    public Tensor answers(Tensor outputs) {
        if (kind == Kind.ONE_CLASS) {
            throw NnException.of(
                            "predictLabels: the %d outputs share one class a row among them, so none is a yes or no of"
                                    + " its own.",
                            classes(output))
                    .maybe("use predictClasses(…), which finds the greatest.");
        }
        Numbers values = Numbers.of(outputs);
        byte[] answers = new byte[values.count()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = (byte) (isYes(values.at(i)) ? 1 : 0);
        }
        return Tensor.of(outputs.shape(), answers);
    }

    private boolean isYes(float value) {
        return value > (float) threshold;
    }

    /**
     * Refuses a cross-entropy that is told to get logits after an activation that gives probabilities, or the reverse.
     *
     * @param network the network
     * @param output the output's name
     * @param loss the loss to minimize
     * @throws NnException if that can be known and is so
     */
    public static void requireSuits(Network network, String output, Loss loss) {
        LastLayer.requireSuits(network, output, loss);
    }

    /**
     * Lets the targets say whether each row is of one class, where each output could be a yes or no of its own, and
     * whether one output means a number; under binary cross-entropy anything from 0 to 1 is a probability.
     *
     * @param targets labels [rows], or values [rows, outputs]
     * @param loss the loss to minimize
     * @return a new decision
     */
    public Decision seen(Tensor targets, Loss loss) {
        boolean many = kind == Kind.MANY_YES_OR_NO && output.isFlat();
        if (many && areClasses(targets)) {
            return new Decision(output, Kind.ONE_CLASS, threshold);
        }
        boolean one = kind == Kind.YES_OR_NO && !isBinary(loss);
        return one && firstNumber(targets).isPresent() ? new Decision(output, Kind.NUMBER, threshold) : this;
    }

    /**
     * Tells whether further targets mean something else than those that were seen first.
     *
     * @param later what the further targets decide by themselves
     * @return whether each row was of one class, but is not here, or targets were yes or no, but are numbers here
     */
    public boolean isRefutedBy(Decision later) {
        Given.value("decision: what is decided later", later);
        return kind == Kind.ONE_CLASS && later.kind == Kind.MANY_YES_OR_NO
                || kind == Kind.YES_OR_NO && later.kind == Kind.NUMBER;
    }

    /**
     * Finds among the targets of one output the first that is no class: neither 0 or 1 nor, where all are so, −1 or 1.
     *
     * @param targets one a row
     * @return its row, or empty where all are classes
     */
    public static OptionalInt firstNumber(Tensor targets) {
        Numbers values = Numbers.of(targets);
        boolean zero = false;
        boolean minus = false;
        for (int row = 0; row < values.count(); row++) {
            float value = values.at(row);
            zero |= value == 0;
            minus |= value == -1;
            if (zero && minus || Math.abs(value) != 1 && value != 0) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Returns whether each row of targets names one class.
     *
     * @param targets labels [rows], or values [rows, outputs]
     * @return true for labels, one-hot rows and rows of probabilities
     */
    public static boolean areClasses(Tensor targets) {
        Given.value("a decision: the targets", targets);
        int width = targets.shape().row().size();
        Numbers values = Numbers.of(targets);
        for (int from = 0; width > 1 && from < values.count(); from += width) {
            if (!isClass(values, from, width)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClass(Numbers values, int from, int width) {
        int yeses = 0;
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            yeses += values.at(i) > 0.5f ? 1 : 0;
            sum += values.at(i);
        }
        return yeses == 1 || Math.abs(sum - 1) < 1e-3;
    }
}
