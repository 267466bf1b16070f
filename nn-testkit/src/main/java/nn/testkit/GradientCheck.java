package nn.testkit;

import static nn.Optimizers.sgd;

import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.spi.Chunk;
import nn.spi.Steps;
import nn.spi.Trainer;

/**
 * Compares an engine's gradient with the slope of its own loss.
 *
 * <p>One step of plain gradient descent at rate 1 moves each weight by just its gradient. The loss comes from steps at
 * rate 0, which change no learned weight, so that batch normalization and dropout are evaluated as they train; the state
 * goes back before each, so that masks repeat.
 */
final class GradientCheck implements AutoCloseable {
    private static final int POINTS = 24;

    private final Sample sample;
    private final Trainer trainer;
    private final int rows;
    private final boolean weighted;

    private GradientCheck(EngineUnderTest kit, Sample sample, int rows, boolean weighted) {
        this.sample = sample;
        this.trainer = Trial.of(kit, sample.plan(sgd())).trainer(sample.start(sgd(), 0));
        this.rows = rows;
        this.weighted = weighted;
    }

    static void run(EngineUnderTest kit, Sample sample, int rows, boolean weighted) {
        try (GradientCheck check = new GradientCheck(kit, sample, rows, weighted)) {
            sample.network().trainable().forEach(check::check);
        }
    }

    /** Moves on to other weights and rows until there is no kink within reach. */
    private void check(Weight weight) {
        for (int seed = 0; seed < POINTS; seed++) {
            Point point = new Point(weight.name(), seed);
            Slope slope = Slope.of(point::loss);
            if (slope.smooth()) {
                String what = sample.name() + ": " + weight.name()
                        + ": the slope of the loss, by differences of the loss against the step of gradient descent";
                Compare.near(what, slope.value(), point.direction.along(point.gradient), slope.tolerance());
                return;
            }
        }
        throw new AssertionError(sample.name() + ": " + weight.name() + ": the loss was rough around each of " + POINTS
                + " points, so its slope could not be measured");
    }

    @Override
    public void close() {
        trainer.close();
    }

    /** One place in weight space, and a direction to move one weight along. */
    private final class Point {
        private final String weight;
        private final State start;
        private final Chunk still;
        private final double[] gradient;
        private final Direction direction;

        Point(String weight, int seed) {
            this.weight = weight;
            start = sample.start(sgd(), seed);
            Rows data = weighted ? sample.rows(seed, rows).weighted(seed) : sample.rows(seed, rows);
            still = data.batch(0);
            trainer.restore(start);
            trainer.train(data.batch(1));
            gradient = Floats.doubles(start.weights().get(weight));
            double[] after = Floats.doubles(trainer.state().weights().get(weight));
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= after[i];
            }
            direction = Direction.near(gradient, seed);
        }

        /** Gives the loss, penalties included, with the weight moved. */
        double loss(double distance) {
            SortedMap<String, Tensor> weights = new TreeMap<>(start.weights());
            weights.computeIfPresent(weight, (name, origin) -> direction.move(origin, distance));
            trainer.restore(new State(0, weights, start.slots()));
            Steps steps = trainer.train(still);
            return (double) steps.losses()[0] + steps.penalties()[0];
        }
    }
}
