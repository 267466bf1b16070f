package nn;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.layerNormalization;
import static nn.Layers.upSampling2D;
import static nn.Layers.zeroPadding2D;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static nn.Schedules.exponentialDecay;
import static nn.Schedules.inverseTimeDecay;
import static nn.Schedules.polynomialDecay;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.loss.BinaryCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.SparseCategoricalCrossentropy;
import nn.train.Fit;
import org.junit.jupiter.api.Test;

class OptionWordsTest {
    /** Keras's word is {@code from_logits}; this is the state it sets. */
    private static final Set<String> STATES = Set.of("logits");

    private static Stream<Class<?>> values() {
        Stream<Class<?>> made = CatalogueTest.classes().stream()
                .flatMap(words -> Stream.of(words.getMethods()))
                .map(Method::getReturnType);
        return Stream.concat(made, Stream.of(Sequential.class, Model.class, Dataset.class, Fit.class));
    }

    @Test
    void noWordWithoutArgumentsIsATrapThatGivesABoolean() {
        List<String> traps = values().filter(type -> type.getName().startsWith("nn."))
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getReturnType() == boolean.class && method.getParameterCount() == 0)
                .filter(method ->
                        !method.getName().matches("(is|has|names)[A-Z].*") && !STATES.contains(method.getName()))
                .map(Method::toString)
                .distinct()
                .toList();
        assertThat(traps).isEmpty();
    }

    @Test
    void aSwitchAloneSwitchesOn() {
        assertThat(sgd(0.1).momentum(0.9).nesterov())
                .isEqualTo(sgd(0.1).momentum(0.9).nesterov(true));
        assertThat(sgd().nesterov().isNesterov()).isTrue();
        assertThat(rmsprop().centered()).isEqualTo(rmsprop().centered(true)).isNotEqualTo(rmsprop());
        assertThat(exponentialDecay(1, 2, 0.5).staircase())
                .isEqualTo(exponentialDecay(1, 2, 0.5).staircase(true));
        assertThat(inverseTimeDecay(1, 2, 0.5).staircase().rate(1)).isEqualTo(1);
        assertThat(polynomialDecay(1, 2).cycle())
                .isEqualTo(polynomialDecay(1, 2).cycle(true));
        assertThat(new BinaryCrossentropy(false, 0).fromLogits())
                .isEqualTo(new BinaryCrossentropy(false, 0).fromLogits(true));
    }

    @Test
    void aSwitchCanBeSwitchedOffAgain() {
        assertThat(sgd().nesterov().nesterov(false)).isEqualTo(sgd());
        assertThat(rmsprop().centered().centered(false)).isEqualTo(rmsprop());
        assertThat(polynomialDecay(1, 2).cycle().cycle(false)).isEqualTo(polynomialDecay(1, 2));
        assertThat(new CategoricalCrossentropy(true, 0).fromLogits(false))
                .isEqualTo(new CategoricalCrossentropy(false, 0));
        assertThat(new SparseCategoricalCrossentropy(true).fromLogits(false))
                .isEqualTo(new SparseCategoricalCrossentropy(false));
        assertThat(upSampling2D().bilinear().nearest()).isEqualTo(upSampling2D());
        assertThat(batchNormalization().center(false).hasCenter()).isFalse();
        assertThat(layerNormalization().scale(false).hasScale()).isFalse();
    }

    @Test
    void whatKerasTakesAsAPairIsTakenAsTwoNumbers() {
        assertThat(zeroPadding2D(1, 2)).isEqualTo(zeroPadding2D(1, 1, 2, 2));
        assertThat(conv2D(3, 3).dilation(2, 1).window().dilationY()).isEqualTo(2);
        assertThat(conv2D(3, 3).dilation(2, 1).window().dilationX()).isEqualTo(1);
        assertThat(conv2D(3, 3).dilation(2)).isEqualTo(conv2D(3, 3).dilation(2, 2));
    }
}
