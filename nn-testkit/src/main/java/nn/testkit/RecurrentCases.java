package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/** Uses ONNX's recurrent ops: both directions, each activation, with and without biases and first states. */
final class RecurrentCases {
    private static final List<String> KINDS = List.of("LSTM", "GRU");

    private RecurrentCases() {}

    static Stream<OpCase> all() {
        return KINDS.stream().flatMap(kind -> Stream.concat(sizes(kind), activations(kind)));
    }

    /** Uses one of them as the op's name says. */
    static OpCase plain(String kind) {
        return OpCase.of(
                kind,
                draft -> new Use(kind, 3, true, false, Attributes.NONE)
                        .outputs(draft)
                        .get(0));
    }

    private static Stream<OpCase> sizes(String kind) {
        List<OpCase> all = new ArrayList<>();
        for (String direction : List.of("forward", "reverse")) {
            for (int units : new int[] {1, 3, 8, 17}) {
                for (int given = 0; given < 4; given++) {
                    boolean hasBias = given % 2 == 1;
                    boolean hasStates = given > 1;
                    Attributes chosen = Attributes.NONE.with("direction", direction);
                    all.add(of(kind, units, hasBias, hasStates, chosen));
                    if (kind.equals("GRU")) {
                        all.add(of(kind, units, hasBias, hasStates, chosen.with("linear_before_reset", 1L)));
                    }
                }
            }
        }
        return all.stream();
    }

    private static Stream<OpCase> activations(String kind) {
        return Stream.of(
                        Attributes.NONE.with("activations", activations(kind, "Softsign", "Relu")),
                        Attributes.NONE.with("activations", activations(kind, "Sigmoid", "Softplus")),
                        numbers(activations(kind, "HardSigmoid", "Tanh"), 0.25, 0.5),
                        numbers(activations(kind, "Sigmoid", "Affine"), 0.75, 0.125),
                        numbers(activations(kind, "Softsign", "Elu"), 0.5),
                        numbers(activations(kind, "Sigmoid", "LeakyRelu"), 0.25))
                .map(chosen -> of(kind, 5, true, true, chosen));
    }

    private static List<String> activations(String kind, String gate, String activation) {
        return kind.equals("LSTM") ? List.of(gate, activation, activation) : List.of(gate, activation);
    }

    /** Gives each activation that takes numbers its own, as often as it stands there. */
    private static Attributes numbers(List<String> activations, double alpha, double... beta) {
        double[] alphas = activations.stream()
                .filter(name ->
                        List.of("HardSigmoid", "Affine", "Elu", "LeakyRelu").contains(name))
                .mapToDouble(name -> alpha)
                .toArray();
        double[] betas = new double[beta.length * alphas.length];
        Arrays.fill(betas, beta.length == 0 ? 0 : beta[0]);
        Attributes chosen = Attributes.NONE.with("activations", activations).with("activation_alpha", alphas);
        return betas.length == 0 ? chosen : chosen.with("activation_beta", betas);
    }

    private static OpCase of(String kind, int units, boolean hasBias, boolean hasStates, Attributes chosen) {
        Use use = new Use(kind, units, hasBias, hasStates, chosen);
        return OpCase.several(use.toString(), use::outputs);
    }

    private record Use(String kind, long units, boolean hasBias, boolean hasStates, Attributes chosen) {
        List<Value> outputs(Draft draft) {
            boolean isLstm = kind.equals("LSTM");
            long gates = isLstm ? 4 : 3;
            Value x = draft.x(5, Dims.BATCH, 4);
            Value kernel = draft.small(0.8, 1, gates * units, 4);
            Value recurrent = draft.small(0.7, 1, gates * units, units);
            Optional<Value> bias = hasBias ? Optional.of(draft.small(0.5, 1, 2 * gates * units)) : Optional.empty();
            List<Value> states = new ArrayList<>();
            for (int i = 0; hasStates && i < (isLstm ? 2 : 1); i++) {
                states.add(draft.small(0.9, 1, Dims.BATCH, units));
            }
            return isLstm
                    ? Ops.lstm(x, kernel, recurrent, bias, states, chosen)
                    : Ops.gru(x, kernel, recurrent, bias, states, chosen);
        }

        @Override
        public String toString() {
            return kind + " of " + units + " units" + (hasBias ? ", biased" : "") + (hasStates ? ", begun" : "") + ", "
                    + chosen.all().entrySet().stream()
                            .map(each -> each.getKey() + " " + text(each.getValue()))
                            .toList();
        }

        private static String text(Object value) {
            return value instanceof double[] numbers ? Arrays.toString(numbers) : value.toString();
        }
    }
}
