package nn.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Ftrl;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OptimizerConformanceTest {
    private static final Shape WEIGHT = Shape.of(3, 5);

    /** Ftrl forgets what weights began as, so its first step is no descent, and no rate of 0 keeps them. */
    @TestFactory
    Stream<DynamicTest> everyOptimizerPassesWithEachOption() {
        return OptimizerSamples.all().stream()
                .filter(sample -> !(sample.optimizer() instanceof Ftrl))
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(), () -> OptimizerConformance.check(sample.optimizer(), WEIGHT)));
    }

    /** Takes any step, with one slot. */
    private record Odd(Schedule learningRate, Function<Update, Value> rule) implements Optimizer {
        Odd(Function<Update, Value> rule) {
            this(new Schedule.Constant(0.1), rule);
        }

        @Override
        public Odd learningRate(Schedule schedule) {
            return new Odd(schedule, rule);
        }

        @Override
        public Map<String, Float> slots() {
            return Map.of("m", 0f);
        }

        @Override
        public Value step(Update update) {
            return rule.apply(update);
        }

        @Override
        public String toString() {
            return "odd()";
        }
    }

    private static Value momentum(Update update) {
        return Ops.mul(update.average("m", update.gradient(), 0.9), update.rate());
    }

    private static void refuses(Function<Update, Value> rule, String message) {
        assertThatThrownBy(() -> OptimizerConformance.check(new Odd(rule), WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessage("odd() on [3, 5]: " + message);
    }

    @Test
    void oneOfOnesOwnPasses() {
        OptimizerConformance.check(new Odd(OptimizerConformanceTest::momentum), WEIGHT);
    }

    @Test
    void aSlotThatIsNotHandedOnIsNamed() {
        refuses(
                update -> Ops.mul(update.gradient(), update.rate()),
                "slots() lists m, but step(…) never says what it becomes.\n"
                        + "Maybe use update.next(\"m\", …), or leave it out of slots().");
    }

    @Test
    void aSlotThatIsNotListedIsNamed() {
        refuses(
                update -> update.slot("v"),
                "step(…) asks for the slot v, which slots() does not list.\nMaybe list it there.");
    }

    @Test
    void aStepOfAnotherSizeIsNamed() {
        refuses(
                update -> Ops.sum(momentum(update)),
                "step(…) is [], but must be of the weight's size [3, 5].\nMaybe compute element by element.");
    }

    @Test
    void aStepUpTheHillIsNamed() {
        assertThatThrownBy(() -> OptimizerConformance.check(new Odd(update -> Ops.neg(momentum(update))), WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("odd() on [3, 5]: the first step times the gradient is -")
                .hasMessageEndingWith(
                        "but must be above 0.\nMaybe return what is taken away from the weight, not what is added.");
    }

    @Test
    void aStepWithoutItsRateIsNamed() {
        assertThatThrownBy(() -> OptimizerConformance.check(
                        new Odd(update -> update.average("m", update.gradient(), 0.9)), WEIGHT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("at a rate of 0 the step is ")
                .hasMessageEndingWith("but must be 0.\nMaybe multiply by update.rate().");
    }
}
