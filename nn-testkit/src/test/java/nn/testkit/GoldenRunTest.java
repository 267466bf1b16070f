package nn.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nn.Optimizers;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import org.junit.jupiter.api.Test;

class GoldenRunTest {
    private final EngineUnderTest kit = PlainEngine::new;

    @Test
    void aDifferenceNamesCaseTensorIndexAndBothValues() {
        GoldenCase wrong = with(GoldenLayers.all().findFirst().orElseThrow(), Optimizers.sgd(0.2));

        assertThatThrownBy(() -> GoldenRun.check(kit, wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("layers/dense: after step 1, dense/bias[0]: expected ")
                .hasMessageContaining(", got ");
    }

    @Test
    void everyCaseTellsALearningRateFromOneThatIsTwoPercentMore() {
        for (GoldenCase each : GoldenCases.all()) {
            Schedule right = each.optimizer().learningRate();
            GoldenCase wrong = with(each, each.optimizer().learningRate(step -> 1.02 * right.rate(step)));

            assertThatThrownBy(() -> GoldenRun.check(kit, wrong))
                    .as(each.name())
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static GoldenCase with(GoldenCase golden, Optimizer other) {
        return new GoldenCase(golden.name(), golden.input(), golden.network(), golden.loss(), other);
    }
}
