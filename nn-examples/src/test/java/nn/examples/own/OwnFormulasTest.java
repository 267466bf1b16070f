package nn.examples.own;

import static nn.Initializers.initializer;
import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.Onnx;
import nn.optimizer.Schedule;
import nn.testkit.LayerConformance;
import nn.testkit.LossConformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the examples to formulas that are computed by hand in double. */
class OwnFormulasTest {
    private static final double[][] X = {{1, 2}, {0.5, -1}, {-2, 1}, {3, 0.25}};

    private static float[][] floats(double[][] numbers) {
        float[][] floats = new float[numbers.length][numbers[0].length];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < numbers[i].length; j++) {
                floats[i][j] = (float) numbers[i][j];
            }
        }
        return floats;
    }

    private static void assertClose(float[] found, double... expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).as("number %d", i).isCloseTo(expected[i], within(2e-6));
        }
    }

    // spotless:off
    // DOC
    @Test
    void aHighwayIsALayer() {
        LayerConformance.check(new Highway(-2), Shape.of(5), Shape.of(1));
    }
    // DOC ends
    // spotless:on

    @Test
    void aFocalLossIsALoss() {
        LossConformance.check(new FocalLoss(2), Shape.of(3));
    }

    @Test
    void aHighwayMixesByItsGate(@TempDir Path folder) {
        double[][] kernel = {{0.5, -1}, {0.25, 0.75}};
        double[] bias = {0.1, -0.2};
        double[][] gateKernel = {{1, 0.5}, {-0.5, 0.25}};
        double[] gateBias = {-0.5, 0.25};
        Model model = Sequential.of(new Highway(-2)).input(2).init(0);
        assertClose(model.weights().get("highway/gate_bias").floats(), -2, -2);
        Model set = model.withWeights(Map.of(
                "highway/kernel", Tensor.of(floats(kernel)),
                "highway/bias", Tensor.of(Shape.of(2), 0.1f, -0.2f),
                "highway/gate_kernel", Tensor.of(floats(gateKernel)),
                "highway/gate_bias", Tensor.of(Shape.of(2), -0.5f, 0.25f)));
        Onnx.save(set, folder.resolve("highway.onnx"));
        Model loaded = Onnx.load(folder.resolve("highway.onnx")); // by the service
        for (double[] x : X) {
            double[] y = new double[2];
            for (int j = 0; j < 2; j++) {
                double h = Math.max(0, x[0] * kernel[0][j] + x[1] * kernel[1][j] + bias[j]);
                double z = x[0] * gateKernel[0][j] + x[1] * gateKernel[1][j] + gateBias[j];
                double t = 1 / (1 + Math.exp(-z));
                y[j] = t * h + (1 - t) * x[j];
            }
            assertClose(set.predict(floats(new double[][] {x})[0]), y);
            assertClose(loaded.predict(floats(new double[][] {x})[0]), y);
        }
    }

    @Test
    void aFocalLossAndItsGradientAreTheFormulas() {
        double gamma = 2;
        double rate = 0.5;
        int[] labels = {0, 1, 2, 0};
        double[][] w = {{0.5, -0.25, 0.1}, {-0.3, 0.2, 0.4}};
        Dataset data = Dataset.of(floats(X), labels);
        Model model = Sequential.of(dense(3).useBias(false).softmax().kernelInitializer(start(w)))
                .fit(
                        data,
                        fit -> fit.loss(new FocalLoss(gamma))
                                .optimizer(sgd(rate))
                                .epochs(1)
                                .batchSize(4)
                                .verbose(0));
        double loss = 0;
        double[][] gradient = new double[2][3];
        for (int i = 0; i < 4; i++) {
            double[] p = softmax(X[i], w);
            double right = p[labels[i]];
            loss -= Math.pow(1 - right, gamma) * Math.log(right) / 4;
            double slope =
                    gamma * Math.pow(1 - right, gamma - 1) * Math.log(right) - Math.pow(1 - right, gamma) / right;
            for (int j = 0; j < 3; j++) {
                double z = slope * right * ((j == labels[i] ? 1 : 0) - p[j]) / 4;
                gradient[0][j] += z * X[i][0];
                gradient[1][j] += z * X[i][1];
            }
        }
        assertThat(model.history().last("loss")).isCloseTo(loss, within(1e-6));
        float[] stepped = model.weights().get("dense/kernel").floats();
        for (int k = 0; k < 6; k++) {
            assertThat((double) stepped[k]).isCloseTo(w[k / 3][k % 3] - rate * gradient[k / 3][k % 3], within(1e-6));
        }
    }

    private static double[] softmax(double[] x, double[][] w) {
        double[] p = new double[3];
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            p[j] = Math.exp(x[0] * w[0][j] + x[1] * w[1][j]);
            sum += p[j];
        }
        for (int j = 0; j < 3; j++) {
            p[j] /= sum;
        }
        return p;
    }

    private static nn.layer.Initializer start(double[][] w) {
        return initializer("start", (shape, randoms) -> {
            float[] values = new float[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) w[i / w[0].length][i % w[0].length];
            }
            return values;
        });
    }

    @Test
    void signumStepsBySignsOfARunningMean() {
        double rate = 0.125;
        double decay = 0.25;
        double[] targets = {1, 0.5, -3, 1};
        double[][] w = {{0.5}, {-0.25}};
        Dataset data = Dataset.of(floats(X), floats(new double[][] {{1}, {0.5}, {-3}, {1}}));
        Signum signum = new Signum(new Schedule.Constant(rate), 0.9, decay);
        Model model = Sequential.of(dense(1).useBias(false).kernelInitializer(start(w)))
                .fit(
                        data,
                        fit -> fit.loss(meanSquaredError())
                                .optimizer(signum)
                                .epochs(4)
                                .batchSize(4)
                                .verbose(0));
        double[] by = {0.5, -0.25};
        double[] m = {0, 0};
        boolean outweighed = false;
        for (int step = 0; step < 4; step++) {
            double[] g = new double[2];
            for (int i = 0; i < 4; i++) {
                double d = X[i][0] * by[0] + X[i][1] * by[1] - targets[i];
                g[0] += 2 * d * X[i][0] / 4;
                g[1] += 2 * d * X[i][1] / 4;
            }
            for (int k = 0; k < 2; k++) {
                m[k] = 0.9 * m[k] + 0.1 * g[k];
                outweighed |= Math.signum(m[k]) != Math.signum(g[k]);
                by[k] -= rate * (Math.signum(m[k]) + decay * by[k]);
            }
        }
        assertThat(outweighed).as("the mean ever outweighed a gradient").isTrue();
        assertClose(model.weights().get("dense/kernel").floats(), by);
        assertClose(model.state().slots().get("dense/kernel:m").floats(), m);
    }
}
