package nn.testkit;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares two engines on random stacks of layers, with random losses and optimizers: extend it in a test class and say
 * which two.
 *
 * <p>Each test is named by its seed. {@code -Dnn.seed=17 -Dnn.networks=1} draws that one network again, and {@code
 * -Dnn.seed=1000 -Dnn.networks=5000} looks where nobody looked. What one of the engines
 * refuses by name is drawn again.
 */
public abstract class RandomAgreement {
    private static final int STEPS = 4;
    private static final int BATCH = 3;
    private static final long MORE = 1000;

    /** Leaves everything to the checks. */
    protected RandomAgreement() {}

    /**
     * Returns the first engine.
     *
     * @return the one whose numbers count as expected
     */
    protected abstract TrainingEngine one();

    /**
     * Returns the second engine.
     *
     * @return the one whose numbers count as got
     */
    protected abstract TrainingEngine other();

    /**
     * Returns whether both engines draw the same masks.
     *
     * @return false by default, where every dropout has the rate 0
     */
    protected boolean drops() {
        return false;
    }

    /**
     * Returns how many networks are drawn where {@code nn.networks} does not say.
     *
     * @return 40 by default
     */
    protected int networks() {
        return 40;
    }

    /**
     * Returns how far numbers may lie apart, as a share of the greatest in their tensor where that is above 1.
     *
     * @return 1e-4 by default
     */
    protected double tolerance() {
        return 1e-4;
    }

    /**
     * Compares predictions, evaluated losses, and after four steps all losses, outputs, weights and slots.
     *
     * @return one test a network
     */
    @TestFactory
    Stream<DynamicTest> randomNetworksTrainAlike() {
        return trainAlike(Long.getLong("nn.seed", 0), Integer.getInteger("nn.networks", networks()));
    }

    /**
     * Compares the same of ten times as many others; tagged {@code slow}.
     *
     * @return one test a network
     */
    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> moreRandomNetworksTrainAlike() {
        return trainAlike(MORE, 10 * networks());
    }

    private Stream<DynamicTest> trainAlike(long first, int count) {
        List<TrainingEngine> both = List.of(one(), other());
        Predicate<Plan> known =
                plan -> both.stream().allMatch(engine -> engine.refusals(plan).isEmpty());
        return LongStream.range(first, first + count)
                .mapToObj(seed -> RandomTraining.of(seed, drops(), known))
                .map(each -> DynamicTest.dynamicTest(each.sample().name(), () -> agree(each)));
    }

    private void agree(RandomTraining training) {
        Optimizer optimizer = training.optimizer();
        Sample sample = training.sample();
        Plan plan = new Plan(sample.network(), sample.loss(), optimizer, training.seed(), true);
        State start = sample.start(optimizer, training.seed());
        Chunk chunk = training.rows(BATCH * STEPS).batches(Rows.rates(STEPS, training.rate()));
        Result expected = Result.of(Trial.of(this::one, plan), start, chunk);
        Result got = Result.of(Trial.of(this::other, plan), start, chunk);
        near(sample.name() + ", predicted", expected.predicted(), got.predicted());
        near(sample.name() + ", evaluated", expected.evaluated(), got.evaluated());
        near(sample.name() + ", trained", expected.trained(), got.trained());
        near(
                sample.name() + ", weight ",
                expected.state().weights(),
                got.state().weights());
        near(sample.name() + ", slot ", expected.state().slots(), got.state().slots());
    }

    private record Result(Tensor predicted, Steps evaluated, Steps trained, State state) {
        static Result of(Trial trial, State start, Chunk chunk) {
            Tensor predicted;
            try (EnginePredictor predictor = trial.predictor(start)) {
                predicted = predictor
                        .predict(chunk.inputs(), trial.plan().network().outputs())
                        .get(0);
            }
            Steps evaluated = trial.evaluate(start, chunk);
            Trial.Run run = trial.train(start, chunk);
            return new Result(predicted, evaluated, run.steps().get(0), run.state());
        }
    }

    private void near(String what, Steps expected, Steps got) {
        near(what + " losses", expected.losses(), got.losses());
        near(what + " penalties", expected.penalties(), got.penalties());
        near(what + " outputs", expected.outputs().orElseThrow(), got.outputs().orElseThrow());
    }

    private void near(String what, SortedMap<String, Tensor> expected, SortedMap<String, Tensor> got) {
        expected.forEach((name, tensor) -> near(what + name, tensor, got.get(name)));
    }

    private void near(String what, Tensor expected, Tensor got) {
        near(what, expected.floats(), got.floats());
    }

    private void near(String what, float[] expected, float... got) {
        double greatest = 1;
        for (float each : expected) {
            greatest = Math.max(greatest, Math.abs(each));
        }
        Compare.near(what, expected, got, tolerance() * greatest);
    }
}
