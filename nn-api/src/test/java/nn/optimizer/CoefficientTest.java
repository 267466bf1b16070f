package nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nn.op.Ops;
import nn.op.Value;
import org.junit.jupiter.api.Test;

class CoefficientTest {
    private record Warm(Schedule learningRate) implements Optimizer {
        @Override
        public Warm learningRate(Schedule other) {
            return new Warm(other);
        }

        @Override
        public Map<String, Coefficient> coefficients() {
            return Map.of("warm", (step, rate) -> rate * Math.min(1, step / 10.0));
        }

        @Override
        public Value step(Update update) {
            return Ops.mul(update.gradient(), update.coefficient("warm"));
        }
    }

    @Test
    void theRateIsThereBesideCoefficientsOfOnesOwn() {
        Map<String, Coefficient> all = Coefficient.of(new Warm(new Schedule.Constant(0.1)));
        assertThat(all).containsOnlyKeys("rate", "warm");
        assertThat(all.get("rate").at(3, 0.1)).isEqualTo(0.1);
        assertThat(all.get("warm").at(5, 0.1)).isEqualTo(0.05);
    }
}
