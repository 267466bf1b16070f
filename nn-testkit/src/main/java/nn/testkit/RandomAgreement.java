package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Outcome;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares two engines on random stacks and graphs of layers, with random losses and optimizers: extend it in a test class
 * and say which two.
 *
 * <p>Each test is named by its seed and what was drawn. {@code -Dnn.seed=17 -Dnn.networks=1} draws that network, that graph
 * and those sequences again, and {@code -Dnn.seed=1000 -Dnn.networks=5000} looks where nobody looked. What one of the
 * engines refuses by name is drawn again; where it refuses all, the test is skipped.
 */
public abstract class RandomAgreement {
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
     * Returns how many chains of layers are drawn where {@code nn.networks} does not say; of graphs and of networks of
     * sequences half as many are.
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
        return trainAlike(networks(), this::chain);
    }

    /**
     * Compares the same of ten times as many others; tagged {@code slow}.
     *
     * @return one test a network
     */
    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> moreRandomNetworksTrainAlike() {
        return trainAlike(MORE, 10 * networks(), this::chain);
    }

    /**
     * Compares the same of half as many graphs: of two inputs, merges, shared layers, and one or two outputs.
     *
     * @return one test a network
     */
    @TestFactory
    Stream<DynamicTest> randomGraphsTrainAlike() {
        return trainAlike(networks() / 2, this::graph);
    }

    /**
     * Compares the same of ten times as many graphs as {@link #networks()}; tagged {@code slow}.
     *
     * @return one test a network
     */
    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> moreRandomGraphsTrainAlike() {
        return trainAlike(MORE, 10 * networks(), this::graph);
    }

    /**
     * Compares the same of half as many networks of sequences, of which not all positions count.
     *
     * @return one test a network
     */
    @TestFactory
    Stream<DynamicTest> randomSequencesTrainAlike() {
        return trainAlike(networks() / 2, this::sequences);
    }

    /**
     * Compares the same of ten times as many networks of sequences as {@link #networks()}; tagged {@code slow}.
     *
     * @return one test a network
     */
    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> moreRandomSequencesTrainAlike() {
        return trainAlike(MORE, 10 * networks(), this::sequences);
    }

    private RandomPlan chain(long seed) {
        return RandomTraining.of(seed, drops(), this::isKnown).plan();
    }

    private RandomPlan graph(long seed) {
        return RandomGraphs.of(seed, drops(), this::isKnown);
    }

    private RandomPlan sequences(long seed) {
        return RandomSequences.of(seed, this::isKnown);
    }

    private boolean isKnown(Plan plan) {
        return Stream.of(one(), other())
                .allMatch(engine -> engine.refusals(plan).isEmpty());
    }

    private Stream<DynamicTest> trainAlike(int count, LongFunction<RandomPlan> draw) {
        return trainAlike(Long.getLong("nn.seed", 0), Integer.getInteger("nn.networks", count), draw);
    }

    private Stream<DynamicTest> trainAlike(long first, int count, LongFunction<RandomPlan> draw) {
        return LongStream.range(first, first + count)
                .mapToObj(draw)
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> agree(each)));
    }

    private void agree(RandomPlan drawn) {
        String name = drawn.name();
        Result expected = Result.of(Trial.of(this::one, drawn.plan()), drawn);
        Result got = Result.of(Trial.of(this::other, drawn.plan()), drawn);
        for (int i = 0; i < expected.predicted().size(); i++) {
            near(
                    name + ", predicted",
                    expected.predicted().get(i),
                    got.predicted().get(i));
        }
        near(name + ", evaluated", expected.evaluated(), got.evaluated());
        near(name + ", trained", expected.trained(), got.trained());
        near(name + ", weight ", expected.state().weights(), got.state().weights());
        near(name + ", slot ", expected.state().slots(), got.state().slots());
    }

    private record Result(List<Tensor> predicted, Steps evaluated, Steps trained, State state) {
        static Result of(Trial trial, RandomPlan drawn) {
            State start = drawn.start();
            Chunk chunk = drawn.chunk();
            List<Tensor> predicted;
            try (EnginePredictor predictor = trial.predictor(start)) {
                predicted =
                        predictor.predict(chunk.inputs(), trial.plan().network().outputs());
            }
            Steps evaluated = trial.evaluate(start, chunk);
            Trial.Run run = trial.train(start, chunk);
            return new Result(predicted, evaluated, run.steps().get(0), run.state());
        }
    }

    private void near(String what, Steps expected, Steps got) {
        near(what + " penalties", expected.penalties(), got.penalties());
        for (int i = 0; i < expected.outcomes().size(); i++) {
            Outcome wanted = expected.outcomes().get(i);
            Outcome given = got.outcomes().get(i);
            near(what + " losses", wanted.losses(), given.losses());
            near(
                    what + " outputs",
                    wanted.predictions().orElseThrow(),
                    given.predictions().orElseThrow());
            assertThat(given.mask()).as(what + " mask").isEqualTo(wanted.mask());
        }
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
