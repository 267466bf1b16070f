package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Sets a random share of the numbers to 0 while training and multiplies the others by 1 / (1 − rate); does nothing
 * otherwise.
 *
 * <p>Srivastava et al., 2014, in the inverted form. The mask is a pure function of seed, name, step and element.
 *
 * @param rate the share dropped, at least 0 and below 1
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/dropout/">Keras's Dropout</a>
 */
public record Dropout(double rate, String name) implements PassesMask {
    /** Checks the rate. */
    public Dropout {
        Given.fraction("dropout: the rate", rate);
    }

    @Override
    public Dropout named(String other) {
        return new Dropout(rate, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return RandomMask.dropped(call, x, rate);
    }

    @Override
    public String toString() {
        return Words.of("dropout", rate).named(name).toString();
    }
}
