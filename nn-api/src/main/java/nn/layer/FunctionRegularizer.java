package nn.layer;

import java.util.function.UnaryOperator;
import nn.data.ByName;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Computes a penalty as a lambda of ops says.
 *
 * <p>A file keeps its word alone: who loads the file gives the lambda again.
 *
 * @param word what it is called
 * @param body makes a scalar of a weight, or of a batch of activities
 */
public record FunctionRegularizer(String word, UnaryOperator<Value> body) implements Regularizer, ByName {
    /** Checks what is given. */
    public FunctionRegularizer {
        Given.word("regularizer: the name", word);
        Given.value("regularizer " + word + ": the function", body);
    }

    @Override
    public Value penalty(Value x) {
        return Given.result("regularizer " + word, "w -> mul(sum(abs(w)), 0.01)", body.apply(x));
    }

    @Override
    public String toString() {
        return Words.of("regularizer", word, Words.MORE).toString();
    }
}
