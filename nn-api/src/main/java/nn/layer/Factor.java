package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Holds the bounds between which a number is drawn for each row, all alike.
 *
 * @param lower the lower bound
 * @param upper the upper bound, at least the lower one
 */
public record Factor(double lower, double upper) {
    /** Checks the bounds. */
    public Factor {
        Given.finite("the lower bound", lower);
        Given.finite("the upper bound", upper);
        if (lower > upper) {
            throw NnException.of("the lower bound must not be above the upper one, but was %s above %s.", lower, upper)
                    .maybe("swap them.");
        }
    }

    /** Takes one number for both sides of 0, as Keras does. */
    static Factor around(double size) {
        return new Factor(-Math.abs(size), Math.abs(size));
    }

    /** Requires a factor within bounds. */
    static void within(String what, Factor factor, double least, double most) {
        Given.value(what, factor);
        if (factor.lower < least || factor.upper > most) {
            throw NnException.of(
                    "%s must be from %s to %s, but was from %s to %s.",
                    what,
                    Words.number(least),
                    Words.number(most),
                    Words.number(factor.lower),
                    Words.number(factor.upper));
        }
    }

    /** Shifts and scales both bounds. */
    Factor moved(double scale, double offset) {
        return new Factor(lower * scale + offset, upper * scale + offset);
    }

    boolean isAroundZero() {
        return lower == -upper;
    }

    /** Adds a word with both bounds where one number does not say it. */
    Words words(Words before, String word) {
        return before.when(!isAroundZero(), word, lower, upper);
    }

    /** Writes a factory's word with one number, or with both bounds. */
    Words word(String factory) {
        return isAroundZero() ? Words.of(factory, upper) : Words.of(factory, lower, upper);
    }

    /** Draws a number for each row, [batch, 1, 1, 1]. */
    static Value draw(Value x, Value key, Factor factor) {
        return drawn(x, key, List.of(factor));
    }

    /** Draws a number of each factor for each row, [batch, factors, 1, 1]. */
    static Value drawn(Value x, Value key, List<Factor> factors) {
        Dims dims = new Dims(x.dims().size(0), factors.size(), 1, 1);
        double[] lower = factors.stream().mapToDouble(Factor::lower).toArray();
        double[] range =
                factors.stream().mapToDouble(each -> each.upper - each.lower).toArray();
        Value share = Ops.randomUniform(x, dims, key);
        Value scaled = Ops.mul(share, Ops.constant(x, dims.with(0, 1), range));
        return Ops.add(scaled, Ops.constant(x, dims.with(0, 1), lower));
    }
}
