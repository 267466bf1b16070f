package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.optimizer.UpdateOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
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
}
