package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Goes through a sequence with a state: {@code state = activation(x · kernel + state · recurrent_kernel + bias)} (Elman,
 * 1990).
 *
 * <p>Weights: kernel [features, units], recurrent_kernel [units, units], bias [units].
 *
 * @param units the width of the state
 * @param activation of the sum, tanh by default
 * @param parameters what was chosen for kernel and bias
 * @param recurrence what was chosen of the recurrence
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/recurrent_layers/simple_rnn/">Keras's SimpleRNN</a>
 */
public record SimpleRNN(int units, Activation activation, Parameters parameters, Recurrence recurrence, String name)
        implements Recurrent<SimpleRNN> {
    /** Checks the width. */
    public SimpleRNN {
        Given.value("simpleRNN: the activation", activation);
        Given.value("simpleRNN: the parameters", parameters);
        Given.value("simpleRNN: the recurrence", recurrence);
        Given.positive("simpleRNN: units", units);
    }

    /**
     * Describes a simple recurrent layer with Keras's defaults.
     *
     * @param units the width of the output
     * @return the layer
     */
    public static SimpleRNN of(int units) {
        return new SimpleRNN(units, Activation.TANH, Parameters.DEFAULT, Recurrence.DEFAULT, "");
    }

    @Override
    public SimpleRNN activation(Activation other) {
        return new SimpleRNN(units, other, parameters, recurrence, name);
    }

    @Override
    public SimpleRNN parameters(Parameters other) {
        return new SimpleRNN(units, activation, other, recurrence, name);
    }

    @Override
    public SimpleRNN recurrence(Recurrence other) {
        return new SimpleRNN(units, activation, parameters, other, name);
    }

    @Override
    public SimpleRNN named(String other) {
        return new SimpleRNN(units, activation, parameters, recurrence, Check.name(other));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return recurrence.weights(parameters, Shape.of(input.dim(1), units), Shape.of(units, units), Shape.of(units));
    }

    @Override
    public String toString() {
        Words words = Words.of("simpleRNN", units).option("activation", activation, Activation.TANH);
        return parameters.words(recurrence.words(words)).named(name).toString();
    }
}
