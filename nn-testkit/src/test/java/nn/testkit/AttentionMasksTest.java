package nn.testkit;

import static nn.Layers.additiveAttention;
import static nn.Layers.attention;
import static nn.Layers.multiHeadAttention;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What attentions make of several inputs and of masks, and their gradients, are Keras's, which golden/masked.py wrote. */
class AttentionMasksTest {
    private static final List<String> LINES = lines();
    private static final GoldenFile FILE = GoldenFile.parse(LINES.stream());

    private final Graph graph = Graph.named("attention");
    private final Map<String, Array> given = new TreeMap<>();

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                AttentionMasksTest.class.getResourceAsStream("attention.txt"), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> cases() {
        return LINES.stream().map(line -> line.substring(0, line.indexOf('/'))).distinct();
    }

    private static Layer layer(String word) {
        return switch (word) {
            case "heads-maskedCausal", "heads-maskedValues" ->
                multiHeadAttention(2, 3).causal();
            case "dot-two" -> attention().useScale();
            case "dot-three" -> attention();
            case "sum-two" -> additiveAttention().causal();
            default -> multiHeadAttention(2, 3);
        };
    }

    /** Gives weights and masks alone. */
    private record Weights(Map<String, Value> weights, List<Optional<Value>> masks, String scope) implements Call {
        @Override
        public Value weight(String name) {
            return Optional.ofNullable(weights.get(scope + name)).orElseThrow();
        }

        @Override
        public Optional<Value> mask(int input) {
            return input < masks.size() ? masks.get(input) : Optional.empty();
        }

        @Override
        public Call masked(List<Optional<Value>> others) {
            return new Weights(weights, others, scope);
        }

        @Override
        public boolean isTraining() {
            return true;
        }

        @Override
        public boolean isFrozen() {
            return false;
        }

        @Override
        public Value key() {
            throw new AssertionError("nothing is drawn");
        }

        @Override
        public void update(String name, Value next) {
            throw new AssertionError("nothing is updated");
        }

        @Override
        public void penalize(Value penalty) {
            throw new AssertionError("nothing is penalized");
        }

        @Override
        public Call in(String part) {
            return new Weights(weights, masks, scope + part + "/");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void attentionsDoWhatKerasDoes(String word) {
        Layer layer = layer(word);
        List<Value> inputs = new ArrayList<>();
        List<Optional<Value>> masks = new ArrayList<>();
        for (int i = 0; has(word + "/input=" + i); i++) {
            inputs.add(input(word + "/input=" + i, ElementType.FLOAT32));
            masks.add(
                    has(word + "/mask=" + i)
                            ? Optional.of(input(word + "/mask=" + i, ElementType.BOOL))
                            : Optional.empty());
        }
        List<Shape> rows = inputs.stream()
                .map(each -> FILE.tensor(each.name()).shape().row())
                .toList();
        Map<String, Value> weights = new LinkedHashMap<>();
        for (Weight weight : layer.weights(rows)) {
            weights.put(weight.name(), weight(word + "/weight=" + weight.name()));
        }

        Value output = layer.call(new Weights(weights, masks, ""), inputs);

        assertThat(output.dims()).isEqualTo(Dims.batch(layer.outputShape(rows)));
        Map<Value, Value> slopes = Gradients.of(
                Ops.sum(Ops.mul(output, input(word + "/seed", ElementType.FLOAT32))),
                Stream.concat(inputs.stream(), weights.values().stream()).toList());
        graph.output("output", output);
        for (int i = 0; i < inputs.size(); i++) {
            graph.output("slope=" + i, slopes.get(inputs.get(i)));
        }
        weights.forEach((name, weight) -> graph.output("slope=" + name, slopes.get(weight)));
        Interpreter.of(graph).run(given).forEach((name, got) -> near(word + "/" + name, got));
    }

    private static boolean has(String name) {
        return LINES.stream().anyMatch(line -> line.startsWith(name + " "));
    }

    private Value input(String name, ElementType type) {
        Tensor tensor = FILE.tensor(name);
        given.put(
                name, new Array(type, Dims.of(tensor.shape()), Array.of(tensor).numbers()));
        return graph.input(name, type, Dims.batch(tensor.shape().row()));
    }

    private Value weight(String name) {
        Tensor tensor = FILE.tensor(name);
        given.put(name, Array.of(tensor));
        return graph.input(name, ElementType.FLOAT32, Dims.of(tensor.shape()));
    }

    private static void near(String name, Array got) {
        double[] wanted = Array.of(FILE.tensor(name)).numbers();
        double most = 0;
        for (double each : wanted) {
            most = Math.max(most, Math.abs(each));
        }
        for (int i = 0; i < wanted.length; i++) {
            Compare.near(name + "[" + i + "]", wanted[i], got.numbers()[i], 1e-6 * most + 1e-7);
        }
    }
}
