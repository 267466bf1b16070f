package nn.keras.kind;

import static nn.keras.kind.Look.PLACES;

import java.util.List;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.GRU;
import nn.layer.Initializer;
import nn.layer.LSTM;
import nn.layer.Parameters;
import nn.layer.Recurrence;
import nn.layer.Recurrent;
import nn.layer.SimpleRNN;

/** Translates recurrent layers: kernels, gates and their order are Keras's. */
final class Recurrents {
    private static final Activation TANH = new Activation(Function.TANH, 0);
    private static final Activation SIGMOID = new Activation(Function.SIGMOID, 0);

    private Recurrents() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of("SimpleRNN", SimpleRNN.class, PLACES, Recurrents::simple, (layer, options) -> {
                            options.with("units", layer.units());
                            write(layer, options);
                        })
                        .vars(Recurrents::vars),
                Kind.of("LSTM", LSTM.class, PLACES, Recurrents::lstm, (layer, options) -> {
                            options.with("units", layer.units())
                                    .with("recurrent_activation", Functions.write(layer.recurrentActivation()))
                                    .with("unit_forget_bias", layer.hasUnitForgetBias());
                            write(layer, options);
                        })
                        .vars(Recurrents::vars),
                Kind.of("GRU", GRU.class, PLACES, Recurrents::gru, (layer, options) -> {
                            options.with("units", layer.units())
                                    .with("recurrent_activation", Functions.write(layer.recurrentActivation()))
                                    .with("reset_after", layer.isResetAfter());
                            write(layer, options);
                        })
                        .vars(Recurrents::vars));
    }

    private static List<Var> vars(Recurrent<?> layer) {
        List<Var> all = Var.all("cell/", "kernel", "recurrent_kernel", "bias");
        return layer.parameters().useBias() ? all : all.subList(0, 2);
    }

    private static SimpleRNN simple(Config config) {
        return new SimpleRNN(config.integer("units"), outer(config), parameters(config), recurrence(config), "");
    }

    private static LSTM lstm(Config config) {
        return new LSTM(
                config.integer("units"),
                outer(config),
                inner(config),
                config.flag("unit_forget_bias", true),
                parameters(config),
                recurrence(config),
                "");
    }

    private static GRU gru(Config config) {
        return new GRU(
                config.integer("units"),
                outer(config),
                inner(config),
                config.flag("reset_after", !config.isOfKeras2()),
                parameters(config),
                recurrence(config),
                "");
    }

    private static Activation outer(Config config) {
        return Functions.read(config, "activation", TANH);
    }

    private static Activation inner(Config config) {
        return Functions.read(config, "recurrent_activation", SIGMOID);
    }

    private static Parameters parameters(Config config) {
        return Chosen.read(config, "kernel", Chosen.DENSE);
    }

    private static Recurrence recurrence(Config config) {
        return new Recurrence(
                Chosen.weight(config, "recurrent", new Initializer.Orthogonal(1), Chosen.DENSE),
                config.number("dropout", 0),
                config.number("recurrent_dropout", 0),
                config.flag("return_sequences", false),
                config.flag("return_state", false),
                config.flag("go_backwards", false));
    }

    private static void write(Recurrent<?> layer, Options options) {
        Recurrence recurrence = layer.recurrence();
        options.with("activation", Functions.write(layer.activation()))
                .with("dropout", recurrence.dropout())
                .with("recurrent_dropout", recurrence.recurrentDropout())
                .with("return_sequences", recurrence.returnSequences())
                .with("return_state", recurrence.returnState())
                .with("go_backwards", recurrence.goBackwards());
        Chosen.write(options, layer.parameters(), "kernel", Chosen.DENSE);
        Chosen.write(options, recurrence.kernel(), "recurrent", Chosen.DENSE);
    }
}
