package nn.train;

import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Shape;
import nn.data.Tensor;
import nn.loss.Loss;

/** Brings targets into the form that a loss wants, and refuses what does not fit the output. */
final class Targets {
    private final Shape output;
    private final Tensor given;

    private Targets(Shape output, Tensor given) {
        this.output = output;
        this.given = given;
    }

    /** Returns int32 labels [n] for losses over labels, else values [n, …] of the output's shape. */
    static Tensor of(Tensor given, Loss loss, Shape output) {
        loss.check(output);
        Targets targets = new Targets(output, given);
        return switch (loss.targets()) {
            case LABELS -> targets.labels();
            case VALUES -> targets.values();
            case PROBABILITIES -> targets.within(0, targets.values());
            case SIGNS -> signs(targets.within(-1, targets.values()));
        };
    }

    private boolean areLabels() {
        Shape row = given.shape().row();
        return given.type() != DType.FLOAT32 && (row.rank() == 0 || row.isFlat() && row.size() == 1);
    }

    private Tensor labels() {
        if (!areLabels()) {
            boolean oneHot = given.shape().row().size() > 1;
            throw NnException.of("the loss wants one integer label a row, but the targets are %s.", given)
                    .maybe(
                            oneHot
                                    ? "use categoricalCrossentropy(), which takes one-hot rows."
                                    : "give the labels as an int[].");
        }
        return Tensor.of(Shape.of(given.rows()), checkedLabels());
    }

    private int[] checkedLabels() {
        int[] labels = given.ints();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= output.size()) {
                throw NnException.of(
                                "row %d: the label %d does not fit an output %d wide, whose labels are 0 to %d.",
                                i, labels[i], output.size(), output.size() - 1)
                        .maybe("%s", labelCure(labels, labels[i]));
            }
        }
        return labels;
    }

    private String labelCure(int[] labels, int label) {
        if (label < 0) {
            return negativeCure(labels);
        }
        if (areFrom1(labels, output.size())) {
            return "labels count from 0: take 1 off each.";
        }
        return label == Integer.MAX_VALUE
                ? "drop the rows without a label: no layer can be wide enough for it."
                : "make the last layer dense(" + (label + 1) + ") or wider.";
    }

    /** Tells signs and ratings around 0 from labels that are missing, which are few or stand beside every class. */
    private String negativeCure(int[] labels) {
        if (IntStream.of(labels).allMatch(label -> Math.abs(label) == 1)) {
            return "write 0 for -1, so that the labels are 0 and 1.";
        }
        int rows = labels.length;
        long negative = IntStream.of(labels).filter(label -> label < 0).count();
        int least = IntStream.of(labels).min().orElseThrow();
        int most = IntStream.of(labels).max().orElseThrow();
        boolean centred = most - least + 1 == output.size() && negative * 2 * output.size() >= rows;
        return centred ? "labels count from 0: add " + -least + " to each." : "drop the rows without a label.";
    }

    private static boolean areFrom1(int[] labels, int to) {
        return IntStream.of(labels).allMatch(label -> label >= 1 && label <= to)
                && IntStream.of(labels).anyMatch(label -> label == to);
    }

    private Tensor values() {
        if (areLabels() && output.isFlat() && output.size() > 1) {
            checkedLabels();
            return given.reshape(Shape.of(given.rows())).oneHot(output.size());
        }
        Shape row = given.shape().rank() == 1 ? Shape.of(1) : given.shape().row();
        if (!row.equals(output)) {
            throw NnException.of("the targets are rows of %s, but the network gives rows of %s.", row, output)
                    .maybe("%s", cure(row));
        }
        Tensor values = given.reshape(output.batch(given.rows()));
        return values.type() == DType.UINT8 ? values : finite(values);
    }

    private String cure(Shape row) {
        if (row.isImage() && row.channelsFirst().equals(output)) {
            return "put the channels first: tensor.transpose(0, 3, 1, 2).";
        }
        return row.isFlat() && output.isFlat() ? widths(row) : "reshape one to the other.";
    }

    private String widths(Shape row) {
        return "make the last layer dense(" + row.size() + "), or the targets " + output.size() + " wide.";
    }

    /** Returns values as floats, and refuses such as are not finite. */
    private Tensor finite(Tensor values) {
        if (values.type() != DType.FLOAT32) {
            return Tensor.of(values.shape(), values.floats());
        }
        Numbers numbers = Numbers.of(values);
        int wrong = Prepared.firstNotFinite(numbers);
        if (wrong >= 0) {
            throw NnException.of(
                            "row %d: the target must be finite, but was %s.", wrong / output.size(), numbers.at(wrong))
                    .maybe("drop the rows without a target.");
        }
        return values;
    }

    private Tensor within(int least, Tensor values) {
        Numbers numbers = Numbers.of(values);
        for (int i = 0; i < numbers.count(); i++) {
            if (numbers.at(i) < least || numbers.at(i) > 1) {
                throw NnException.of(
                                "row %d: the loss wants targets from %d to 1, but one was %s.",
                                i / output.size(), least, numbers.at(i))
                        .maybe("%s", rangeCure(numbers));
            }
        }
        return values;
    }

    private String rangeCure(Numbers numbers) {
        if (areAll(numbers, -1, 1)) {
            return "write 0 for -1, or use hinge(), which takes both, after a last layer without sigmoid().";
        }
        if (!areLabels()) {
            return "scale the targets, or use meanSquaredError(), which takes any number.";
        }
        if (areAll(numbers, 0, 1, -1)) {
            return "drop the rows without a label.";
        }
        return output.size() == 1 && areFrom1(given.ints(), 2)
                ? "labels count from 0: take 1 off each."
                : "end the network with dense(classes).softmax(), and use sparseCategoricalCrossentropy().";
    }

    private static boolean areAll(Numbers numbers, float... known) {
        for (int i = 0; i < numbers.count(); i++) {
            boolean found = false;
            for (float each : known) {
                found |= numbers.at(i) == each;
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** Lets −1 stand for class 0, where the loss takes signs and a row has one. */
    static Tensor classes(Tensor targets, Loss loss) {
        Numbers numbers = Numbers.of(targets);
        if (loss.targets() != Loss.Targets.SIGNS || numbers.count() != targets.rows() || !areAll(numbers, -1, 1)) {
            return targets;
        }
        float[] classes = targets.floats();
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Math.max(0, classes[i]);
        }
        return Tensor.of(targets.shape(), classes);
    }

    /** Makes −1 and 1 of 0 and 1; leaves −1 and 1 as they are. */
    private static Tensor signs(Tensor values) {
        if (!areAll(Numbers.of(values), 0, 1)) {
            return values;
        }
        float[] signs = values.floats();
        for (int i = 0; i < signs.length; i++) {
            signs[i] = 2 * signs[i] - 1;
        }
        return Tensor.of(values.shape(), signs);
    }
}
