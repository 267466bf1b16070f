package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import nn.Optimizers;
import nn.optimizer.Schedule;
import org.junit.jupiter.api.Test;

class GoldenRunTest {
    private final EngineUnderTest kit = PlainEngine::new;

    @Test
    void aDifferenceNamesCaseTensorIndexAndBothValues() {
        GoldenCase wrong = GoldenLayers.all().findFirst().orElseThrow().optimizer(Optimizers.sgd(0.2));

        assertThatThrownBy(() -> GoldenRun.check(kit, wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("layers/dense: after step 1, dense/bias[0]: expected ")
                .hasMessageContaining(", got ");
    }

    @Test
    void everyCaseTellsALearningRateFromOneThatIsTwoPercentMore() {
        for (GoldenCase each : GoldenCases.all()) {
            Schedule right = each.optimizer().learningRate();
            GoldenCase wrong = each.optimizer(each.optimizer().learningRate(step -> 1.02 * right.rate(step)));

            assertThat(catchThrowable(() -> GoldenRun.check(kit, wrong)))
                    .as(each.name())
                    .isInstanceOf(AssertionError.class);
        }
    }
}
