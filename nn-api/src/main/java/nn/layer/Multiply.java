package nn.layer;

import java.util.List;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Multiplies what goes in, number by number: {@code a · b · …}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/multiply/">Keras's Multiply</a>
 */
public record Multiply(String name) implements Merging {
    @Override
    public Multiply named(String other) {
        return new Multiply(Check.name(other));
    }

    @Override
    public Value merge(List<Value> inputs) {
        return Check.some(inputs).stream().reduce(Ops::mul).orElseThrow();
    }

    /** Leaves out positions that do not count, as Keras does. */
    @Override
    public Value call(Call call, List<Value> inputs) {
        return MaskedMerge.product(call, inputs);
    }

    @Override
    public String toString() {
        return Words.of("multiply").named(name).toString();
    }
}
