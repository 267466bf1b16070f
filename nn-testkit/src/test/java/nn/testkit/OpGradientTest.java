package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpGradientTest {
    static Stream<OpCase> cases() {
        return OpCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsTheSlope(OpCase used) {
        Draft draft = new Draft();
        List<Value> values = used.build().apply(draft);
        Differences.of(draft, Draft.projected(values)).check();
    }

    static Stream<OpCase> constants() {
        return ConstantCases.zero().stream();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void nothingPassesThroughWhatIsConstant(OpCase used) {
        Draft draft = new Draft();
        List<Value> values = used.build().apply(draft);
        Value root = Draft.projected(values);
        assertThat(Gradients.of(root, draft.varied())).isEmpty();
        Differences.of(draft, root).check();
    }

    static Stream<OpCase> refused() {
        return ConstantCases.refused().stream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatHasNoRuleIsRefusedByName(OpCase used) {
        Draft draft = new Draft();
        Value root = Draft.projected(used.build().apply(draft));
        assertThatThrownBy(() -> Gradients.of(root, draft.varied()))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("%s: the op %s is not differentiable: ", used, used)
                .hasMessageEndingWith(".\nMaybe use stopGradient(…) where it is meant to be a constant.");
    }

    @Test
    void stopGradientMakesAConstantOfOneFactor() {
        Draft draft = new Draft();
        Value x = draft.of(3, 4);
        assertThat(draft.slopes(Ops.mul(x, Ops.stopGradient(Ops.square(x))), x)).containsExactly(9, 16);
    }

    @Test
    void aStatedGradientTakesThePlaceOfAllThatIsUnderIt() {
        Draft draft = new Draft();
        Value x = draft.x(3);
        Value y = Ops.customGradient(Ops.topK(x, 3, 0).get(0), x, dy -> Ops.mul(dy, 5));
        assertThat(draft.slopes(y, x)).containsExactly(5, 5, 5);
    }

    @Test
    void aCastToFloat32PassesTheGradientOn() {
        Draft draft = new Draft();
        Value x = draft.of(new Dims(3), ElementType.FLOAT64, 0.5, -0.25, 2);
        Value y = Ops.cast(Ops.mul(x, x), ElementType.FLOAT32);
        assertThat(draft.slopes(y, x)).containsExactly(1, -0.5, 4);
    }

    @Test
    void theGreatestOnesShareTheGradient() {
        Draft draft = new Draft();
        Value x = draft.of(2, 7, 1, 7, 0);
        assertThat(draft.slopes(Ops.amax(x), x)).containsExactly(0, 0.5, 0, 0.5, 0);
    }

    @Test
    void theFirstOfTwoEqualOnesReceivesTheGradient() {
        Draft draft = new Draft();
        Value a = draft.of(1, 2);
        Value b = draft.of(1, 3);
        assertThat(draft.slopes(Ops.max(a, b), a)).containsExactly(1, 0);
        assertThat(draft.slopes(Ops.min(a, b), b)).containsExactly(0, 0);
    }

    @Test
    void theFirstOfEqualOnesInAWindowReceivesTheGradient() {
        for (Sliding sliding : List.of(Sliding.of(1, 3).strides(1, 3), Sliding.of(1, 3))) {
            Draft draft = new Draft();
            Value x = draft.of(new Dims(1, 1, 1, 5), ElementType.FLOAT32, 2, 7, 7, 1, 0);
            Value first = Ops.slice(Ops.maxPool(x, sliding), 3, 0, 1);
            assertThat(draft.slopes(first, x)).containsExactly(0, 1, 0, 0, 0);
        }
    }
}
