package nn.layer;

import java.util.List;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes the mean of what goes in, number by number: {@code (a + b + …) / n}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/average/">Keras's Average</a>
 */
public record Average(String name) implements Merging {
    @Override
    public Average named(String other) {
        return new Average(Check.name(other));
    }

    @Override
    public Value merge(List<Value> inputs) {
        return Ops.div(Check.some(inputs).stream().reduce(Ops::add).orElseThrow(), inputs.size());
    }

    @Override
    public String toString() {
        return Words.of("average").named(name).toString();
    }
}
