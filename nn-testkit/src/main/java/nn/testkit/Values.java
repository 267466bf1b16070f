package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import nn.data.Shape;
import nn.data.Tensor;

/** Rows of numbers in a shape: what flows between nodes. */
record Values(Shape row, List<List<Var>> rows) {
    static Values of(Tensor tensor) {
        Shape row = tensor.shape().row();
        List<Var> all = vars(tensor);
        List<List<Var>> rows = new ArrayList<>();
        for (int i = 0; i < tensor.rows(); i++) {
            rows.add(all.subList(i * row.size(), (i + 1) * row.size()));
        }
        return new Values(row, rows);
    }

    static List<Var> vars(Tensor tensor) {
        List<Var> vars = new ArrayList<>();
        for (float value : tensor.floats()) {
            vars.add(Var.of(value));
        }
        return vars;
    }

    Tensor tensor() {
        float[] values = new float[rows.size() * row.size()];
        int i = 0;
        for (List<Var> each : rows) {
            for (Var var : each) {
                values[i++] = (float) var.value;
            }
        }
        return Tensor.of(row.batch(rows.size()), values);
    }

    Var pixel(int index, int channel, int y, int x) {
        return rows.get(index).get((channel * row.dim(1) + y) * row.dim(2) + x);
    }

    boolean inside(int y, int x) {
        return y >= 0 && y < row.dim(1) && x >= 0 && x < row.dim(2);
    }

    /** Counts the features: an image's channels, or the last axis of other rows. */
    int features() {
        return row.dim(row.featureAxis());
    }

    /** Tells which feature an element belongs to. */
    int feature(int element) {
        return row.featureAxis() == 0 ? element * features() / row.size() : element % features();
    }

    /** Finds the element of a feature in one of the groups that have each feature once, such as a pixel. */
    int element(int group, int feature) {
        return row.featureAxis() == 0 ? feature * (row.size() / features()) + group : group * features() + feature;
    }
}
