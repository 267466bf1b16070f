package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Connects every input with every unit: {@code activation(x · kernel + bias)}, kernel [in, units]. Of a sequence [time, in]
 * each step is connected alike.
 *
 * @param units the width of the output
 * @param activation applied to the output, linear by default
 * @param parameters what was chosen for kernel and bias
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/core_layers/dense/">Keras's Dense</a>
 */
public record Dense(int units, Activation activation, Parameters parameters, String name)
        implements PassesMask, Activated<Dense>, Parametrized<Dense> {
    /** Checks the width. */
    public Dense {
        Given.value("dense: the activation", activation);
        Given.value("dense: the parameters", parameters);
        Given.positive("dense: units", units);
    }

    /**
     * Describes a dense layer with Keras's defaults.
     *
     * @param units the width of the output
     * @return the layer
     */
    public static Dense of(int units) {
        return new Dense(units, Activation.LINEAR, Parameters.DEFAULT, "");
    }

    @Override
    public Dense activation(Activation other) {
        return new Dense(units, other, parameters, name);
    }

    @Override
    public Dense parameters(Parameters other) {
        return new Dense(units, activation, other, name);
    }

    @Override
    public Dense named(String other) {
        return new Dense(units, activation, parameters, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.features(input);
        return activation.check(input.isFlat() ? Shape.of(units) : Shape.of(input.dim(0), units));
    }

    @Override
    public List<Weight> weights(Shape input) {
        return parameters.weights(Shape.of(input.dim(input.featureAxis()), units), units);
    }

    @Override
    public Value call(Call call, Value x) {
        Value kernel = call.weight("kernel");
        Value y = parameters.useBias() ? Rows.times(x, kernel, call.weight("bias")) : Rows.times(x, kernel);
        return parameters.penalized(call, activation.call(y));
    }

    @Override
    public String toString() {
        return parameters
                .words(activation.after(Words.of("dense", units)))
                .named(name)
                .toString();
    }
}
