package nn.testkit;

import java.util.Map;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Regularizer;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Checks a regularizer, on the {@link Interpreter} in double: its penalty is one number, and its gradient its slope.
 *
 * <pre>{@code
 * RegularizerConformance.check(x -> mul(sum(square(x)), 0.01), Shape.of(3, 5));
 * }</pre>
 */
public final class RegularizerConformance {
    private RegularizerConformance() {}

    /**
     * Checks a regularizer.
     *
     * @param regularizer the regularizer
     * @param weight the shape of a weight
     * @throws AssertionError naming regularizer and shape, what is wrong, with value and rule, and maybe the cure
     */
    public static void check(Regularizer regularizer, Shape weight) {
        Finding.report(regularizer + " on " + weight, () -> {
            Graph graph = Graph.named("conformance");
            Value x = graph.input("the weight", ElementType.FLOAT32, Dims.of(weight));
            Value penalty = regularizer.penalty(x);
            if (penalty.dims().rank() != 0) {
                throw NnException.of("a penalty must be one number, but was %s.", penalty.dims())
                        .maybe("sum(…) it up.");
            }
            new Slopes(graph, penalty, Map.of(x.name(), x), (rows, seed) -> Drawn.of(graph, rows, seed)).check();
        });
    }
}
