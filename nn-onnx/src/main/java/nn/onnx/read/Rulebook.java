package nn.onnx.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the rule for an op. */
final class Rulebook {
    private static final Map<String, Rule> ALL = all();
    private static final Set<String> MICROSOFTS = Set.of("Gelu");

    private Rulebook() {}

    private static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        all.putAll(Elementwise.all());
        all.putAll(Shapers.all());
        all.putAll(Reducers.all());
        all.putAll(Products.all());
        all.putAll(Windows.all());
        all.putAll(Normalizers.all());
        return all;
    }

    static Optional<Rule> of(FileNode node) {
        boolean isKnown =
                node.domain().isEmpty() || node.domain().equals("com.microsoft") && MICROSOFTS.contains(node.op());
        return isKnown ? Optional.ofNullable(ALL.get(node.op())) : Optional.empty();
    }
}
