package nn.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Range;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Input;
import nn.spi.Plan;

/**
 * Holds the rows of a dataset, checked against a plan and in the form that its loss wants.
 *
 * @param rows the rows
 * @param features what the numbers of the first input lie between
 */
record Prepared(Rows rows, Range features) {
    static Prepared of(Dataset data, Plan plan, Map<Integer, Double> classWeights) {
        requireFit(data, plan.network().inputs());
        requireNamed(data.classes(), plan.network().output());
        List<Range> ranges = data.inputs().stream().map(Prepared::finiteRange).toList();
        data.sampleWeights().ifPresent(Prepared::requireFiniteWeights);
        Tensor targets = Targets.of(data, plan.loss(), plan.network().output());
        return new Prepared(new Rows(data.inputs(), targets, weights(data, classWeights, plan)), ranges.get(0));
    }

    private static void requireFit(Dataset data, List<Input> inputs) {
        if (data.inputs().size() != inputs.size()) {
            throw NnException.of(
                    "the network has %d inputs, but the data has %d.",
                    inputs.size(), data.inputs().size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            requireRow(data.inputs().get(i).shape().row(), inputs.get(i).shape());
        }
    }

    static void requireRow(Shape row, Shape input) {
        if (!row.equals(input)) {
            throw NnException.of("the network takes rows of %s, but the data has rows of %s.", input, row)
                    .maybe(
                            row.isImage() && row.channelsFirst().equals(input)
                                    ? "use data.channelsFirst(): these are channels last."
                                    : row.size() == input.size()
                                            ? "use data.reshape(" + dims(input) + ")."
                                            : "build the network with input(" + dims(row) + ").");
        }
    }

    private static String dims(Shape shape) {
        return shape.toString().replaceAll("[\\[\\]]", "");
    }

    /** Holds the classes' names against the output, of which one number knows two classes. */
    private static void requireNamed(List<String> names, Shape output) {
        int classes = Math.max(2, output.size());
        if (output.isFlat() && !names.isEmpty() && names.size() != classes) {
            throw NnException.of(
                            "the data names %d classes, %s, but the output is %d wide, for %d classes.",
                            names.size(), names, output.size(), classes)
                    .maybe(
                            "%sname all %d classes: Dataset.of(features, List.of(names), labels).",
                            names.size() > 2 ? "make the last layer dense(" + names.size() + "), or " : "", classes);
        }
    }

    /** Looks at all numbers once; only where one is not finite, it is searched for. */
    private static Range finiteRange(Tensor input) {
        Range range = Range.of(input);
        if (!range.isFinite()) {
            Numbers values = Numbers.of(input);
            int wrong = firstNotFinite(values);
            int width = input.shape().row().size();
            throw NnException.of(
                            "row %d, feature %d: features must be finite, but this one was %s.",
                            wrong / width, wrong % width, values.at(wrong))
                    .maybe("replace missing values, or drop such rows.");
        }
        return range;
    }

    private static void requireFiniteWeights(Tensor weights) {
        Numbers values = Numbers.of(weights);
        int wrong = firstNotFinite(values);
        if (wrong >= 0) {
            throw NnException.of("row %d: the sample weight must be finite, but was %s.", wrong, values.at(wrong));
        }
    }

    /** Returns the place of the first number that is not finite, or -1. */
    static int firstNotFinite(Numbers values) {
        for (int i = 0; i < values.count(); i++) {
            if (!Float.isFinite(values.at(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Tensor> weights(Dataset data, Map<Integer, Double> classWeights, Plan plan) {
        if (classWeights.isEmpty()) {
            return data.sampleWeights();
        }
        Tensor classes = Targets.classes(data.targets(), plan.loss());
        float[] weights =
                ClassWeights.of(classWeights, classes, plan.network().output().size());
        if (data.sampleWeights().isPresent()) {
            float[] each = data.sampleWeights().get().floats();
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= each[i];
            }
        }
        return Optional.of(Tensor.of(Shape.of(weights.length), weights));
    }
}
