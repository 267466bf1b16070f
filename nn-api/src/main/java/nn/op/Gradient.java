package nn.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import nn.data.Given;

/** Says what an op's gradient is, or that it has none: every op states one of these. */
public sealed interface Gradient {
    /**
     * Gives one edge for each input through which a gradient passes.
     *
     * @param edges made from an op
     */
    record Edges(Function<Op, List<Edge>> edges) implements Gradient {
        /** Refuses what is missing. */
        public Edges {
            Given.value("edges: the edges", edges);
        }
    }

    /**
     * Gives the gradients of all sources at once, for ops with several outputs.
     *
     * @param rule makes them from the outputs' gradients
     */
    record Joint(JointRule rule) implements Gradient {
        /** Refuses what is missing. */
        public Joint {
            Given.value("a joint: the rule", rule);
        }
    }

    /**
     * Lets no gradient pass: the output is constant wherever it has a gradient.
     *
     * @param why in words
     */
    record Zero(String why) implements Gradient {
        /** Refuses what is missing. */
        public Zero {
            Given.value("a zero: the why", why);
        }
    }

    /**
     * Refuses to be differentiated.
     *
     * @param why in words
     * @param cure what helps, in words
     */
    record None(String why, String cure) implements Gradient {
        /** Refuses what is missing. */
        public None {
            Given.value("a none: the why", why);
            Given.value("a none: the cure", cure);
        }

        /**
         * Refuses what can be taken for a constant.
         *
         * @param why in words
         */
        public None(String why) {
            this(why, "use stopGradient(…) where it is meant to be a constant.");
        }
    }

    /** Makes the gradients of an op's sources. */
    @FunctionalInterface
    interface JointRule {
        /**
         * Makes them.
         *
         * @param op the op
         * @param gradients of each output, empty where nothing depends on it
         * @param isWanted tells which sources' gradients are needed
         * @return by source
         */
        Map<Value, Value> backward(Op op, List<Optional<Value>> gradients, Predicate<Value> isWanted);
    }

    /** Makes a source's gradient of an op and its output's gradient. */
    @FunctionalInterface
    interface Rule {
        /**
         * Makes it.
         *
         * @param op the op
         * @param dy the gradient of its output
         * @return the gradient of one input
         */
        Value backward(Op op, Value dy);
    }

    /**
     * States rules for ops whose output is of their input's size, element by element, or broadcast.
     *
     * @param rules one for each input, in their order
     * @return the gradient
     */
    static Gradient elementwise(Rule... rules) {
        return edges(true, rules);
    }

    /**
     * States rules.
     *
     * @param rules one for each input from the first on, in their order; inputs beyond have none
     * @return the gradient
     */
    static Gradient of(Rule... rules) {
        return edges(false, rules);
    }

    private static Gradient edges(boolean isElementwise, Rule... rules) {
        return new Edges(op -> {
            List<Edge> edges = new ArrayList<>();
            for (int i = 0; i < Math.min(rules.length, op.inputs().size()); i++) {
                Rule rule = rules[i];
                edges.add(new Edge(op.input(i), isElementwise, dy -> rule.backward(op, dy)));
            }
            return edges;
        });
    }

    /**
     * States a rule of the output and its gradient alone.
     *
     * @param rule makes the only input's gradient of the output and its gradient
     * @return the gradient
     */
    static Gradient ofOutput(BinaryOperator<Value> rule) {
        return elementwise((op, dy) -> rule.apply(op.output(), dy));
    }
}
