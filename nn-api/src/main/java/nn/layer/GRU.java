package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Goes through a sequence with a state that two gates keep (Cho et al., 2014). With the products {@code x · kernel + bias}
 * and {@code state · recurrent_kernel + recurrent bias} of update gate, reset gate and candidate, x and s,
 * {@code z = gate(x + s)}, {@code r = gate(x + s)}, {@code h = activation(x + r · s)} and
 * {@code state = z · state + (1 − z) · h}. Where the reset gate acts before the product, it is
 * {@code h = activation(x + (r · state) · recurrent_kernel)}, and there is one bias.
 *
 * <p>Weights: kernel [features, 3 · units], recurrent_kernel [units, 3 · units], bias [2, 3 · units], the input's first;
 * [3 · units] where the reset gate acts before.
 *
 * @param units the width of the state
 * @param activation of the candidate, tanh by default
 * @param recurrentActivation of the gates, sigmoid by default
 * @param isResetAfter whether the reset gate acts after the product with the state
 * @param parameters what was chosen for kernel and bias
 * @param recurrence what was chosen of the recurrence
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/recurrent_layers/gru/">Keras's GRU</a>
 */
public record GRU(
        int units,
        Activation activation,
        Activation recurrentActivation,
        boolean isResetAfter,
        Parameters parameters,
        Recurrence recurrence,
        String name)
        implements Recurrent<GRU> {
    /** Checks the width. */
    public GRU {
        Given.value("gru: the activation", activation);
        Given.value("gru: the recurrent activation", recurrentActivation);
        Given.value("gru: the parameters", parameters);
        Given.value("gru: the recurrence", recurrence);
        Given.positive("gru: units", units);
    }

    /**
     * Describes a GRU with Keras's defaults.
     *
     * @param units the width of the output
     * @return the layer
     */
    public static GRU of(int units) {
        return new GRU(units, Activation.TANH, Activation.SIGMOID, true, Parameters.DEFAULT, Recurrence.DEFAULT, "");
    }

    @Override
    public GRU activation(Activation other) {
        return new GRU(units, other, recurrentActivation, isResetAfter, parameters, recurrence, name);
    }

    /**
     * Replaces the gates' activation.
     *
     * @param other sigmoid by default
     * @return a new layer
     */
    public GRU recurrentActivation(Activation other) {
        return new GRU(units, activation, other, isResetAfter, parameters, recurrence, name);
    }

    /**
     * Lets the reset gate act after the product with the state, as cuDNN does, or before it.
     *
     * @param other true by default
     * @return a new layer
     */
    public GRU resetAfter(boolean other) {
        return new GRU(units, activation, recurrentActivation, other, parameters, recurrence, name);
    }

    @Override
    public GRU parameters(Parameters other) {
        return new GRU(units, activation, recurrentActivation, isResetAfter, other, recurrence, name);
    }

    @Override
    public GRU recurrence(Recurrence other) {
        return new GRU(units, activation, recurrentActivation, isResetAfter, parameters, other, name);
    }

    @Override
    public GRU named(String other) {
        return new GRU(units, activation, recurrentActivation, isResetAfter, parameters, recurrence, Check.name(other));
    }

    @Override
    public List<Weight> weights(Shape input) {
        int gates = Check.size(3L * units);
        return recurrence.weights(
                parameters,
                Shape.of(input.dim(1), gates),
                Shape.of(units, gates),
                isResetAfter ? Shape.of(2, gates) : Shape.of(gates));
    }

    @Override
    public String toString() {
        Words words = Words.of("gru", units)
                .option("activation", activation, Activation.TANH)
                .option("recurrentActivation", recurrentActivation, Activation.SIGMOID)
                .when(!isResetAfter, "resetAfter", false);
        return parameters.words(recurrence.words(words)).named(name).toString();
    }
}
