package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    /** Pools cannot be dilated; what is dropped or added is random, and proved by statistics. */
    private static final Set<String> FIXED = Set.of(
            "MaxPool2D.window.dilationX",
            "MaxPool2D.window.dilationY",
            "AveragePool2D.window.dilationX",
            "AveragePool2D.window.dilationY",
            "MaxPool1D.window.dilation",
            "AveragePool1D.window.dilation",
            "Dropout.rate",
            "SpatialDropout1D.rate",
            "SpatialDropout2D.rate",
            "GaussianNoise.stddev",
            "GaussianDropout.rate",
            "AlphaDropout.rate",
            "MultiHeadAttention.dropout",
            "Attention.dropout",
            "AdditiveAttention.dropout",
            "TransformerBlock.dropout",
            "SimpleRNN.recurrence.dropout",
            "SimpleRNN.recurrence.recurrentDropout",
            "LSTM.recurrence.dropout",
            "LSTM.recurrence.recurrentDropout",
            "GRU.recurrence.dropout",
            "GRU.recurrence.recurrentDropout");

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
        assertThat(lone).isEqualTo(new TreeSet<>(FIXED));
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
