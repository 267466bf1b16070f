package nn.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Optimizer;
import nn.optimizer.Update;

/**
 * Checks an optimizer, on the {@link Interpreter} in double.
 *
 * <pre>{@code
 * OptimizerConformance.check(new Signum(0.001), Shape.of(3, 5));
 * }</pre>
 *
 * <p>Its step and slots must have the weight's size, each slot must be handed on, the first step must lower the loss, and a
 * rate of 0 must change nothing; {@link Optimizer#learningRate(nn.optimizer.Schedule)} must change the rate alone.
 */
public final class OptimizerConformance {
    private static final double RATE = 0.01;

    private final Optimizer optimizer;
    private final Dims dims;
    private final Graph graph = Graph.named("conformance");
    private final Map<String, Value> inputs = new TreeMap<>();
    private final Map<String, Value> next = new TreeMap<>();

    private OptimizerConformance(Optimizer optimizer, Shape weight) {
        this.optimizer = optimizer;
        this.dims = Dims.of(weight);
        input("weight", dims);
        input("gradient", dims);
        optimizer.slots().keySet().forEach(slot -> input("slot " + slot, dims));
        Coefficient.of(optimizer).keySet().forEach(name -> input("coefficient " + name, new Dims()));
    }

    private void input(String name, Dims sizes) {
        inputs.put(name, graph.input(name, ElementType.FLOAT32, sizes));
    }

    /**
     * Checks an optimizer.
     *
     * @param optimizer the optimizer
     * @param weight the shape of a weight
     * @throws AssertionError naming optimizer and shape, what is wrong, with value and rule, and maybe the cure
     */
    public static void check(Optimizer optimizer, Shape weight) {
        Finding.report(optimizer + " on " + weight, () -> new OptimizerConformance(optimizer, weight).check());
    }

    private void check() {
        Value step = optimizer.step(new Step());
        sized("step(…)", step);
        graph.output("step", step);
        for (String slot : optimizer.slots().keySet()) {
            Value after = next.get(slot);
            if (after == null) {
                throw NnException.of("slots() lists %s, but step(…) never says what it becomes.", slot)
                        .maybe("use update.next(\"%s\", …), or leave it out of slots().", slot);
            }
            sized("what the slot " + slot + " becomes", after);
            graph.output("next " + slot, after);
        }
        descends();
        rated();
    }

    private void sized(String what, Value value) {
        if (!value.dims().equals(dims)) {
            throw NnException.of("%s is %s, but must be of the weight's size %s.", what, value.dims(), dims)
                    .maybe("compute element by element.");
        }
    }

    private void descends() {
        Map<String, Array> drawn = draw(RATE);
        double[] gradient = drawn.get("gradient").numbers();
        double[] step = step(drawn);
        double along = 0;
        for (int i = 0; i < step.length; i++) {
            along += step[i] * gradient[i];
        }
        if (!(along > 0)) {
            throw NnException.of("the first step times the gradient is %.6g, but must be above 0.", along)
                    .maybe("return what is taken away from the weight, not what is added.");
        }
        for (double each : step(draw(0))) {
            if (each != 0) {
                throw NnException.of("at a rate of 0 the step is %.6g, but must be 0.", each)
                        .maybe("multiply by update.rate().");
            }
        }
    }

    private double[] step(Map<String, Array> drawn) {
        return Interpreter.of(graph).run(drawn).get("step").numbers();
    }

    private Map<String, Array> draw(double rate) {
        Map<String, Array> drawn = Drawn.of(graph, 1, 1);
        optimizer
                .slots()
                .forEach((slot, start) -> Arrays.fill(drawn.get("slot " + slot).numbers(), start));
        Coefficient.of(optimizer)
                .forEach((name, coefficient) ->
                        drawn.put("coefficient " + name, Array.of(new Dims(), coefficient.at(1, rate))));
        return drawn;
    }

    private void rated() {
        Optimizer other = optimizer.learningRate(step -> RATE);
        boolean kept = other.options().equals(optimizer.options())
                && other.slots().equals(optimizer.slots())
                && other.learningRate(optimizer.learningRate()).equals(optimizer);
        if (!kept) {
            throw NnException.of("learningRate(…) gave %s, but must change the rate alone.", other)
                    .maybe("hand all options on, and let equal optimizers be equal, as records are.");
        }
    }

    /** Gives what was declared, and refuses the rest. */
    private final class Step implements Update {
        private Value declared(String name, String rule) {
            Value input = inputs.get(name);
            if (input == null) {
                throw NnException.of("step(…) asks for the %s, which %s does not list.", name, rule)
                        .maybe("list it there.");
            }
            return input;
        }

        @Override
        public Value weight() {
            return declared("weight", "an update");
        }

        @Override
        public Value gradient() {
            return declared("gradient", "an update");
        }

        @Override
        public Value coefficient(String name) {
            return declared("coefficient " + name, "coefficients()");
        }

        @Override
        public Value slot(String name) {
            return declared("slot " + name, "slots()");
        }

        @Override
        public Value next(String name, Value value) {
            slot(name);
            next.put(name, value);
            return value;
        }
    }
}
