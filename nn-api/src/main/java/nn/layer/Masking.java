package nn.layer;

import static nn.op.Ops.amin;
import static nn.op.Ops.cast;
import static nn.op.Ops.constant;
import static nn.op.Ops.equal;
import static nn.op.Ops.less;
import static nn.op.Ops.unsqueeze;
import static nn.op.Ops.where;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Leaves out the steps of a sequence of which all features have one value: they become 0, and the layers after it, the loss
 * and the metrics are told.
 *
 * @param value what all features of such a step are, 0 by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/core_layers/masking/">Keras's Masking</a>
 */
public record Masking(double value, String name) implements Layer {
    /** Checks the value. */
    public Masking {
        Given.finite("masking: the value", value);
    }

    @Override
    public Masking named(String other) {
        return new Masking(value, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        RecurrentShapes.requireSequence(input);
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return where(unsqueeze(counts(x), -1), x, constant(x, 0));
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        return Optional.of(counts(Check.some(inputs).get(0)));
    }

    /** Tells of each step whether a feature is another than the value. */
    private Value counts(Value x) {
        return less(amin(cast(equal(x, constant(x, value)), x.type()), -1), 0.5);
    }

    @Override
    public String toString() {
        return (value == 0 ? Words.of("masking") : Words.of("masking", value))
                .named(name)
                .toString();
    }
}
