package nn.testkit;

import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Plan;
import nn.spi.Trainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks dropout's masks by their statistics, on 64 rows of 64 ones, which a dense layer makes of a single 1.
 *
 * <p>Bounds are five standard deviations of what independent drawing gives; a mask is a pure function of seed, name and
 * step, so a passing engine passes every time.
 */
public interface DropoutChecks extends EngineUnderTest {
    /**
     * Checks share, scale and mean for several rates.
     *
     * @return one test a rate
     */
    @TestFactory
    default Stream<DynamicTest> theShareDroppedIsTheRate() {
        return DoubleStream.of(0.1, 0.3, 0.5, 0.8)
                .mapToObj(rate -> DynamicTest.dynamicTest("rate " + rate, () -> {
                    float[] masked = masked("mask", rate, 0, 8);
                    int dropped = 0;
                    for (float value : masked) {
                        dropped += value == 0 ? 1 : 0;
                        Compare.near("what stays", value == 0 ? 0 : 1 / (1 - rate), value, 1e-5);
                    }
                    double bound = 5 * Math.sqrt(rate * (1 - rate) / masked.length);
                    Compare.near("the share dropped", rate, (double) dropped / masked.length, bound);
                }));
    }

    /** Checks that the first element, and every other, is dropped as often as the rate says. */
    @Test
    default void noElementIsFavoured() {
        int steps = 64;
        float[] masked = masked("mask", 0.3, 0, steps);
        double[] shares = new double[Mask.SIZE];
        for (int i = 0; i < masked.length; i++) {
            shares[i % Mask.SIZE] += masked[i] == 0 ? 1.0 / steps : 0;
        }
        double deviation = Math.sqrt(0.21 / steps);
        Compare.near("the share of element 0", 0.3, shares[0], 5 * deviation);
        Mask.spreadAs("elements over " + steps + " steps", shares, 0.3, deviation);
    }

    /** Checks that there are no rows or columns dropped more than others, and that neighbours are independent. */
    @Test
    default void thereIsNoPatternInRowsOrColumns() {
        float[] masked = masked("mask", 0.5, 0, 8);
        double[] rows = new double[8 * Mask.WIDTH];
        double[] columns = new double[Mask.WIDTH];
        for (int i = 0; i < masked.length; i++) {
            rows[i / Mask.WIDTH] += masked[i] == 0 ? 1.0 / Mask.WIDTH : 0;
            columns[i % Mask.WIDTH] += masked[i] == 0 ? 1.0 / (8 * Mask.WIDTH) : 0;
        }
        Mask.spreadAs("rows", rows, 0.5, 0.5 / Math.sqrt(Mask.WIDTH));
        Mask.spreadAs("columns", columns, 0.5, 0.5 / Math.sqrt(8 * Mask.WIDTH));
        for (int lag : new int[] {1, 2, Mask.WIDTH, Mask.WIDTH + 1}) {
            Mask.independent("elements " + lag + " apart", masked, lag);
        }
    }

    /** Checks that each step has a mask of its own. */
    @Test
    default void everyStepHasItsOwnMask() {
        float[] masked = masked("mask", 0.5, 0, 8);
        for (int lag = 1; lag < 8; lag++) {
            Mask.independent("masks " + lag + " steps apart", masked, lag * Mask.SIZE);
        }
    }

    /** Checks that each layer has a mask of its own. */
    @Test
    default void everyLayerHasItsOwnMask() {
        float[] one = masked("one", 0.5, 0, 2);
        float[] other = masked("other", 0.5, 0, 2);
        float[] both = new float[2 * one.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        Mask.independent("masks of two layers", both, one.length);
    }

    /** Checks that a step's mask is the same whenever it is taken. */
    @Test
    default void aStepTakenAgainHasTheSameMask() {
        float[] ahead = masked("mask", 0.5, 0, 4);
        float[] again = masked("mask", 0.5, 3, 1);
        float[] last = new float[Mask.SIZE];
        System.arraycopy(ahead, 3 * Mask.SIZE, last, 0, Mask.SIZE);
        Compare.near("step 3 taken alone, against step 3 of a chunk", last, again, 0);
    }

    /** Checks that another seed gives other masks. */
    @Test
    default void anotherSeedHasOtherMasks() {
        Sample sample = Samples.stateful();
        State start = sample.start(sgd(), 1);
        Rows rows = sample.rows(1, 8);
        Plan seven = sample.plan(sgd());
        Plan eight = new Plan(seven.network(), seven.loss(), seven.optimizer(), 8, false);
        float one =
                Trial.of(this, seven).train(start, rows.batch(0.1f)).losses().get(0);
        float other =
                Trial.of(this, eight).train(start, rows.batch(0.1f)).losses().get(0);
        assertThat(other).as("the loss with another seed").isNotEqualTo(one);
    }

    private float[] masked(String name, double rate, long firstStep, int steps) {
        Sequential layers =
                Sequential.of(dense(Mask.WIDTH).useBias(false), dropout(rate).named(name));
        Plan plan = new Plan(layers.network(Shape.of(1)), meanSquaredError(), sgd(), 7, true);
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put("dense/kernel", Mask.ones(Shape.of(1, Mask.WIDTH)));
        State start = new State(firstStep, weights, new TreeMap<>());
        try (Trainer trainer = Trial.of(this, plan).trainer(start)) {
            Rows ones = Mask.ones(steps);
            return trainer.train(ones.chunk(0, Mask.WIDTH, firstStep, new float[steps]))
                    .outputs()
                    .orElseThrow()
                    .floats();
        }
    }
}
