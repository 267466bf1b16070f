package nn.series;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Copies windows out of a series.
 *
 * @param values step after step, each with all variables
 * @param variables how many there are
 * @param form what windows are like
 */
record Cutter(float[] values, int variables, WindowForm form) {
    /** Makes a row of each window, by its number. */
    Dataset rows(int... windows) {
        List<Integer> all = IntStream.range(0, variables).boxed().toList();
        int first = form.lastOnly() ? form.width() + form.horizon() - 1 : form.width();
        Tensor inputs = cut(0, form.width(), all, windows);
        Tensor targets = cut(first, form.forecast(), form.targets().isEmpty() ? all : form.targets(), windows);
        return Dataset.of(inputs, targets.reshape(flat(targets.shape())));
    }

    /** Leaves out the axis of the steps, or of the variables, where it has one place. */
    private static Shape flat(Shape shape) {
        return shape.dim(1) == 1
                ? Shape.of(shape.dim(0), shape.dim(2))
                : shape.dim(2) == 1 ? Shape.of(shape.dim(0), shape.dim(1)) : shape;
    }

    private Tensor cut(int first, int steps, List<Integer> chosen, int... windows) {
        Shape shape = Shape.of(windows.length, steps, chosen.size());
        float[] cut = new float[shape.size()];
        int at = 0;
        for (int window : windows) {
            for (int step = 0; step < steps; step++) {
                int time = window * form.stride() + (first + step) * form.samplingRate();
                for (int variable : chosen) {
                    cut[at++] = values[time * variables + variable];
                }
            }
        }
        return Tensor.of(shape, cut);
    }
}
