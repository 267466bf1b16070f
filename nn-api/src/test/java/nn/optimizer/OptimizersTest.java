package nn.optimizer;

import static nn.Losses.binaryCrossentropy;
import static nn.Losses.huber;
import static nn.Optimizers.adadelta;
import static nn.Optimizers.adagrad;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.adamax;
import static nn.Optimizers.ftrl;
import static nn.Optimizers.lion;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OptimizersTest {
    @Test
    void optimizersHaveKerasDefaults() {
        assertThat(sgd()).isEqualTo(new Sgd(new Schedule.Constant(0.01), 0, false, UpdateOptions.NONE));
        assertThat(adam())
                .isEqualTo(new Adam(new Schedule.Constant(0.001), 0.9, 0.999, 1e-7, false, UpdateOptions.NONE));
        assertThat(adamW()).isEqualTo(adam().weightDecay(0.004));
        assertThat(nadam()).isEqualTo(new Nadam(new Schedule.Constant(0.001), 0.9, 0.999, 1e-7, UpdateOptions.NONE));
        assertThat(rmsprop())
                .isEqualTo(new RMSprop(new Schedule.Constant(0.001), 0.9, 0, 1e-7, false, UpdateOptions.NONE));
        assertThat(adamax()).isEqualTo(new Adamax(new Schedule.Constant(0.001), 0.9, 0.999, 1e-7, UpdateOptions.NONE));
        assertThat(adadelta()).isEqualTo(new Adadelta(new Schedule.Constant(0.001), 0.95, 1e-7, UpdateOptions.NONE));
        assertThat(lion()).isEqualTo(new Lion(new Schedule.Constant(0.001), 0.9, 0.99, UpdateOptions.NONE));
        assertThat(ftrl()).isEqualTo(new Ftrl(new Schedule.Constant(0.001), -0.5, 0.1, 0, 0, 0, 0, UpdateOptions.NONE));
        assertThat(adagrad()).isEqualTo(new Adagrad(new Schedule.Constant(0.001), 0.1, 1e-7, UpdateOptions.NONE));
    }

    @Test
    void optimizersKeepOnlyTheSlotsTheyNeed() {
        assertThat(sgd().slots()).isEmpty();
        assertThat(sgd().momentum(0.9).slots()).isEqualTo(Map.of("momentum", 0f));
        assertThat(adam().slots()).isEqualTo(Map.of("m", 0f, "v", 0f));
        assertThat(rmsprop().slots()).isEqualTo(Map.of("velocity", 0f));
        assertThat(rmsprop().momentum(0.9).centered(true).slots())
                .containsOnlyKeys("velocity", "momentum", "average_gradient");
        assertThat(adam().amsgrad().slots()).containsOnlyKeys("m", "v", "v_hat");
        assertThat(adamax().slots()).containsOnlyKeys("m", "u");
        assertThat(adadelta().slots()).containsOnlyKeys("accumulated_grad", "accumulated_delta_var");
        assertThat(lion().slots()).containsOnlyKeys("m");
        assertThat(ftrl().slots()).isEqualTo(Map.of("accumulator", 0.1f, "linear", 0f));
        assertThat(adagrad().slots()).isEqualTo(Map.of("accumulator", 0.1f));
    }

    @Test
    void ftrlRefusesARateThatItWouldDivideBy() {
        assertThatThrownBy(() -> Coefficient.of(ftrl()).get("inverse").at(1, 0))
                .hasMessage("ftrl: the learning rate of each step must be above 0, but was 0.0.");
        assertThatThrownBy(() -> ftrl().learningRatePower(0.5))
                .hasMessage("ftrl: learningRatePower must be finite and at most 0, but was 0.5.");
    }

    @Test
    void optimizersRefuseOptionsThatCannotBe() {
        assertThatThrownBy(() -> lion().beta1(0))
                .hasMessage("lion: beta1 must be above 0, but was 0.0.\n"
                        + "Maybe use beta1(0.9); at 0 only the sign of the last gradient would count.");
        assertThatThrownBy(() -> sgd(-1))
                .hasMessage("the learning rate must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> sgd().momentum(1))
                .hasMessage("sgd: momentum must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> adam().beta2(1))
                .hasMessage("adam: beta2 must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> adam().clipNorm(1).clipValue(2))
                .hasMessage("only one of clipNorm, clipValue and globalClipNorm can be chosen, but were 1.0, 2.0 and"
                        + " 0.0.");
        assertThatThrownBy(() -> sgd().gradientAccumulationSteps(0))
                .hasMessage("gradientAccumulationSteps must be at least 1, but was 0.");
        assertThatThrownBy(() -> sgd().emaMomentum(1.5)).hasMessage("emaMomentum must be from 0 to 1, but was 1.5.");
        assertThatThrownBy(() -> sgd().emaOverwriteFrequency(-1))
                .hasMessage("emaOverwriteFrequency must be at least 0, but was -1.\n"
                        + "Maybe use 0, so that the means take the weights' places at the end of a fit alone.");
    }

    @Test
    void optionsThatWaitKeepSlotsOfTheirOwn() {
        Optimizer late =
                adam().gradientAccumulationSteps(2).useEma().emaMomentum(0.9).emaOverwriteFrequency(3);
        assertThat(late)
                .hasToString(
                        "adam(0.001).gradientAccumulationSteps(2).useEma().emaMomentum(0.9).emaOverwriteFrequency(3)");
        assertThat(Slots.of(late)).containsOnlyKeys("m", "v", "average", "gradient_accumulator");
        assertThat(Slots.of(adam())).isEqualTo(adam().slots());
        assertThat(adam().useEma().useEma(false).gradientAccumulationSteps(1)).isEqualTo(adam());
    }

    @Test
    void coefficientsOfAccumulatedGradientsCountTheStepsThatAreApplied() {
        Map<String, Coefficient> late =
                Coefficient.of(adam().gradientAccumulationSteps(2).useEma().emaOverwriteFrequency(2));
        assertThat(each(late, "apply")).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(each(late, "ema")).containsExactly(0, 0, 0.99, 0.99, 0.99, 0.99);
        assertThat(each(late, "overwrite")).containsExactly(0, 0, 1, 1, 0, 0);
        Coefficient plain = Coefficient.of(adam()).get("rate");
        assertThat(late.get("rate").at(4, 0.1)).isEqualTo(plain.at(2, 0.1)).isNotEqualTo(plain.at(4, 0.1));
    }

    private static double[] each(Map<String, Coefficient> coefficients, String name) {
        return LongStream.rangeClosed(1, 6)
                .mapToDouble(step -> coefficients.get(name).at(step, 0.1))
                .toArray();
    }

    @Test
    void lossesRefuseOptionsThatCannotBe() {
        assertThatThrownBy(() -> huber(0)).hasMessage("huber: delta must be above 0 and finite, but was 0.0.");
        assertThatThrownBy(() -> binaryCrossentropy().labelSmoothing(1))
                .hasMessage("binaryCrossentropy: labelSmoothing must be at least 0 and below 1, but was 1.0.");
    }
}
