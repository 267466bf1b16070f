package nn.onnx;

import static nn.Constraints.constraint;
import static nn.Initializers.initializer;
import static nn.Layers.dense;
import static nn.Layers.lambda;
import static nn.Losses.loss;
import static nn.Metrics.metric;
import static nn.Optimizers.sgd;
import static nn.Regularizers.regularizer;
import static nn.op.Ops.abs;
import static nn.op.Ops.clip;
import static nn.op.Ops.mul;
import static nn.op.Ops.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.Shape;
import nn.layer.Layer;
import nn.optimizer.Schedule;
import nn.train.Fit;
import org.junit.jupiter.api.Test;

/** Holds what users write to formulas that are computed by hand in double. */
class OwnTrainingTest {
    private static final double[][] X = {{1, 2}, {0.5, -1}, {-2, 1}, {3, 0.25}};
    private static final double[][] Y = {{1, 0}, {0.5, 2}, {-1, 1}, {2, -1}};

    private static Model fit(UnaryOperator<Fit> settings, Layer... layers) {
        return Sequential.of(layers)
                .input(2)
                .fit(
                        OwnThings.DATA,
                        fit -> settings.apply(
                                fit.batchSize(4).shuffle(false).verbose(0).engine("onnx")));
    }

    private static void assertWeight(Model model, String name, double... expected) {
        float[] found = model.weights().get(name).floats();
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).as("%s %d", name, i).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void aLambdaWithAWeightStepsAsByHand() {
        Layer scale = lambda("scale", (call, x) -> mul(x, call.weight("factor")))
                .weight("factor", Shape.of(2), initializer("halves", (shape, randoms) -> new float[] {0.5f, 0.25f}));
        Model model = fit(
                fit -> fit.loss(loss("squares", OwnThings::squares))
                        .optimizer(sgd(0.1))
                        .epochs(2),
                scale);
        double[] factor = {0.5, 0.25};
        for (int step = 0; step < 2; step++) {
            for (int j = 0; j < 2; j++) {
                double gradient = 0;
                for (int i = 0; i < 4; i++) {
                    gradient += 2 * (X[i][j] * factor[j] - Y[i][j]) * X[i][j] / 2 / 4;
                }
                factor[j] -= 0.1 * gradient;
            }
        }
        assertWeight(model, "scale/factor", factor);
        assertThat(model.history().get("loss").get(1))
                .isLessThan(model.history().get("loss").get(0));
    }

    @Test
    void classesOfEveryKindStepAsByHand() {
        Layer shift = new OwnThings.Shift(new OwnThings.Halves(1), Optional.of(new OwnThings.Near(0.125)));
        Model model = fit(
                fit -> fit.loss(new OwnThings.HalfSquares(0.5f))
                        .optimizer(new OwnThings.Heavy(new Schedule.Constant(0.1), 0.75))
                        .metrics(new OwnThings.Worst())
                        .epochs(3),
                shift);
        double[] by = {0.5, 0.25};
        double[] v = {0, 0};
        double[] losses = new double[3];
        double[] worst = new double[3];
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 2; j++) {
                    double d = X[i][j] + by[j] - Y[i][j];
                    losses[step] += 0.5 * d * d / 4;
                    worst[step] = Math.max(worst[step], Math.abs(d));
                }
            }
            losses[step] += 0.125 * (Math.abs(by[0]) + Math.abs(by[1]));
            for (int j = 0; j < 2; j++) {
                double gradient = 0.125 * Math.signum(by[j]);
                for (int i = 0; i < 4; i++) {
                    gradient += (X[i][j] + by[j] - Y[i][j]) / 4;
                }
                v[j] = 0.75 * v[j] + gradient;
                by[j] -= 0.1 * v[j];
            }
        }
        assertWeight(model, "shift/by", by);
        assertThat(model.state().slots().get("shift/by:v").floats())
                .containsExactly(new float[] {(float) v[0], (float) v[1]}, within(1e-6f));
        for (int step = 0; step < 3; step++) {
            assertThat(model.history().get("loss").get(step)).isCloseTo(losses[step], within(1e-6));
            assertThat(model.history().get("worst").get(step)).isCloseTo(worst[step], within(1e-6));
        }
        assertThat(losses[2]).isLessThan(losses[0]);
    }

    @Test
    void lambdasOfEveryKindTrainTogether() {
        Layer dense = dense(2).kernelInitializer(initializer("eye", (shape, randoms) -> new float[] {1, 0, 0, 1}))
                .kernelRegularizer(regularizer("l1", w -> mul(sum(abs(w)), 0.01)))
                .activityRegularizer(regularizer("quiet", x -> mul(sum(abs(x)), 0.001)))
                .kernelConstraint(constraint("box", w -> clip(w, -0.75, 0.75)));
        Model model = fit(
                fit -> fit.loss(loss("squares", OwnThings::squares))
                        .optimizer(sgd(0.01))
                        .metrics(metric("rows", (p, y) -> p.rows()))
                        .epochs(30),
                dense);
        assertThat(model.history().last("loss"))
                .isLessThan(model.history().get("loss").get(0));
        assertThat(model.history().last("rows")).isEqualTo(4);
        for (float weight : model.weights().get("dense/kernel").floats()) {
            assertThat(Math.abs(weight)).isLessThanOrEqualTo(0.75f);
        }
        double first = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 2; j++) {
                first += (X[i][j] - Y[i][j]) * (X[i][j] - Y[i][j]) / 2 / 4 + 0.001 * Math.abs(X[i][j]) / 4;
            }
        }
        assertThat(model.history().get("loss").get(0)).isCloseTo(first + 0.02, within(1e-6));
    }

    @Test
    void aConstraintHoldsAfterEachStepAsByHand() {
        Layer dense = dense(2).useBias(false)
                .kernelInitializer(initializer("eye", (shape, randoms) -> new float[] {1, 0, 0, 1}))
                .kernelConstraint(new OwnThings.Box(0.5));
        Model model = fit(
                fit -> fit.loss(loss("squares", OwnThings::squares))
                        .optimizer(sgd(0.1))
                        .epochs(2),
                dense);
        double[][] w = {{1, 0}, {0, 1}};
        for (int step = 0; step < 2; step++) {
            double[][] gradient = new double[2][2];
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 2; j++) {
                    double d = (X[i][0] * w[0][j] + X[i][1] * w[1][j] - Y[i][j]) / 4;
                    gradient[0][j] += d * X[i][0];
                    gradient[1][j] += d * X[i][1];
                }
            }
            for (int k = 0; k < 2; k++) {
                for (int j = 0; j < 2; j++) {
                    w[k][j] = Math.max(-0.5, Math.min(0.5, w[k][j] - 0.1 * gradient[k][j]));
                }
            }
        }
        assertWeight(
                model,
                "dense/kernel",
                Arrays.stream(w).flatMapToDouble(Arrays::stream).toArray());
        assertThat(Arrays.stream(w).flatMapToDouble(Arrays::stream).max().orElseThrow())
                .isEqualTo(0.5);
    }

    @Test
    void aSummaryNamesThemAndPrintsFitOneLine() {
        Layer scale = lambda("scale", x -> mul(x, 2));
        Model model = fit(
                fit -> fit.loss(loss("squares", OwnThings::squares)).epochs(1),
                scale,
                OwnThings.shift(),
                scale.named("again"));
        assertThat(model.summary())
                .contains("scale (scale)", "shift (Shift)", "again (scale)", "Total params: 2 (8.00 B)");
        assertThat(model.architecture().toString())
                .startsWith("Sequential.of(")
                .contains("lambda(\"scale\", …)")
                .contains("lambda(\"scale\", …).named(\"again\")");
        assertThat(model.predict(new float[] {1, 2})).hasSize(2);
    }
}
