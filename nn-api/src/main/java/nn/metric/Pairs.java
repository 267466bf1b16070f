package nn.metric;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Refuses predictions and targets that are not of the same rows, before a metric reads them. */
final class Pairs {
    private Pairs() {}

    /**
     * Checks shapes and labels.
     *
     * @param metric the metric's name, for messages
     * @param predictions [rows, …]
     * @param targets labels, one a row or position, or values of the predictions' shape
     */
    static void require(String metric, Tensor predictions, Tensor targets) {
        int rows = Given.value(metric + ": the predictions", predictions).rows();
        int others = Given.value(metric + ": the targets", targets).rows();
        if (rows != others) {
            throw NnException.of(
                    "%s: there must be one target a prediction, but there were %d and %d.", metric, others, rows);
        }
        Shape output = predictions.shape().row();
        if (output.size() == 0) {
            throw NnException.of("%s: each row must hold at least one prediction, but was %s.", metric, output);
        }
        int classes = output.rank() == 0 ? 1 : output.dim(output.featureAxis());
        if (classes > 1 && targets.shape().row().equals(output.positions())) {
            requireLabels(metric, targets, classes);
        } else if (targets.shape().row().size() != output.size()) {
            throw NnException.of(
                            "%s: each row of targets must be %s as the predictions', but was %s.",
                            metric, output, targets.shape().row())
                    .maybe("give labels [rows], or as many values as there are outputs.");
        }
    }

    private static void requireLabels(String metric, Tensor targets, int classes) {
        float[] labels = targets.floats();
        for (int row = 0; row < labels.length; row++) {
            if (!(labels[row] >= 0 && labels[row] < classes) || labels[row] != (int) labels[row]) {
                throw NnException.of(
                        "%s: row %d: the label must be 0 to %d, but was %s.",
                        metric, row, classes - 1, text(labels[row]));
            }
        }
    }

    private static String text(float label) {
        return label == (int) label ? Integer.toString((int) label) : Float.toString(label);
    }
}
