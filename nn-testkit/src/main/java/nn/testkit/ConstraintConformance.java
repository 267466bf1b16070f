package nn.testkit;

import java.util.Map;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Constraint;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Checks a constraint, on the {@link Interpreter} in double: a weight keeps its size, and one that fulfils the constraint
 * stays as it is.
 *
 * <pre>{@code
 * ConstraintConformance.check(weight -> clip(weight, -1, 1), Shape.of(3, 5));
 * }</pre>
 */
public final class ConstraintConformance {
    private static final double TOLERANCE = 1e-5;

    private ConstraintConformance() {}

    /**
     * Checks a constraint.
     *
     * @param constraint the constraint
     * @param weight the shape of a weight
     * @throws AssertionError naming constraint and shape, what is wrong, with value and rule, and maybe the cure
     */
    public static void check(Constraint constraint, Shape weight) {
        Finding.report(constraint + " on " + weight, () -> {
            Graph graph = Graph.named("conformance");
            Value x = graph.input("the weight", ElementType.FLOAT32, Dims.of(weight));
            Value once = sized(constraint.apply(x), x.dims());
            graph.output("once", once);
            graph.output("twice", sized(constraint.apply(once), x.dims()));
            settles(Interpreter.of(graph).run(Drawn.of(graph, 1, 1)));
        });
    }

    private static Value sized(Value made, Dims dims) {
        if (!made.dims().equals(dims)) {
            throw NnException.of("a weight %s became %s, but must keep its size.", dims, made.dims())
                    .maybe("compute element by element, or keep the axes of sums.");
        }
        return made;
    }

    private static void settles(Map<String, Array> outputs) {
        double[] once = outputs.get("once").numbers();
        double[] twice = outputs.get("twice").numbers();
        for (int i = 0; i < once.length; i++) {
            if (!(Math.abs(once[i] - twice[i]) <= TOLERANCE * Math.max(1, Math.abs(once[i])))) {
                throw NnException.of(
                                "applied once it gives %.6g at place %d, and applied again %.6g; what fulfils it must stay.",
                                once[i], i, twice[i])
                        .maybe("change only what does not fulfil it.");
            }
        }
    }
}
