package nn.testkit;

import static nn.Optimizers.sgd;

import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Randoms;
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
 * rate 0, which change no learned weight, so that batch normalization and dropout are judged as they train; the state
 * goes back before each, so that masks repeat.
 */
final class GradientCheck implements AutoCloseable {
    private static final int DIRECTIONS = 2;
    private static final int POINTS = 12;

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
            for (Weight weight : sample.network().trainable()) {
                for (int direction = 0; direction < DIRECTIONS; direction++) {
                    check.check(weight.name(), direction);
                }
            }
        }
    }

    /** Moves on to other weights and rows until there is no kink within reach. */
    private void check(String weight, int direction) {
        for (int seed = 0; seed < POINTS; seed++) {
            Point point = new Point(weight, direction, seed);
            Slope slope = Slope.of(point::loss);
            if (slope.smooth()) {
                String what = sample.name() + ": " + weight + ": the slope along direction " + direction
                        + ", by differences of the loss against the step of gradient descent";
                Compare.near(what, slope.value(), point.descent(), slope.tolerance());
                return;
            }
        }
        throw new AssertionError(sample.name() + ": " + weight + ": the loss was rough around each of " + POINTS
                + " points, so its slope could not be measured");
    }

    @Override
    public void close() {
        trainer.close();
    }

    /** One place in weight space, and a unit direction to move one weight along. */
    private final class Point {
        private final String weight;
        private final State start;
        private final Chunk still;
        private final float[] origin;
        private final double[] gradient;
        private final double[] direction;

        Point(String weight, int direction, int seed) {
            this.weight = weight;
            start = sample.start(sgd(), seed);
            Rows data = weighted ? sample.rows(seed, rows).weighted(seed) : sample.rows(seed, rows);
            still = data.batch(0);
            origin = start.weights().get(weight).floats();
            trainer.restore(start);
            trainer.train(data.batch(1));
            gradient = difference(origin, trainer.state().weights().get(weight).floats());
            this.direction = unit(gradient, Randoms.of(seed, weight, direction));
        }

        /** Gives the loss, penalties included, with the weight moved. */
        double loss(double distance) {
            float[] moved = origin.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) (distance * direction[i]);
            }
            SortedMap<String, Tensor> weights = new TreeMap<>(start.weights());
            weights.put(weight, Tensor.of(weights.get(weight).shape(), moved));
            trainer.restore(new State(0, weights, start.slots()));
            Steps steps = trainer.train(still);
            return (double) steps.losses()[0] + steps.penalties()[0];
        }

        /** Gives the slope that the step promises. */
        double descent() {
            double sum = 0;
            for (int i = 0; i < gradient.length; i++) {
                sum += gradient[i] * direction[i];
            }
            return sum;
        }
    }

    private static double[] difference(float[] before, float[] after) {
        double[] difference = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            difference[i] = (double) before[i] - after[i];
        }
        return difference;
    }

    /** Goes about half along the gradient, where a wrong length shows best, and half anywhere, for wrong elements. */
    private static double[] unit(double[] gradient, Randoms randoms) {
        double[] random = new double[gradient.length];
        for (int i = 0; i < random.length; i++) {
            random[i] = randoms.nextGaussian();
        }
        double[] sum = new double[gradient.length];
        double along = length(gradient);
        double across = length(random);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 0.9 * random[i] / across + (along > 0 ? gradient[i] / along : 0);
        }
        double length = length(sum);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= length;
        }
        return sum;
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double each : vector) {
            squares += each * each;
        }
        return Math.sqrt(squares);
    }
}
