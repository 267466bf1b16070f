package nn.loss;

import static nn.op.Ops.constant;
import static nn.op.Ops.max;
import static nn.op.Ops.mul;
import static nn.op.Ops.pow;
import static nn.op.Ops.square;

import nn.data.Given;
import nn.data.NnException;
import nn.op.Value;

/** Lets losses count the more the more of the truth was missed. */
final class Focus {
    private Focus() {}

    static void check(String loss, double alpha, double gamma) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw NnException.of("%s: alpha must be from 0 to 1, but was %s.", loss, alpha);
        }
        Given.nonNegative(loss + ": gamma", gamma);
    }

    /** Multiplies each loss with missed^gamma; roots are steep at 0, and so are taken of 1e-7 at least. */
    static Value weigh(Value each, Value missed, double gamma) {
        if (gamma == 0) {
            return each;
        }
        if (gamma == 2) {
            return mul(each, square(missed));
        }
        return mul(each, pow(gamma < 1 ? max(missed, constant(missed, Logits.EPSILON)) : missed, gamma));
    }
}
