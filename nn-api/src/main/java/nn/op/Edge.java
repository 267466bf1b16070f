package nn.op;

import java.util.function.UnaryOperator;
import nn.data.Given;

/**
 * Says how the gradient of a value becomes a part of its source's.
 *
 * @param source what the value was made of
 * @param isElementwise whether each element of the source makes elements of its own; then axes along which the gradient
 *     is the same may have size 1 when the rule sees it, and a broadcast source's gradients are summed after it
 * @param rule makes the source's gradient of the value's
 */
public record Edge(Value source, boolean isElementwise, UnaryOperator<Value> rule) {
    /** Refuses what is missing. */
    public Edge {
        Given.value("an edge: the source", source);
        Given.value("an edge: the rule", rule);
    }

    /** Returns the source's gradient, given that of the value. */
    Value backward(Value value, Value gradient) {
        return isElementwise ? Ops.sumTo(rule.apply(gradient), value, source) : rule.apply(Ops.full(gradient, value));
    }
}
