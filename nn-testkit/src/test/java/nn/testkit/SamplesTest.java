package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.optimizer.UpdateOptions;
import nn.spi.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    @Test
    void everyLayerHasASample() {
        assertThat(Factories.placed())
                .isSubsetOf(sampled(Samples.all().stream()
                        .flatMap(sample -> sample.network().nodes().stream())
                        .map(Node::layer)));
    }

    @Test
    void everyActivationHasASample() {
        Set<Function> sampled = Samples.activations().stream()
                .flatMap(sample -> sample.network().nodes().stream())
                .flatMap(node -> LayerActivation.of(node.layer()).stream())
                .map(Activation::function)
                .collect(Collectors.toSet());
        assertThat(sampled).contains(inNetworks());
    }

    /** Linear is what is left out of a network, and so is tested by dense alone. */
    private static Function[] inNetworks() {
        return Arrays.stream(Function.values())
                .filter(function -> function != Function.LINEAR)
                .toArray(Function[]::new);
    }

    @Test
    void everyLossHasASample() {
        assertThat(Factories.losses())
                .isSubsetOf(sampled(Samples.losses().stream().map(Sample::loss)));
    }

    @Test
    void everyLossHasAnAnswerByHand() {
        assertThat(Factories.losses())
                .isSubsetOf(sampled(HandAnswers.losses().stream().map(HandAnswers::loss)));
    }

    @Test
    void everyOptimizerHasASample() {
        assertThat(Factories.optimizers())
                .isSubsetOf(sampled(OptimizerSamples.plain().stream().map(OptimizerSamples::optimizer)));
    }

    static List<Class<?>> optimizers() {
        return Factories.optimizers();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptionOfAnOptimizerHasASample(Class<?> optimizer) {
        Set<String> names =
                OptimizerSamples.options().stream().map(OptimizerSamples::name).collect(Collectors.toSet());
        List<String> options = Stream.of(optimizer, UpdateOptions.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !Set.of("learningRate", "options").contains(name))
                .map(SamplesTest::word)
                .map(name -> optimizer.getSimpleName() + "." + name)
                .toList();
        assertThat(names).containsAll(options);
    }

    /** Gives the word that sets an option: {@code nesterov} for {@code isNesterov}. */
    private static String word(String component) {
        return component.startsWith("is") ? component.substring(2).toLowerCase(Locale.ROOT) : component;
    }

    private static Set<Class<?>> sampled(Stream<?> values) {
        return values.map(Object::getClass).collect(Collectors.toSet());
    }
}
