package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nn.Constraints;
import nn.layer.Activation.Function;
import nn.layer.Constraint;
import nn.layer.Padding;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

class GoldenOptionsTest {
    /** Pools cannot be dilated. */
    private static final Set<String> FIXED = Set.of(
            "MaxPool2D.window.dilationX",
            "MaxPool2D.window.dilationY",
            "AveragePool2D.window.dilationX",
            "AveragePool2D.window.dilationY",
            "MaxPool1D.window.dilation",
            "AveragePool1D.window.dilation");

    /** What is dropped or added is random, and proved by checks of its own. */
    private static final Map<String, Class<? extends EngineUnderTest>> RANDOM = Map.ofEntries(
            Map.entry("Dropout.rate", DropoutChecks.class),
            Map.entry("SpatialDropout1D.rate", NoiseChecks.class),
            Map.entry("SpatialDropout2D.rate", NoiseChecks.class),
            Map.entry("GaussianNoise.stddev", NoiseChecks.class),
            Map.entry("GaussianDropout.rate", NoiseChecks.class),
            Map.entry("AlphaDropout.rate", NoiseChecks.class),
            Map.entry("MultiHeadAttention.dropout", AttentionDropoutChecks.class),
            Map.entry("Attention.dropout", AttentionDropoutChecks.class),
            Map.entry("AdditiveAttention.dropout", AttentionDropoutChecks.class),
            Map.entry("TransformerBlock.dropout", AttentionDropoutChecks.class),
            Map.entry("SimpleRNN.recurrence.dropout", RecurrentDropoutChecks.class),
            Map.entry("SimpleRNN.recurrence.recurrentDropout", RecurrentDropoutChecks.class),
            Map.entry("LSTM.recurrence.dropout", RecurrentDropoutChecks.class),
            Map.entry("LSTM.recurrence.recurrentDropout", RecurrentDropoutChecks.class),
            Map.entry("GRU.recurrence.dropout", RecurrentDropoutChecks.class),
            Map.entry("GRU.recurrence.recurrentDropout", RecurrentDropoutChecks.class));

    private final SortedMap<String, Set<String>> options = options();

    @Test
    void everyOptionTakesTwoValuesAtLeast() {
        // What stands for all below a threshold has its cases with the three kinds that take every activation.
        options.keySet().removeIf(option -> option.matches(".*[aA]ctivation\\.value"));
        Set<String> lone = new TreeSet<>();
        options.forEach((option, values) -> {
            if (option.contains(".") && values.size() < 2) {
                lone.add(option);
            }
        });
        Set<String> expected = new TreeSet<>(FIXED);
        expected.addAll(RANDOM.keySet());
        assertThat(lone).isEqualTo(expected);
    }

    @Test
    void whatProvesRandomOptionsIsRun() {
        assertThat(RANDOM.values())
                .allMatch(proof ->
                        proof.isAssignableFrom(PlainNoiseTest.class) || proof.isAssignableFrom(PlainEngineTest.class));
    }

    @Test
    void everyActivationPaddingAndConstraintIsChosenWhereItCanBe() {
        for (String activated : List.of("Dense", "Conv2D", "ActivationLayer")) {
            assertThat(options.get(activated + ".activation.function")).hasSize(Function.values().length);
        }
        for (String windowed : List.of("Conv2D", "MaxPool2D", "AveragePool2D")) {
            assertThat(options.get(windowed + ".window.padding")).hasSize(Padding.values().length);
        }
        for (String weight : List.of("Dense.parameters.kernel", "Dense.parameters.bias", "Conv2D.parameters.kernel")) {
            assertThat(options.get(weight + ".constraint"))
                    .containsAll(names(Factories.kinds(Constraints.class, Constraint.class))
                            .toList());
        }
    }

    private static SortedMap<String, Set<String>> options() {
        Options options = new Options();
        for (GoldenCase each : GoldenCases.all()) {
            each.objectives().forEach(objective -> options.collect(objective.loss()));
            options.collect(each.optimizer());
            each.layers().forEach(options::collect);
            each.plan().network().nodes().stream().map(Node::layer).forEach(options::collect);
        }
        return options.values();
    }

    private static Stream<String> names(List<Class<?>> kinds) {
        return kinds.stream().map(Class::getSimpleName);
    }
}
