package nn.metric;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Tensor;

/** Sees each position of sequences and images as a row of its own, with its features one after the other. */
final class Positions {
    private Positions() {}

    /** Lays values [rows, …] out as [rows · positions, features]; flat rows stay as they are. */
    static Tensor apart(Tensor values) {
        Given.value("a metric: the values", values);
        Shape row = values.shape().row();
        if (row.rank() < 2) {
            return values;
        }
        int features = row.dim(row.featureAxis());
        Tensor last = row.isImage() ? values.transpose(0, 2, 3, 1) : values;
        return last.reshape(Shape.of(values.shape().size() / features, features));
    }

    /** Lays targets out as {@link #apart} does values: labels [rows, …] as [rows · positions]. */
    static Tensor apart(Tensor targets, Shape output) {
        Given.value("a metric: the targets", targets);
        if (output.rank() < 2) {
            return targets;
        }
        boolean labels = targets.shape().row().size() < output.size();
        return labels
                ? targets.reshape(Shape.of(targets.shape().size()))
                : apart(targets.reshape(output.batch(targets.rows())));
    }

    /** Repeats each row's weight for its positions; weights of positions stay as they are. */
    static Tensor repeated(Tensor weights, Shape output, int rows) {
        int times = rows * output.positions().size() / weights.shape().size();
        if (times == 1) {
            return weights;
        }
        float[] each = weights.floats();
        float[] all = new float[each.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = each[i / times];
        }
        return Tensor.of(Shape.of(all.length), all);
    }
}
