package nn.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Value;

/** Holds the gradients of a total against its slopes, by central differences in double. */
final class Slopes {
    /** Draws all inputs of the graph, of a batch of some rows. */
    @FunctionalInterface
    interface Draw {
        Map<String, Array> of(int rows, long seed);
    }

    private static final double REACH = 0x1p-13;
    private static final double TOLERANCE = 1e-5;
    private static final int ROWS = 3;
    private static final int TRIES = 24;

    private final Interpreter interpreter;
    private final Map<String, Value> wanted;
    private final Draw draw;

    Slopes(Graph graph, Value total, Map<String, Value> wanted, Draw draw) {
        this.wanted = wanted;
        this.draw = draw;
        Map<Value, Value> gradients = Gradients.of(total, wanted.values());
        graph.output("total", total);
        wanted.forEach((name, value) -> {
            if (!gradients.containsKey(value)) {
                throw NnException.of("no gradient reaches %s.", name)
                        .maybe("let the output depend on it, and not through stopGradient(…).");
            }
            graph.output("gradient " + name, gradients.get(value));
        });
        this.interpreter = Interpreter.of(graph);
    }

    /** Checks all gradients that are wanted. */
    void check() {
        wanted.keySet().forEach(this::check);
    }

    /** Looks at other numbers where there is a kink within reach. */
    private void check(String name) {
        for (int seed = 0; seed < TRIES; seed++) {
            if (new Point(name, draw.of(ROWS, seed)).agrees(seed)) {
                return;
            }
        }
        throw NnException.of("the slope along %s could not be measured around any of %d points.", name, TRIES)
                .maybe("let the output change smoothly with it, but for a few kinks.");
    }

    /** Holds one choice of numbers. */
    private final class Point {
        private final String name;
        private final Map<String, Array> inputs;
        private final Array origin;
        private final double[] gradient;

        Point(String name, Map<String, Array> inputs) {
            this.name = name;
            this.inputs = inputs;
            this.origin = inputs.get(name);
            this.gradient = interpreter.run(inputs).get("gradient " + name).numbers();
        }

        /** Tells false where a kink is near, and throws where the slope is another one. */
        boolean agrees(long seed) {
            Direction all = Direction.near(gradient, seed);
            double slope = slope(all.unit(), REACH);
            if (!near(slope, slope(all.unit(), REACH / 2))) {
                return false;
            }
            if (!near(slope, all.along(gradient))) {
                IntStream.range(0, gradient.length).forEach(this::require);
                throw wrong("along all of its elements", all.along(gradient), slope);
            }
            return true;
        }

        private void require(int place) {
            double[] one = new double[gradient.length];
            one[place] = 1;
            double slope = slope(one, REACH);
            if (!near(slope, gradient[place])) {
                throw wrong("at " + at(place), gradient[place], slope);
            }
        }

        private NnException wrong(String where, double got, double slope) {
            return NnException.of(
                            "the gradient of %s %s is %.6g, but the slope there is %.6g.", name, where, got, slope)
                    .maybe("mend the rule given to customGradient(…), or the op's.");
        }

        private static boolean near(double slope, double other) {
            return Math.abs(slope - other) <= TOLERANCE * Math.max(1, Math.abs(slope));
        }

        private double slope(double[] direction, double reach) {
            return (total(direction, reach) - total(direction, -reach)) / (2 * reach);
        }

        private double total(double[] direction, double distance) {
            double[] moved = origin.numbers().clone();
            Arrays.setAll(moved, i -> moved[i] + distance * direction[i]);
            Map<String, Array> there = new TreeMap<>(inputs);
            there.put(name, origin.with(moved));
            return interpreter.run(there).get("total").numbers()[0];
        }

        private List<Integer> at(int place) {
            Integer[] indices = new Integer[origin.dims().rank()];
            int rest = place;
            for (int axis = indices.length - 1; axis >= 0; axis--) {
                indices[axis] = rest % (int) origin.dims().size(axis);
                rest /= (int) origin.dims().size(axis);
            }
            return List.of(indices);
        }
    }
}
