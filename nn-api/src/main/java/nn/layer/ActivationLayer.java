package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Applies an activation as a layer of its own.
 *
 * @param activation the function
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/core_layers/activation/">Keras's Activation</a>
 */
public record ActivationLayer(Activation activation, String name) implements PassesMask {
    /** Checks what is given. */
    public ActivationLayer {
        Given.value("activation: the function", activation);
    }

    @Override
    public ActivationLayer named(String other) {
        return new ActivationLayer(activation, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return activation.check(input);
    }

    @Override
    public Value call(Call call, Value x) {
        return activation.call(x);
    }

    @Override
    public String type() {
        return "Activation";
    }

    @Override
    public String toString() {
        return Words.of("activation", activation).named(name).toString();
    }
}
