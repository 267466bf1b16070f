package nn.layer;

import java.util.List;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes the greatest of what goes in, number by number: {@code max(a, b, …)}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/maximum/">Keras's Maximum</a>
 */
public record Maximum(String name) implements Merging {
    @Override
    public Maximum named(String other) {
        return new Maximum(Check.name(other));
    }

    @Override
    public Value merge(List<Value> inputs) {
        return Check.some(inputs).stream().reduce(Ops::max).orElseThrow();
    }

    /** Leaves out positions that do not count, as Keras does. */
    @Override
    public Value call(Call call, List<Value> inputs) {
        return MaskedMerge.most(call, inputs, Ops::max);
    }

    @Override
    public String toString() {
        return Words.of("maximum").named(name).toString();
    }
}
