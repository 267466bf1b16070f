package nn.metric;

import java.util.List;
import java.util.OptionalDouble;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Averages intersection over union of yes and no, or takes one of them; log name {@code binary_io_u}. Each output says yes
 * above a threshold: ½ for probabilities, 0 for logits.
 *
 * @param classes 0 for no, 1 for yes, or both
 * @param threshold above which an output says yes, or empty where the loss tells
 * @see <a href="https://keras.io/api/metrics/segmentation_metrics/#binaryiou-class">Keras's BinaryIoU</a>
 */
public record BinaryIoU(List<Integer> classes, OptionalDouble threshold) implements Metric {
    /** Checks classes and threshold. */
    public BinaryIoU {
        classes = Given.all("binaryIoU: label", classes);
        if (classes.isEmpty() || !List.of(0, 1).containsAll(classes)) {
            throw NnException.of("binaryIoU: the classes must be 0, 1 or both, but were %s.", classes);
        }
        threshold.ifPresent(value -> Given.finite("binaryIoU: the threshold", value));
    }

    /**
     * Chooses whether yes, no or both count.
     *
     * @param others 0 for no, 1 for yes; both by default
     * @return a new metric
     */
    public BinaryIoU classes(Integer... others) {
        return new BinaryIoU(Given.all("binaryIoU: label", others), threshold);
    }

    /**
     * Chooses what says yes.
     *
     * @param above ½ for probabilities, 0 for logits
     * @return a new metric
     */
    public BinaryIoU threshold(double above) {
        return new BinaryIoU(classes, OptionalDouble.of(above));
    }

    @Override
    public String name() {
        return "binary_io_u";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public BinaryIoU decidedBy(Decision decision) {
        Evaluable.yesOrNo("binaryIoU", decision);
        return threshold.isPresent() ? this : threshold(decision.threshold());
    }

    @Override
    public Accumulator start(Shape output) {
        return new Overlaps(2, classes, OptionalDouble.of(threshold.orElse(0.5)));
    }

    @Override
    public String toString() {
        Words words = Words.of("binaryIoU");
        words = classes.equals(List.of(0, 1)) ? words : words.andAll("classes", classes);
        return (threshold.isPresent() ? words.and("threshold", threshold.getAsDouble()) : words).toString();
    }
}
