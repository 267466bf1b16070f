package nn.train;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Input;
import nn.spi.Plan;

/**
 * Holds the rows of a dataset, checked against a plan and in the form that its loss wants.
 *
 * @param inputs one tensor [n, …] for each input of the network
 * @param targets labels [n] or values [n, …]
 * @param weights float32 [n], or empty where all rows count 1
 */
record Rows(List<Tensor> inputs, Tensor targets, Optional<Tensor> weights) {
    static Rows of(Dataset data, Plan plan, Map<Integer, Double> classWeights) {
        requireFit(data, plan.network().inputs());
        requireNamed(data.classes(), plan.network().output());
        data.inputs().forEach(Rows::requireFinite);
        data.sampleWeights().ifPresent(weights -> requireFiniteWeights(weights.floats()));
        Tensor targets = Targets.of(data, plan.loss(), plan.network().output());
        return new Rows(data.inputs(), targets, weights(data, classWeights, plan));
    }

    int size() {
        return targets.rows();
    }

    long bytes() {
        long bytes = bytes(targets);
        for (Tensor input : inputs) {
            bytes += bytes(input);
        }
        return bytes;
    }

    private static long bytes(Tensor tensor) {
        return (long) tensor.shape().row().size() * tensor.type().bytes();
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
                            row.rank() == 3 && row.channelsFirst().equals(input)
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

    private static void requireFinite(Tensor input) {
        if (input.type() != DType.FLOAT32) {
            return;
        }
        FloatBuffer values = input.memory().asFloatBuffer();
        int width = input.shape().row().size();
        for (int i = 0; i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                throw NnException.of(
                                "row %d, feature %d: features must be finite, but this one was %s.",
                                i / width, i % width, values.get(i))
                        .maybe("replace missing values, or drop such rows.");
            }
        }
    }

    private static void requireFiniteWeights(float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            if (!Float.isFinite(weights[i])) {
                throw NnException.of("row %d: the sample weight must be finite, but was %s.", i, weights[i]);
            }
        }
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
