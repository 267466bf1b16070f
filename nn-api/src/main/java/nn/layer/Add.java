package nn.layer;

import java.util.List;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Adds up what goes in, number by number; what closes a {@link Residual}, too: {@code a + b + …}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/add/">Keras's Add</a>
 */
public record Add(String name) implements Merging {
    @Override
    public Add named(String other) {
        return new Add(Check.name(other));
    }

    @Override
    public Value merge(List<Value> inputs) {
        return Check.some(inputs).stream().reduce(Ops::add).orElseThrow();
    }

    @Override
    public String toString() {
        return Words.of("add").named(name).toString();
    }
}
