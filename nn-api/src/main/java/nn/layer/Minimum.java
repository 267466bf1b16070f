package nn.layer;

import java.util.List;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes the least of what goes in, number by number: {@code min(a, b, …)}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/minimum/">Keras's Minimum</a>
 */
public record Minimum(String name) implements Merging {
    @Override
    public Minimum named(String other) {
        return new Minimum(Check.name(other));
    }

    @Override
    public Value merge(List<Value> inputs) {
        return Check.some(inputs).stream().reduce(Ops::min).orElseThrow();
    }

    /** Leaves out positions that do not count, as Keras does. */
    @Override
    public Value call(Call call, List<Value> inputs) {
        return MaskedMerge.most(call, inputs, Ops::min);
    }

    @Override
    public String toString() {
        return Words.of("minimum").named(name).toString();
    }
}
