package nn.layer;

import java.util.List;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Adds up the outputs of all sources of its node; what closes a {@link Residual}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/add/">Keras's Add</a>
 */
public record Add(String name) implements Layer {
    @Override
    public Add named(String other) {
        return new Add(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return x;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value call(Call call, List<Value> inputs) {
        return inputs.stream().reduce(Ops::add).orElseThrow();
    }

    @Override
    public String toString() {
        return Words.of("add").named(name).toString();
    }
}
