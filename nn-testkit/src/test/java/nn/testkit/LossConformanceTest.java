package nn.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import nn.Losses;
import nn.data.Shape;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LossConformanceTest {
    @TestFactory
    Stream<DynamicTest> everyLossPasses() {
        return Samples.losses().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(),
                        () -> LossConformance.check(
                                sample.loss(), sample.network().output())));
    }

    private static void refuses(BinaryOperator<Value> rule, String message) {
        assertThatThrownBy(() -> LossConformance.check(Losses.loss("odd", rule), Shape.of(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    @Test
    void oneNumberForAllRowsIsRefused() {
        refuses(
                (y, p) -> Ops.mean(Ops.square(Ops.sub(p, y))),
                " on [5]: the loss gave [], but must give one number a row or a position.\n"
                        + "Maybe keep the first axis, as mean(…, -1) does.");
    }

    @Test
    void aLossOfOtherRowsIsNamed() {
        refuses(
                (y, p) -> Ops.mean(Ops.square(Ops.sub(p, Ops.mean(y, true, 0))), -1),
                " alone; a row's loss must be its own.\nMaybe sum or average over the axes after the first.");
    }

    @Test
    void aWrongGradientIsNamed() {
        refuses(
                (y, p) -> Ops.mean(Ops.customGradient(Ops.square(Ops.sub(p, y)), p, dy -> dy), -1),
                "Maybe mend the rule given to customGradient(…), or the op's.");
    }

    @Test
    void aLossWithoutPredictionsIsNamed() {
        refuses((y, p) -> Ops.mean(y, -1), "no gradient reaches the predictions.");
    }
}
