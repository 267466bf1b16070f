package nn.layer;

import java.util.function.UnaryOperator;
import nn.data.ByName;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Restricts a weight as a lambda of ops says.
 *
 * <p>A file keeps its word alone: who loads the file gives the lambda again.
 *
 * @param word what it is called
 * @param body makes a weight of the same size of one that was just stepped
 */
public record FunctionConstraint(String word, UnaryOperator<Value> body) implements Constraint, ByName {
    /** Checks what is given. */
    public FunctionConstraint {
        Given.word("constraint: the name", word);
        Given.value("constraint " + word + ": the function", body);
    }

    @Override
    public Value apply(Value weight) {
        return Given.result("constraint " + word, "w -> clip(w, -1, 1)", body.apply(weight));
    }

    @Override
    public String toString() {
        return Words.of("constraint", word, Words.MORE).toString();
    }
}
