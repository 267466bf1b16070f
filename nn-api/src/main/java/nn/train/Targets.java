package nn.train;

import java.util.Locale;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Shape;
import nn.data.Tensor;
import nn.loss.Ctc;
import nn.loss.Loss;

/** Brings targets into the form that a loss wants, and refuses what does not fit the output. */
final class Targets {
    private final Shape output;
    private final Tensor given;
    private final Loss loss;

    private Targets(Shape output, Tensor given, Loss loss) {
        this.output = output;
        this.given = given;
        this.loss = loss;
    }

    /** Returns int32 labels [n, …] for losses over labels, else values [n, …] of the output's shape. */
    static Tensor of(Tensor given, Loss loss, Shape output) {
        Targets targets = new Targets(output, given, loss);
        return switch (loss.targets()) {
            case LABELS -> targets.labels();
            case VALUES -> targets.values();
            case PROBABILITIES -> targets.within(0, targets.values());
            case SIGNS -> signs(targets.within(-1, targets.values()));
        };
    }

    private boolean areLabels(Shape wanted) {
        Shape row = given.shape().row();
        boolean alone = row.rank() == output.rank() && row.dim(row.featureAxis()) == 1;
        return given.type() != DType.FLOAT32
                && (row.equals(wanted) || alone && row.positions().equals(wanted));
    }

    private Tensor labels() {
        Shape wanted = loss.labelShape(output, given.shape().row());
        if (!areLabels(wanted)) {
            throw wanted.rank() == 0 ? noLabel() : noLabels(wanted);
        }
        Tensor labels = Tensor.of(wanted.batch(given.rows()), checkedLabels());
        loss.checkLabels(labels, output);
        return labels;
    }

    private NnException noLabel() {
        return NnException.of("the loss wants one integer label a row, but the targets are %s.", given)
                .maybe("%s", labelForm(given.shape().row().size()));
    }

    private String labelForm(int width) {
        if (width == 1) {
            return "give the labels as an int[].";
        }
        if (width == classes()) {
            return "use categoricalCrossentropy(), which takes one-hot rows.";
        }
        return given.type() == DType.INT32
                ? "add returnSequences() to the recurrent layer, for a label a step, or give one label a row."
                : "end the network with dense(" + width
                        + "), and use categoricalCrossentropy(), which takes one-hot rows.";
    }

    private NnException noLabels(Shape wanted) {
        return NnException.of(
                        "the loss wants one integer label a position, in rows of %s, but the targets are %s.",
                        wanted, given)
                .maybe("%s", loss instanceof Ctc ? "give the labels as int[][] rows." : positionCure(wanted));
    }

    private String positionCure(Shape wanted) {
        Shape row = given.shape().row();
        if (row.size() == 1) {
            return "end the network with flatten() and dense(classes), for one label a row.";
        }
        return given.type() != DType.FLOAT32 && row.rank() == wanted.rank()
                ? lengths(wanted)
                : "use categoricalCrossentropy(), which takes one-hot features.";
    }

    private String lengths(Shape positions) {
        boolean isSequence = positions.rank() == 1;
        Shape row = given.shape().row();
        return String.format(
                Locale.ROOT,
                "bring both to one %s: the output has %s positions a row, the targets have %s.",
                isSequence ? "length" : "size",
                isSequence ? positions.dim(0) : positions,
                isSequence ? row.dim(0) : row);
    }

    private int classes() {
        return output.dim(output.featureAxis());
    }

    private int[] checkedLabels() {
        int[] labels = given.ints();
        int classes = classes();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw NnException.of(
                                "row %d: the label %d does not fit an output %d wide, whose labels are 0 to %d.",
                                i / given.shape().row().size(), labels[i], classes, classes - 1)
                        .maybe("%s", loss instanceof Ctc ? spelledCure(labels[i]) : labelCure(labels, labels[i]));
            }
        }
        return labels;
    }

    private static String spelledCure(int label) {
        return label < 0
                ? "pad rows of labels with 0 at their ends."
                : "make the last layer dense(" + (label + 1L)
                        + ") or wider: class 0 is the blank, labels count from 1.";
    }

    private String labelCure(int[] labels, int label) {
        if (label < 0) {
            return negativeCure(labels);
        }
        if (areFrom1(labels, classes())) {
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
        boolean centred = most - least + 1 == classes() && negative * 2 * classes() >= rows;
        return centred ? "labels count from 0: add " + -least + " to each." : "drop the rows without a label.";
    }

    private static boolean areFrom1(int[] labels, int to) {
        return IntStream.of(labels).allMatch(label -> label >= 1 && label <= to)
                && IntStream.of(labels).anyMatch(label -> label == to);
    }

    private Tensor values() {
        if (areLabels(output.positions()) && classes() > 1) {
            checkedLabels();
            return oneHot();
        }
        Shape row = given.shape().rank() == 1 ? Shape.of(1) : given.shape().row();
        boolean alone = classes() == 1 && row.equals(output.positions());
        if (!row.equals(output) && !alone) {
            throw NnException.of("the targets are rows of %s, but the network gives rows of %s.", row, output)
                    .maybe("%s", cure(row));
        }
        Tensor values = given.reshape(output.batch(given.rows()));
        return values.type() == DType.UINT8 ? values : finite(values);
    }

    /** Writes labels as one-hot features of each position. */
    private Tensor oneHot() {
        int rows = given.rows();
        Tensor ones = given.reshape(Shape.of(given.shape().size())).oneHot(classes());
        return output.isImage()
                ? ones.reshape(Shape.of(rows, output.dim(1), output.dim(2), classes()))
                        .transpose(0, 3, 1, 2)
                : ones.reshape(output.batch(rows));
    }

    private String cure(Shape row) {
        if (row.size() > 1
                && row.rank() == output.positions().rank()
                && (given.type() == DType.INT32 || classes() == 1)) {
            return lengths(output.positions());
        }
        if (row.isFlat() && !output.isFlat()) {
            return "end the network with flatten() and dense(" + (row.size() == 1 ? "classes" : row.size()) + ").";
        }
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
        int wrong = Prepared.firstNotFinite(values);
        if (wrong >= 0) {
            throw NnException.of(
                            "row %d: the target must be finite, but was %s.",
                            wrong / output.size(), Numbers.of(values).at(wrong))
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
        if (!areLabels(output.positions())) {
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
