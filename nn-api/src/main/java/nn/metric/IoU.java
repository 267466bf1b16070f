package nn.metric;

import java.util.List;
import java.util.OptionalDouble;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Averages intersection over union of classes: the positions that are of a class and taken for it, by those that are of it or
 * taken for it; log name {@code io_u}, or {@code mean_io_u} for all classes. Classes that are nowhere do not count.
 *
 * @param classes those that the mean is taken of; none for all
 * @see <a href="https://keras.io/api/metrics/segmentation_metrics/">Keras's OneHotIoU, IoU, OneHotMeanIoU and MeanIoU</a>
 */
public record IoU(List<Integer> classes) implements Metric {
    /** Checks the classes. */
    public IoU {
        classes = Given.all("iou: label", classes);
        classes.forEach(each -> Given.nonNegative("iou: a class", each));
    }

    @Override
    public String name() {
        return classes.isEmpty() ? "mean_io_u" : "io_u";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public IoU decidedBy(Decision decision) {
        Evaluable.oneClass("iou", decision);
        return this;
    }

    @Override
    public Accumulator start(Shape output) {
        int count = output.dim(output.featureAxis());
        if (count == 1) {
            throw NnException.of("iou: the output must have one number a class, but has only one.")
                    .maybe("use binaryIoU(), which compares it with a threshold.");
        }
        for (int each : classes) {
            if (each >= count) {
                throw NnException.of("iou: there is no class %d, but 0 to %d.", each, count - 1);
            }
        }
        return new Overlaps(count, classes, OptionalDouble.empty());
    }

    @Override
    public String toString() {
        return classes.isEmpty() ? "meanIoU()" : Words.ofAll("iou", classes).toString();
    }
}
