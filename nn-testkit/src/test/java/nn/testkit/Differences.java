package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Value;

/**
 * Holds the gradients that a graph computes against differences of neighbours.
 *
 * @param draft the inputs
 * @param root what is differentiated, a scalar
 * @param step how far the neighbours lie from each other, halved
 */
record Differences(Draft draft, Value root, double step) {
    private static final double STEP = 1e-4;
    private static final double TOLERANCE = 1e-6;

    static Differences of(Draft draft, Value root) {
        return new Differences(draft, root, STEP);
    }

    /** Compares the gradients of all inputs that are varied. */
    void check() {
        Graph graph = draft.graph();
        graph.output("root", root);
        Interpreter forward = Interpreter.of(graph);
        Map<Value, Value> gradients = Gradients.of(root, draft.varied());
        gradients.forEach((value, gradient) -> graph.output("gradient of " + value.name(), gradient));
        Map<String, Array> results = Interpreter.of(graph).run(draft.arrays());
        for (Value value : draft.varied()) {
            Array start = draft.arrays().get(value.name());
            double[] stated = Optional.ofNullable(results.get("gradient of " + value.name()))
                    .map(Array::numbers)
                    .orElseGet(() -> new double[start.numbers().length]);
            assertThat(stated).as("size of the gradient of %s", value).hasSameSizeAs(start.numbers());
            for (int i = 0; i < stated.length; i++) {
                double slope = slope(forward, value.name(), start, i);
                assertThat(stated[i])
                        .as("gradient of %s at %d", value, i)
                        .isCloseTo(slope, within(TOLERANCE * Math.max(1, Math.abs(slope))));
            }
        }
    }

    private double slope(Interpreter forward, String name, Array start, int index) {
        return (at(forward, name, start, index, step) - at(forward, name, start, index, -step)) / (2 * step);
    }

    private double at(Interpreter forward, String name, Array start, int index, double change) {
        double[] moved = start.numbers().clone();
        moved[index] += change;
        Map<String, Array> inputs = new LinkedHashMap<>(draft.arrays());
        inputs.put(name, start.with(moved));
        return forward.run(inputs).get("root").numbers()[0];
    }
}
