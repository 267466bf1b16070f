package nn.testkit;

import static nn.Activations.celu;
import static nn.Activations.elu;
import static nn.Activations.hardShrink;
import static nn.Activations.leakyRelu;
import static nn.Activations.softShrink;
import static nn.Activations.squareplus;
import static nn.Activations.threshold;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks values and derivatives of activations where they are hard to compute, and of several in a row. */
public interface ActivationChecks extends EngineUnderTest {
    /**
     * Checks every activation from −10³⁰ to 10³⁰, in prediction, evaluation and training: nothing overflows, and kinks
     * have one derivative.
     *
     * @return one test an activation
     */
    @TestFactory
    default Stream<DynamicTest> activationsHoldAtExtremes() {
        return Stream.concat(
                        all(),
                        Stream.of(
                                leakyRelu(0.3),
                                elu(0.5),
                                celu(0.5),
                                softShrink(0.2),
                                hardShrink(0.2),
                                squareplus(1),
                                threshold(-1.5, 0.5)))
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(),
                        () -> Extremes.of(each.function())
                                .forEach(points -> new Stack(List.of(each), points).check(this))));
    }

    /**
     * Checks that a second activation does not replace the first.
     *
     * @return one test a pair
     */
    @TestFactory
    default Stream<DynamicTest> activationsFollowOneAnother() {
        return all().flatMap(first -> all().map(second -> new Stack(List.of(first, second), -4, -1, 0.5, 2)))
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> each.check(this)));
    }

    /** Lists those that keep the number of features. */
    private static Stream<Activation> all() {
        return Arrays.stream(Function.values())
                .filter(function -> function != Function.GLU)
                .map(Samples::activationOf);
    }
}
