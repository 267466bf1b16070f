package nn.keras.kind;

import java.util.List;
import nn.layer.Activation;
import nn.layer.Initializer;
import nn.layer.Parameters;
import nn.layer.WeightOptions;

/** Translates what can be chosen for kernels and biases. */
final class Chosen {
    /** The axes of Keras's kernels that a unit sees. */
    static final List<Integer> DENSE = List.of(0);

    static final List<Integer> IMAGE = List.of(0, 1, 2);
    static final List<Integer> SEQUENCE = List.of(0, 1);

    private Chosen() {}

    static Parameters read(Config config, String kernel, List<Integer> axes) {
        return new Parameters(
                config.flag("use_bias", true),
                weight(config, kernel, Initializer.GLOROT_UNIFORM, axes),
                weight(config, "bias", Initializer.ZEROS, DENSE),
                Penalties.regularizer(config, "activity_regularizer"));
    }

    static WeightOptions weight(Config config, String weight, Initializer standard, List<Integer> axes) {
        return new WeightOptions(
                Draws.read(config, weight + "_initializer", standard),
                Penalties.regularizer(config, weight + "_regularizer"),
                Penalties.constraint(config, weight + "_constraint", axes));
    }

    static Activation activation(Config config) {
        return Functions.read(config, "activation", Activation.LINEAR);
    }

    static void write(Options options, Activation activation) {
        options.with("activation", Functions.write(activation));
    }

    static void write(Options options, Parameters parameters, String kernel, List<Integer> axes) {
        options.with("use_bias", parameters.useBias());
        write(options, parameters.kernel(), kernel, axes);
        write(options, parameters.bias(), "bias", DENSE);
        Penalties.regularizer(options, "activity_regularizer", parameters.activityRegularizer());
    }

    static void write(Options options, WeightOptions weight, String name, List<Integer> axes) {
        options.with(name + "_initializer", Draws.write(weight.initializer()));
        Penalties.regularizer(options, name + "_regularizer", weight.regularizer());
        Penalties.constraint(options, name + "_constraint", weight.constraint(), axes);
    }

    /** Lists the variables of a layer with a kernel and perhaps a bias. */
    static List<Var> vars(Parameters parameters, Layout kernel) {
        List<Var> both = Var.all("", "kernel", "bias");
        Var first = both.get(0).laidOut(kernel);
        return parameters.useBias() ? List.of(first, both.get(1)) : List.of(first);
    }
}
