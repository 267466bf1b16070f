package nn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Range;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.spi.Input;
import nn.spi.Plan;
import nn.spi.Vocabularies;

/**
 * Holds the rows of a dataset, checked against a plan and in the order of its network and in the form that its losses want.
 *
 * @param rows the rows
 * @param features what the numbers of the first input lie between
 */
record Prepared(Rows rows, Range features) {
    /** Prepares rows whose classes all count alike. */
    static Prepared of(Dataset data, Plan plan) {
        return of(data, plan, Collections.nCopies(plan.objectives().size(), Map.of()));
    }

    /**
     * Prepares rows.
     *
     * @param classWeights the classes' weights of each objective
     */
    static Prepared of(Dataset data, Plan plan, List<Map<Integer, Double>> classWeights) {
        Rows rows = InOrder.of(data, plan);
        requireFit(rows, plan.network().inputs());
        if (rows.outputs().size() == 1) {
            requireNamed(data.classes(), plan.shape(0));
        }
        Vocabularies known = Vocabularies.of(plan.network());
        for (int i = 0; i < rows.inputs().size(); i++) {
            known.require(
                    i, plan.network().inputs().get(i).name(), rows.inputs().get(i));
        }
        List<Range> ranges = rows.inputs().stream().map(Prepared::finiteRange).toList();
        List<WeightedTargets> outputs = new ArrayList<>();
        for (int i = 0; i < rows.outputs().size(); i++) {
            PreparedOutput output = new PreparedOutput(plan.objectives().get(i), plan.shape(i));
            outputs.add(output.of(
                    rows.outputs().get(i),
                    classWeights.get(i),
                    plan.objectives().size() > 1));
        }
        return new Prepared(new Rows(rows.inputs(), outputs), ranges.get(0));
    }

    private static void requireFit(Rows data, List<Input> inputs) {
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
        int width = output.dim(output.featureAxis());
        int classes = Math.max(2, width);
        if (!names.isEmpty() && names.size() != classes) {
            throw NnException.of(
                            "the data names %d classes, %s, but the output is %d wide, for %d classes.",
                            names.size(), names, width, classes)
                    .maybe(
                            "%sname all %d classes: Dataset.of(features, List.of(names), labels).",
                            names.size() > 2 ? "make the last layer dense(" + names.size() + "), or " : "", classes);
        }
    }

    /** Looks at all numbers once; only where one is not finite, it is searched for. */
    private static Range finiteRange(Tensor input) {
        Range range = Range.of(input);
        if (!range.isFinite()) {
            int wrong = firstNotFinite(input);
            int width = input.shape().row().size();
            throw NnException.of(
                            "row %d, feature %d: features must be finite, but this one was %s.",
                            wrong / width, wrong % width, Numbers.of(input).at(wrong))
                    .maybe("replace missing values, or drop such rows.");
        }
        return range;
    }

    /** Returns the place of the first number that is not finite, or -1. */
    static int firstNotFinite(Tensor tensor) {
        if (Range.of(tensor).isFinite()) {
            return -1;
        }
        Numbers values = Numbers.of(tensor);
        for (int i = 0; i < values.count(); i++) {
            if (!Float.isFinite(values.at(i))) {
                return i;
            }
        }
        return -1;
    }
}
