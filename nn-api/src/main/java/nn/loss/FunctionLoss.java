package nn.loss;

import java.util.function.BinaryOperator;
import nn.data.ByName;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Computes a loss as a lambda of ops says, as a function handed to Keras's {@code compile}.
 *
 * <p>A file keeps its word alone: who loads the file gives the lambda again.
 *
 * @param word what it is called
 * @param body makes one number a row [batch], or one a position [batch, …], of targets and predictions
 * @param targets what the output is compared with
 */
public record FunctionLoss(String word, BinaryOperator<Value> body, Targets targets) implements Loss, ByName {
    /** Checks what is given. */
    public FunctionLoss {
        Given.word("loss: the name", word);
        Given.value("loss " + word + ": the function", body);
        Given.value("loss " + word + ": the targets", targets);
    }

    /**
     * Compares the output with integer labels, one a row or a position: int32 [batch, …].
     *
     * @return a new loss
     */
    public FunctionLoss labels() {
        return new FunctionLoss(word, body, Targets.LABELS);
    }

    /**
     * Compares the output with values within 0..1, and refuses others; labels become one-hot rows.
     *
     * @return a new loss
     */
    public FunctionLoss probabilities() {
        return new FunctionLoss(word, body, Targets.PROBABILITIES);
    }

    @Override
    public Value call(Value y, Value p) {
        return Given.result("loss " + word, "(y, p) -> mean(square(sub(p, y)), -1)", body.apply(y, p));
    }

    @Override
    public String toString() {
        return Words.of("loss", word, Words.MORE)
                .when(targets == Targets.LABELS, "labels")
                .when(targets == Targets.PROBABILITIES, "probabilities")
                .toString();
    }
}
