package nn.layer;

import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Subtracts the second of two inputs from the first, number by number: {@code a − b}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/subtract/">Keras's Subtract</a>
 */
public record Subtract(String name) implements Merging {
    @Override
    public Subtract named(String other) {
        return new Subtract(Check.name(other));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw NnException.of("it takes two inputs, but was given %d.", inputs.size());
        }
        return Merging.super.outputShape(inputs);
    }

    @Override
    public Value merge(List<Value> inputs) {
        Check.some(2, inputs);
        return Ops.sub(inputs.get(0), inputs.get(1));
    }

    @Override
    public String toString() {
        return Words.of("subtract").named(name).toString();
    }
}
