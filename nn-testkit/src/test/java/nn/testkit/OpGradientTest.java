package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
        Differences.of(draft, Differences.projected(values)).check();
    }

    static Stream<OpCase> constants() {
        return ConstantCases.zero().stream();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void nothingPassesThroughWhatIsConstant(OpCase used) {
        Draft draft = new Draft();
        List<Value> values = used.build().apply(draft);
        Value root = Differences.projected(values);
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
        Value root = Differences.projected(used.build().apply(draft));
        assertThatThrownBy(() -> Gradients.of(root, draft.varied()))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("%s: the op %s is not differentiable: ", used, used)
                .hasMessageEndingWith(".\nMaybe use stopGradient(…) where it is meant to be a constant.");
    }

    @Test
    void stopGradientMakesAConstantOfOneFactor() {
        Draft draft = new Draft();
        Value x = draft.of(new Dims(2), ElementType.FLOAT32, 3, 4);
        Value y = Ops.mul(x, Ops.stopGradient(Ops.square(x)));
        draft.graph().output("gradient", Gradients.of(Ops.sum(y), List.of(x)).get(x));
        assertThat(Interpreter.of(draft.graph())
                        .run(draft.arrays())
                        .get("gradient")
                        .numbers())
                .containsExactly(9, 16);
    }

    @Test
    void aStatedGradientTakesThePlaceOfAllThatIsUnderIt() {
        Draft draft = new Draft();
        Value x = draft.x(3);
        Value y = Ops.customGradient(Ops.topK(x, 3, 0).get(0), x, dy -> Ops.mul(dy, 5));
        draft.graph().output("gradient", Gradients.of(Ops.sum(y), List.of(x)).get(x));
        Map<String, Array> results = Interpreter.of(draft.graph()).run(draft.arrays());
        assertThat(results.get("gradient").numbers()).containsExactly(5, 5, 5);
    }

    @Test
    void aCastToFloat32PassesTheGradientOn() {
        Draft draft = new Draft();
        Value x = draft.of(new Dims(3), ElementType.FLOAT64, 0.5, -0.25, 2);
        Value y = Ops.cast(Ops.mul(x, x), ElementType.FLOAT32);
        draft.graph().output("gradient", Gradients.of(Ops.sum(y), List.of(x)).get(x));
        assertThat(Interpreter.of(draft.graph()).run(draft.arrays()).get("gradient"))
                .hasToString("float64 [3] [1.0, -0.5, 4.0]");
    }

    @Test
    void theGreatestOnesShareTheGradient() {
        Draft draft = new Draft();
        Value x = draft.of(new Dims(5), ElementType.FLOAT32, 2, 7, 1, 7, 0);
        draft.graph()
                .output("gradient", Gradients.of(Ops.amax(x, 0), List.of(x)).get(x));
        assertThat(Interpreter.of(draft.graph())
                        .run(draft.arrays())
                        .get("gradient")
                        .numbers())
                .containsExactly(0, 0.5, 0, 0.5, 0);
    }

    @Test
    void theFirstOfEqualOnesInAWindowReceivesTheGradient() {
        for (Sliding sliding : List.of(Sliding.of(1, 3).strides(1, 3), Sliding.of(1, 3))) {
            Draft draft = new Draft();
            Value x = draft.of(new Dims(1, 1, 1, 5), ElementType.FLOAT32, 2, 7, 7, 1, 0);
            Value y = Ops.slice(Ops.maxPool(x, sliding), 3, 0, 1);
            draft.graph()
                    .output("gradient", Gradients.of(Ops.sum(y), List.of(x)).get(x));
            assertThat(Interpreter.of(draft.graph())
                            .run(draft.arrays())
                            .get("gradient")
                            .numbers())
                    .containsExactly(0, 1, 0, 0, 0);
        }
    }
}
