package nn.spi;

import java.util.function.Function;
import nn.data.Given;
import nn.op.Gradient;
import nn.op.Op;

/**
 * Says in which forms an engine likes the graphs of a plan: all compute the same, but not all runtimes are equally fast
 * with each.
 *
 * @param gradients the gradient of each op: what it states, or another form of the same
 * @param seedsRate whether plain gradient descent multiplies the loss's gradient with the rate, which then is in all
 *     gradients, and takes products of matrices away from kernels in one op
 * @param transposedUpTo kernels of dense layers with at most so many outputs are transposed while plain gradient descent
 *     learns
 */
public record Forms(Function<Op, Gradient> gradients, boolean seedsRate, int transposedUpTo) {
    /** Refuses what is missing. */
    public Forms {
        Given.value("forms: the gradients", gradients);
    }

    /** What the ops state, and nothing else. */
    public static final Forms PLAIN = new Forms(op -> op.type().gradient(), false, 0);
}
