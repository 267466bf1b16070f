package nn.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nn.Constraints;
import nn.Regularizers;
import nn.data.Shape;
import nn.layer.Constraint;
import nn.layer.Regularizer;
import nn.op.Ops;
import org.junit.jupiter.api.Test;

class WeightConformanceTest {
    private static final Shape WEIGHT = Shape.of(3, 5);

    @Test
    void ourRegularizersPass() {
        RegularizerConformance.check(Regularizers.l1(0.1), WEIGHT);
        RegularizerConformance.check(Regularizers.l2(0.1), WEIGHT);
        RegularizerConformance.check(Regularizers.l1L2(0.1, 0.2), Shape.of(2, 3, 5, 5));
    }

    @Test
    void ourConstraintsPass() {
        ConstraintConformance.check(Constraints.maxNorm(0.7), WEIGHT);
        ConstraintConformance.check(Constraints.nonNegative(), Shape.of(7));
    }

    @Test
    void aPenaltyOfSeveralNumbersIsRefused() {
        Regularizer each = x -> Ops.square(x);
        assertThatThrownBy(() -> RegularizerConformance.check(each, WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith(" on [3, 5]: a penalty must be one number, but was [3, 5].\nMaybe sum(…) it up.");
    }

    @Test
    void aPenaltyWithAWrongGradientIsRefused() {
        Regularizer twice = x -> Ops.sum(Ops.customGradient(Ops.square(x), x, dy -> Ops.mul(dy, x)));
        assertThatThrownBy(() -> RegularizerConformance.check(twice, WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the gradient of the weight at [0, 0] is ");
    }

    @Test
    void aConstraintThatChangesTheSizeIsRefused() {
        Constraint total = weight -> Ops.sum(weight, true, 0);
        assertThatThrownBy(() -> ConstraintConformance.check(total, WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a weight [3, 5] became [1, 5], but must keep its size.");
    }

    @Test
    void aConstraintThatNeverSettlesIsRefused() {
        Constraint half = weight -> Ops.mul(weight, 0.5);
        assertThatThrownBy(() -> ConstraintConformance.check(half, WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what fulfils it must stay.\nMaybe change only what does not fulfil it.");
    }
}
