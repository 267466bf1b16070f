package nn.layer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.layer.Activation.Function;

/**
 * Applies an activation as a layer of its own.
 *
 * @param activation the function
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/core_layers/activation/">Keras's Activation</a>
 */
public record ActivationLayer(Activation activation, String name) implements Primitive {
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
        if (activation.function() == Function.SOFTMAX && input.rank() > 0 && input.dim(input.featureAxis()) == 1) {
            throw NnException.of("softmax over one unit always gives 1.")
                    .maybe("use sigmoid() with binaryCrossentropy(), or one unit for each class.");
        }
        return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.activation(this);
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
