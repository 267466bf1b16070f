package nn.testkit;

import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.nadam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.State;
import nn.layer.Weight;
import nn.optimizer.Optimizer;
import nn.optimizer.Slots;
import nn.spi.Chunk;
import nn.spi.Trainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks each step of each optimizer against its formula, reckoned in double from the engine's own gradients. */
public interface OptimizerChecks extends EngineUnderTest {
    /** Shrinks all of a gradient alike, which no sign tells; the formulas see it in the slot. */
    Set<String> SIGNS = Set.of("Lion.clipNorm", "Lion.globalClipNorm");

    /**
     * Checks weights and slots after each of three steps, for every optimizer and option.
     *
     * @return one test an optimizer or option
     */
    @TestFactory
    default Stream<DynamicTest> optimizersFollowTheirFormulas() {
        return OptimizerSamples.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> followsItsFormula(each.optimizer())));
    }

    private void followsItsFormula(Optimizer optimizer) {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(optimizer));
        State state = sample.start(optimizer, 1);
        for (int step = 0; step < 3; step++) {
            Chunk chunk = sample.rows(step, 4).chunk(0, 4, step, 0.01f);
            State next = trial.train(state, chunk).state();
            compare(sample, optimizer, state, gradients(sample, state, chunk), next);
            state = next;
        }
    }

    /** Reads the gradients from a step of plain descent, whose high rate keeps float32's rounding of weights small. */
    private Map<String, double[]> gradients(Sample sample, State state, Chunk chunk) {
        float rate = 64;
        Chunk fast =
                new Chunk(chunk.inputs(), chunk.targets(), chunk.sampleWeights(), chunk.batch(), 0, new float[] {rate});
        State start = new State(0, state.weights(), new TreeMap<>());
        State after = Trial.of(this, sample.plan(sgd())).train(start, fast).state();
        Map<String, double[]> gradients = new TreeMap<>();
        for (Weight weight : sample.network().trainable()) {
            double[] gradient = Floats.doubles(state.weights().get(weight.name()));
            double[] moved = Floats.doubles(after.weights().get(weight.name()));
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (gradient[i] - moved[i]) / rate;
            }
            gradients.put(weight.name(), gradient);
        }
        return gradients;
    }

    /**
     * Checks that a layer unfrozen after many steps is corrected for the few steps of its own slots, and the other layer
     * for all of its steps.
     *
     * @return one test an optimizer whose steps depend on their count
     */
    @TestFactory
    default Stream<DynamicTest> weightsLearnedLaterCountTheirOwnSteps() {
        return aging().map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
            Sample sample = Samples.small();
            Trial trial = Trial.of(this, sample.plan(each));
            State state = unfrozen(sample, each);
            for (int step = 0; step < 3; step++) {
                Chunk chunk = sample.rows(step, 4).chunk(0, 4, state.step(), 0.01f);
                State next = trial.train(state, chunk).state();
                compare(sample, each, state, gradients(sample, state, chunk), next);
                state = next;
            }
        }));
    }

    /**
     * Checks that a trainer goes on by the ages of a state that it is restored to.
     *
     * @return one test an optimizer whose steps depend on their count
     */
    @TestFactory
    default Stream<DynamicTest> aRestoredStateBringsItsOwnAges() {
        return aging().map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
            Sample sample = Samples.small();
            Trial trial = Trial.of(this, sample.plan(each));
            State state = unfrozen(sample, each);
            Chunk chunk = sample.rows(1, 8).chunk(0, 4, state.step(), 0.01f, 0.01f);
            try (Trainer trainer = trial.trainer(sample.start(each, 1))) {
                trainer.train(sample.rows(1, 4).batch(0.01f));
                trainer.restore(state);
                trainer.train(chunk);
                Compare.bits("restored", trial.train(state, chunk).state(), trainer.state());
            }
        }));
    }

    private static Stream<Optimizer> aging() {
        return Stream.of(adam(), adamW().weightDecay(0.1), nadam());
    }

    /** Lets the last layer alone learn for 200 steps, then makes ready for both to learn. */
    private State unfrozen(Sample sample, Optimizer optimizer) {
        Sample frozen = sample.freeze("dense");
        Chunk chunk = frozen.rows(1, 800).batches(Rows.rates(200, 0.01));
        State after = Trial.of(this, frozen.plan(optimizer))
                .train(frozen.start(optimizer, 1), chunk)
                .state();
        return sample.plan(optimizer).resume(after);
    }

    private static void compare(
            Sample sample, Optimizer optimizer, State before, Map<String, double[]> gradients, State got) {
        for (Weight weight : sample.network().trainable()) {
            LateRule.accumulate(optimizer.options(), gradients.get(weight.name()), before, weight.name());
        }
        Map<String, double[]> sums = new TreeMap<>();
        gradients.forEach((name, gradient) -> sums.put(name, gradient.clone()));
        LateRule.divide(optimizer.options(), gradients);
        UpdateRule.clip(optimizer.options(), gradients);
        for (Weight weight : sample.network().trainable()) {
            String name = weight.name();
            String what = optimizer + ": step " + got.step() + ": ";
            Map<String, double[]> slots = new TreeMap<>();
            for (String slot : Slots.of(optimizer).keySet()) {
                slots.put(slot, Floats.doubles(before.slots().get(name + ":" + slot)));
            }
            double[] values = Floats.doubles(before.weights().get(name));
            long time = got.step() - before.optimization().slotsBegan(name);
            new LateRule(optimizer, time, 0.01f, values, slots).step(gradients.get(name), sums.get(name));
            Compare.near(what + name, values, got.weights().get(name).floats(), 2e-6);
            slots.forEach((slot, expected) -> {
                float[] kept = got.slots().get(name + ":" + slot).floats();
                double greatest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
                Compare.near(what + name + ":" + slot, expected, kept, 1e-6 * Math.max(1, greatest));
            });
        }
    }

    /**
     * Checks that every option makes a difference within three steps.
     *
     * @return one test an option
     */
    @TestFactory
    default Stream<DynamicTest> everyOptionHasAnEffect() {
        return OptimizerSamples.options().stream()
                .filter(each -> !SIGNS.contains(each.name()))
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    assertThat(kernel(each.optimizer()))
                            .as("%s: dense/kernel after 3 steps, against %s", each.optimizer(), each.without())
                            .isNotEqualTo(kernel(each.without()));
                }));
    }

    private float[] kernel(Optimizer optimizer) {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(optimizer));
        Chunk chunk = sample.rows(1, 12).batches(Rows.rates(3, 0.01));
        State after = trial.train(sample.start(optimizer, 1), chunk).state();
        return after.weights().get("dense/kernel").floats();
    }
}
