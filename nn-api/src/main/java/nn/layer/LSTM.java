package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Goes through a sequence with a state and a carry (Hochreiter and Schmidhuber, 1997; Gers et al., 2000). With the products
 * {@code x · kernel + state · recurrent_kernel + bias} of input gate, forget gate, candidate and output gate, i, f, g and o,
 * {@code carry = gate(f) · carry + gate(i) · activation(g)} and {@code state = gate(o) · activation(carry)}.
 *
 * <p>Weights: kernel [features, 4 · units], recurrent_kernel [units, 4 · units], bias [4 · units].
 *
 * @param units the width of state and carry
 * @param activation of candidate and carry, tanh by default
 * @param recurrentActivation of the gates, sigmoid by default
 * @param hasUnitForgetBias whether the forget gate's bias starts at 1
 * @param parameters what was chosen for kernel and bias
 * @param recurrence what was chosen of the recurrence
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/recurrent_layers/lstm/">Keras's LSTM</a>
 */
public record LSTM(
        int units,
        Activation activation,
        Activation recurrentActivation,
        boolean hasUnitForgetBias,
        Parameters parameters,
        Recurrence recurrence,
        String name)
        implements Recurrent<LSTM> {
    /** Checks the width. */
    public LSTM {
        Given.value("lstm: the activation", activation);
        Given.value("lstm: the recurrent activation", recurrentActivation);
        Given.value("lstm: the parameters", parameters);
        Given.value("lstm: the recurrence", recurrence);
        Given.positive("lstm: units", units);
    }

    /**
     * Describes an LSTM with Keras's defaults.
     *
     * @param units the width of the output
     * @return the layer
     */
    public static LSTM of(int units) {
        return new LSTM(units, Activation.TANH, Activation.SIGMOID, true, Parameters.DEFAULT, Recurrence.DEFAULT, "");
    }

    @Override
    public LSTM activation(Activation other) {
        return new LSTM(units, other, recurrentActivation, hasUnitForgetBias, parameters, recurrence, name);
    }

    /**
     * Replaces the gates' activation.
     *
     * @param other sigmoid by default
     * @return a new layer
     */
    public LSTM recurrentActivation(Activation other) {
        return new LSTM(units, activation, other, hasUnitForgetBias, parameters, recurrence, name);
    }

    /**
     * Lets the forget gate's bias start at 1 (Jozefowicz et al., 2015), or as all others.
     *
     * @param other true by default
     * @return a new layer
     */
    public LSTM unitForgetBias(boolean other) {
        return new LSTM(units, activation, recurrentActivation, other, parameters, recurrence, name);
    }

    @Override
    public LSTM parameters(Parameters other) {
        return new LSTM(units, activation, recurrentActivation, hasUnitForgetBias, other, recurrence, name);
    }

    @Override
    public LSTM recurrence(Recurrence other) {
        return new LSTM(units, activation, recurrentActivation, hasUnitForgetBias, parameters, other, name);
    }

    @Override
    public LSTM named(String other) {
        return new LSTM(
                units, activation, recurrentActivation, hasUnitForgetBias, parameters, recurrence, Check.name(other));
    }

    @Override
    public List<Weight> weights(Shape input) {
        Initializer initializer = parameters.bias().initializer();
        Parameters drawn = hasUnitForgetBias
                ? parameters.bias(parameters.bias().initializer(new ForgetBias(initializer)))
                : parameters;
        int gates = Check.size(4L * units);
        return recurrence.weights(drawn, Shape.of(input.dim(1), gates), Shape.of(units, gates), Shape.of(gates));
    }

    @Override
    public String toString() {
        Words words = Words.of("lstm", units)
                .option("activation", activation, Activation.TANH)
                .option("recurrentActivation", recurrentActivation, Activation.SIGMOID)
                .when(!hasUnitForgetBias, "unitForgetBias", false);
        return parameters.words(recurrence.words(words)).named(name).toString();
    }
}
