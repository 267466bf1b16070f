package nn.testkit;

import static nn.Layers.bidirectional;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.masking;
import static nn.Layers.simpleRNN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.Functional;
import nn.Sequential;
import nn.Symbol;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.Layer;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Op;
import nn.spi.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds recurrent layers as ONNX's own ops against the same layers step by step, both in double. */
class RecurrentOpTest {
    private static final Set<Function> KNOWN = EnumSet.of(
            Function.LINEAR,
            Function.SIGMOID,
            Function.HARD_SIGMOID,
            Function.SPARSE_SIGMOID,
            Function.TANH,
            Function.RELU,
            Function.LEAKY_RELU,
            Function.ELU,
            Function.SOFTSIGN);

    static Stream<Layer> options() {
        return Stream.of(
                lstm(3),
                lstm(3).returnSequences(),
                lstm(3).goBackwards(),
                lstm(3).returnSequences().goBackwards(),
                lstm(3).useBias(false),
                lstm(3).dropout(0.2).recurrentDropout(0.3),
                gru(3),
                gru(3).returnSequences().goBackwards(),
                gru(3).useBias(false),
                gru(3).resetAfter(false),
                gru(3).resetAfter(false).useBias(false).goBackwards(),
                bidirectional(lstm(2)),
                bidirectional(gru(2).returnSequences()).sum());
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOpSaysTheSameAsTheSteps(Layer layer) {
        Network network = Sequential.of(layer).network(Shape.of(5, 4));
        assertThat(ops(network, weights(network))).contains(name(layer)).doesNotContain("Scan");
        assertSame(network);
    }

    private static String name(Layer layer) {
        return layer.toString().contains("gru") ? "GRU" : "LSTM";
    }

    static Stream<Function> functions() {
        return Stream.of(Function.values()).filter(function -> !function.isAlongFeatures());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void anActivationIsTheOpsWhereItKnowsTheSame(Function function) {
        Activation activation = new Activation(function, takesNumber(function) ? 0.3 : 0);
        for (Layer layer : List.of(
                lstm(3).activation(activation),
                lstm(3).recurrentActivation(activation),
                gru(3).activation(activation),
                gru(3).recurrentActivation(activation).elu(0.7))) {
            Network network = Sequential.of(layer).network(Shape.of(3, 4));
            boolean isOp = ops(network, weights(network)).contains(name(layer));
            assertThat(isOp).as(layer.toString()).isEqualTo(KNOWN.contains(function));
            if (isOp) {
                assertSame(network);
            }
        }
    }

    private static boolean takesNumber(Function function) {
        return !new Activation(function, 1).toString().endsWith("()");
    }

    @Test
    void statesGoInAndOut() {
        Symbol series = input("series", 5, 4);
        Symbol start = input("start", 3);
        for (Symbol last : List.of(
                series.then(lstm(3).returnSequences().goBackwards(), start, start),
                series.then(gru(3).returnSequences(), start))) {
            assertSame(Functional.of(List.of(series, start), List.of(last)).network());
        }
    }

    @Test
    void whatTheOpDoesNotSayIsTakenStepByStep() {
        Network masked = Sequential.of(masking(), lstm(3)).network(Shape.of(5, 4));
        Network simple = Sequential.of(simpleRNN(3)).network(Shape.of(5, 4));
        Network plain = Sequential.of(lstm(3)).network(Shape.of(5, 4));
        SortedMap<String, Tensor> unsound = plain.draw(1);
        unsound.replaceAll((name, weight) -> Tensor.of(weight.shape(), filled(weight, Float.NaN)));

        assertThat(ops(masked, weights(masked))).contains("Scan").doesNotContain("LSTM");
        assertThat(ops(simple, weights(simple))).contains("Scan");
        assertThat(ops(plain, unsound)).contains("Scan").doesNotContain("LSTM");
        assertThat(names(plain.inference(types(plain), wanted(plain))))
                .contains("Scan")
                .doesNotContain("LSTM");
    }

    private static void assertSame(Network network) {
        SortedMap<String, Tensor> weights = weights(network);
        Map<String, Array> inputs = new HashMap<>();
        network.inputs().forEach(input -> {
            Shape rows = input.shape().batch(3);
            inputs.put(input.name(), Array.of(Tensor.of(rows, drawn(input.name(), rows.size()))));
        });
        Map<String, Array> made = Interpreter.of(network.inference(weights, types(network), wanted(network)))
                .run(inputs);
        weights.forEach((name, weight) -> inputs.put(name, Array.of(weight)));
        Map<String, Array> steps = Interpreter.of(network.inference(types(network), wanted(network)))
                .run(inputs);
        steps.forEach((name, expected) -> {
            double greatest =
                    DoubleStream.of(expected.numbers()).map(Math::abs).max().orElseThrow();
            assertThat(made.get(name).numbers())
                    .as("%s of %s", name, network)
                    .containsExactly(expected.numbers(), within(1e-12 * Math.max(1, greatest)));
        });
    }

    private static SortedMap<String, Tensor> weights(Network network) {
        SortedMap<String, Tensor> weights = network.draw(1);
        weights.replaceAll((name, weight) ->
                Tensor.of(weight.shape(), drawn(name, weight.shape().size())));
        return weights;
    }

    private static float[] drawn(String name, int count) {
        Randoms randoms = Randoms.of(3, name, 0);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) randoms.nextGaussian();
        }
        return numbers;
    }

    private static float[] filled(Tensor like, float number) {
        float[] numbers = new float[like.shape().size()];
        Arrays.fill(numbers, number);
        return numbers;
    }

    private static Set<String> ops(Network network, Map<String, Tensor> weights) {
        return names(network.inference(weights, types(network), wanted(network)));
    }

    private static Set<String> names(Graph graph) {
        return graph.ops().stream().map(Op::type).map(Object::toString).collect(Collectors.toSet());
    }

    private static List<ElementType> types(Network network) {
        return network.inputs().stream().map(input -> ElementType.FLOAT32).toList();
    }

    private static Map<String, String> wanted(Network network) {
        Map<String, String> wanted = new LinkedHashMap<>();
        network.outputs().forEach(output -> wanted.put(output, "output " + output));
        return wanted;
    }
}
