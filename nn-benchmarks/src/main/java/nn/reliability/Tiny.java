package nn.reliability;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.mae;
import static nn.Optimizers.adam;

import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Source;
import nn.data.State;
import nn.data.Tensor;
import nn.train.Fit;

/**
 * Trains a network that takes milliseconds.
 *
 * @param engine the engine's name
 */
record Tiny(String engine) {
    static final int WIDTH = 4;
    static final int BATCH = 8;
    static final int EPOCHS = 3;
    static final Dataset DATA = data();

    private static final int ROWS = 64;

    /** How many steps a fit takes. */
    static final int STEPS = EPOCHS * ROWS / BATCH;

    private static Dataset data() {
        Randoms random = Randoms.of(0, "tiny", 0);
        float[] features = new float[ROWS * WIDTH];
        float[] sums = new float[ROWS];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble();
            sums[i / WIDTH] += features[i];
        }
        return Dataset.of(Tensor.of(Shape.of(ROWS, WIDTH), features), Tensor.of(Shape.of(ROWS, 1), sums));
    }

    static Sequential network() {
        return Sequential.of(dense(WIDTH).tanh(), dense(1));
    }

    Model fit() {
        return fit(DATA, fit -> fit);
    }

    Model fit(Source data, UnaryOperator<Fit> more) {
        return fit(network(), data, more);
    }

    Model fit(Sequential network, Source data, UnaryOperator<Fit> more) {
        return network.fit(data, fit -> more.apply(chosen(fit)));
    }

    private Fit chosen(Fit fit) {
        return fit.engine(engine)
                .loss(meanSquaredError())
                .optimizer(adam())
                .metrics(mae())
                .epochs(EPOCHS)
                .batchSize(BATCH)
                .verbose(0);
    }

    /** Counts it as lost where a training gives other weights than it ever gave. */
    void expectSame(Course course, State ever) {
        course.expect(fit().state().equals(ever), "a training gave other weights than ever");
    }
}
