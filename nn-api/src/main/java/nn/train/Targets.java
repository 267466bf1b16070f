package nn.train;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Loss;

/** Brings targets into the form that a loss wants, and refuses what does not fit the output. */
final class Targets {
    private final Shape output;
    private final Tensor given;

    private Targets(Shape output, Tensor given) {
        this.output = output;
        this.given = given;
    }

    /** Gives int32 labels [n] for losses over labels, else values [n, …] of the output's shape. */
    static Tensor of(Dataset data, Loss loss, Shape output) {
        loss.check(output);
        Targets targets = new Targets(output, data.targets());
        return switch (loss.targets()) {
            case LABELS -> targets.labels();
            case VALUES -> targets.values(-Float.MAX_VALUE);
            case PROBABILITIES -> targets.values(0);
            case SIGNS -> signs(targets.values(-1));
        };
    }

    private boolean areLabels() {
        return given.shape().rank() == 1 && given.type() != DType.FLOAT32;
    }

    private Tensor labels() {
        if (!areLabels()) {
            throw NnException.of(
                            "the loss wants one integer label a row, but the targets are %s rows of %s.",
                            given.type(), given.shape().row())
                    .maybe("use categoricalCrossentropy(), which takes one-hot rows.");
        }
        return Tensor.of(given.shape(), checkedLabels());
    }

    private int[] checkedLabels() {
        int[] labels = given.ints();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= output.size()) {
                throw NnException.of(
                                "row %d: the label %d does not fit an output %d wide, whose labels are 0 to %d.",
                                i, labels[i], output.size(), output.size() - 1)
                        .maybe(
                                labels[i] < 0
                                        ? "drop the rows without a label."
                                        : "make the last layer dense(" + (labels[i] + 1) + ") or wider.");
            }
        }
        return labels;
    }

    private Tensor values(float least) {
        if (areLabels() && output.isFlat() && output.size() > 1) {
            return oneHot(checkedLabels());
        }
        Shape row = given.shape().rank() == 1 ? Shape.of(1) : given.shape().row();
        if (!row.equals(output)) {
            throw NnException.of("the targets are rows of %s, but the network gives rows of %s.", row, output)
                    .maybe(
                            row.isFlat() && output.isFlat()
                                    ? "make the last layer dense(%d), or the targets %d wide."
                                    : "reshape one to the other.",
                            row.size(),
                            output.size());
        }
        Tensor values = given.reshape(output.batch(given.rows()));
        return values.type() == DType.UINT8 ? values : checkedFloats(values, least);
    }

    private Tensor oneHot(int[] labels) {
        Shape shape = output.batch(labels.length);
        ByteBuffer rows = Tensor.allocate(DType.UINT8, shape);
        for (int i = 0; i < labels.length; i++) {
            rows.put(i * output.size() + labels[i], (byte) 1);
        }
        return Tensor.wrap(DType.UINT8, shape, rows);
    }

    private Tensor checkedFloats(Tensor values, float least) {
        float[] floats = values.floats();
        for (int i = 0; i < floats.length; i++) {
            if (!Float.isFinite(floats[i])) {
                throw NnException.of("row %d: the target must be finite, but was %s.", i / output.size(), floats[i])
                        .maybe("drop the rows without a target.");
            }
            if (least > -Float.MAX_VALUE && (floats[i] < least || floats[i] > 1)) {
                throw NnException.of(
                                "row %d: the loss wants targets from %s to 1, but one was %s.",
                                i / output.size(), Math.round(least), floats[i])
                        .maybe("use meanSquaredError(), which takes any number.");
            }
        }
        return Tensor.of(values.shape(), floats);
    }

    /** Turns 0 and 1 into −1 and 1; leaves −1 and 1 as they are. */
    private static Tensor signs(Tensor values) {
        float[] floats = values.floats();
        boolean binary = true;
        for (float value : floats) {
            binary &= value == 0 || value == 1;
        }
        for (int i = 0; i < floats.length && binary; i++) {
            floats[i] = 2 * floats[i] - 1;
        }
        return Tensor.of(values.shape(), floats);
    }

    /** Finds the label of each row: itself, or where its values are greatest. */
    static int[] labels(Tensor targets) {
        if (targets.shape().rank() == 1) {
            return targets.ints();
        }
        FloatBuffer values = FloatBuffer.wrap(targets.floats());
        int width = targets.shape().row().size();
        int[] labels = new int[targets.rows()];
        for (int i = 0; i < labels.length; i++) {
            for (int k = 1; k < width; k++) {
                if (values.get(i * width + k) > values.get(i * width + labels[i])) {
                    labels[i] = k;
                }
            }
        }
        return labels;
    }
}
