package nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.op.Attributes;

/** Names activations as ONNX's recurrent ops do, but softplus, which ONNX Runtime lets overflow there. */
final class OpActivations {
    /**
     * An activation, as ONNX has it.
     *
     * @param name ONNX's
     * @param numbers alpha and beta, alpha alone, or nothing
     */
    private record Named(String name, double... numbers) {}

    private OpActivations() {}

    /** Names them all; or none, where ONNX does not know one of them. */
    static Optional<Attributes> of(List<Activation> activations) {
        List<Named> known = new ArrayList<>();
        activations.forEach(each -> named(each).ifPresent(known::add));
        return known.size() == activations.size() ? Optional.of(attributes(known)) : Optional.empty();
    }

    private static Attributes attributes(List<Named> all) {
        List<String> names = all.stream().map(Named::name).toList();
        Attributes attributes = Attributes.NONE.with("activations", names);
        return numbers(numbers(attributes, "activation_alpha", 0, all), "activation_beta", 1, all);
    }

    /** Lists the numbers of those that take one: they take them one after the other. */
    private static Attributes numbers(Attributes attributes, String name, int index, List<Named> all) {
        double[] numbers = all.stream()
                .filter(each -> index < each.numbers().length)
                .mapToDouble(each -> each.numbers()[index])
                .toArray();
        return numbers.length == 0 ? attributes : attributes.with(name, numbers);
    }

    private static Optional<Named> named(Activation activation) {
        Named named = switch (activation.function()) {
            case LINEAR -> new Named("Affine", 1, 0);
            case SIGMOID -> new Named("Sigmoid");
            case HARD_SIGMOID -> new Named("HardSigmoid", 1.0 / 6, 0.5);
            case SPARSE_SIGMOID -> new Named("HardSigmoid", 0.5, 0.5);
            case TANH -> new Named("Tanh");
            case RELU -> new Named("Relu");
            case LEAKY_RELU -> new Named("LeakyRelu", activation.alpha());
            case ELU -> new Named("Elu", activation.alpha());
            case SOFTSIGN -> new Named("Softsign");
            default -> new Named("");
        };
        return Optional.of(named).filter(each -> !each.name().isEmpty());
    }
}
