package nn.testkit;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.reshape;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.sgd;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.spi.Plan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks losses that take logarithms, where the activation before them rounds to 0 or comes in another shape. */
public interface LossChecks extends EngineUnderTest {
    /**
     * Checks that far logits teach as near ones do, whatever shape the activation's numbers are put into.
     *
     * @return one test a network, loss and beginning
     */
    @TestFactory
    default Stream<DynamicTest> farLogitsTeachThroughAReshape() {
        Tensor hot = Tensor.of(Shape.of(2, 3), 1f, 0f, 0f, 0f, 1f, 0f);
        Tensor labels = Tensor.of(Shape.of(2), 0, 1);
        double[] shares = {1.0986123, 1.0663768, 0.0322399, 0.0322399, -0.0644799};
        return IntStream.of(-15, -17, -20, -60).boxed().flatMap(v -> {
            double[] units = {-v / 3.0, -v / 3.0 - 0.0111111, 0.0333333, 0.0333333, 0};
            return Stream.of(
                    far(categoricalCrossentropy(), v, hot, shares, conv2D(3, 1).sigmoid(), flatten()),
                    far(categoricalCrossentropy(), v, hot, shares, conv2D(3, 1).softmax(), flatten()),
                    far(categoricalCrossentropy(), v, hot, shares, conv2D(3, 1).sigmoid(), reshape(3, 1), flatten()),
                    far(
                            sparseCategoricalCrossentropy(),
                            v,
                            labels,
                            shares,
                            conv2D(3, 1).sigmoid(),
                            flatten()),
                    far(binaryCrossentropy(), v, hot, units, conv2D(3, 1).sigmoid(), flatten()));
        });
    }

    /** Takes two steps from kernels v, v, v; expects two losses, and what is added to the three kernels. */
    private DynamicTest far(Loss loss, float v, Tensor targets, double[] expected, Layer... layers) {
        String name = loss + " after " + Sequential.of(layers) + " from " + v;
        return DynamicTest.dynamicTest(name, () -> {
            Plan plan = new Sample(name, Sequential.of(layers).network(Shape.of(1, 1, 1)), loss).plan(sgd());
            TreeMap<String, Tensor> weights = new TreeMap<>();
            weights.put("conv2d/kernel", Tensor.of(Shape.of(3, 1, 1, 1), v, v, v));
            weights.put("conv2d/bias", Tensor.of(Shape.of(3), 0f, 0f, 0f));
            Rows rows = new Rows(Tensor.of(Shape.of(2, 1, 1, 1), 1f, 1f), targets, Optional.empty());
            Trial.Run run = Trial.of(this, plan).train(plan.start(weights), rows.batch(0.1f), rows.batch(0.1f));
            float[] kernel = run.state().weights().get("conv2d/kernel").floats();
            float[] got = {
                run.losses().get(0), run.losses().get(1), kernel[0] - v, kernel[1] - v, kernel[2] - v,
            };
            Compare.near(name, expected, got, 2e-5);
        });
    }

    /** Checks that a softmax over each pixel's channels is not taken for one over the whole row. */
    @Test
    default void aSoftmaxOfPixelsIsDividedByTheirSum() {
        Sample sample = new Sample(
                "pixels",
                Sequential.of(conv2D(2, 1).useBias(false).softmax(), flatten()).network(Shape.of(1, 1, 2)),
                categoricalCrossentropy());
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put("conv2d/kernel", Tensor.of(Shape.of(2, 1, 1, 1), (float) Math.log(4), 0f));
        Rows row = new Rows(
                Tensor.of(Shape.of(1, 1, 1, 2), 1f, 2f), Tensor.of(Shape.of(1, 4), 1f, 0f, 0f, 0f), Optional.empty());
        Plan plan = sample.plan(sgd());
        float got =
                Trial.of(this, plan).evaluate(plan.start(weights), row.batch(0)).losses()[0];
        Compare.near("−ln (0.8 / 2)", 0.91629073, got, 2e-6);
    }

    /**
     * Checks that a row of zeros counts as the least probability, and leaves it to other rows to teach.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> aRowOfZerosIsNotDividedByItsSum() {
        return Stream.of(
                zeros(1, Shape.of(1), dense(2).useBias(false).relu()),
                zeros(1, Shape.of(1, 1, 1), conv2D(2, 1).useBias(false).relu(), flatten()),
                zeros(200, Shape.of(1, 1, 1), conv2D(2, 1).useBias(false).sigmoid(), maxPool2D(1), flatten()));
    }

    /** Feeds 1 and −1 through a kernel: rows of the same numbers, and of zeros. */
    private DynamicTest zeros(float kernel, Shape shape, Layer... layers) {
        String name = Sequential.of(layers).toString();
        return DynamicTest.dynamicTest(name, () -> {
            Sample sample = new Sample(name, Sequential.of(layers).network(shape), categoricalCrossentropy());
            Shape of = sample.network().weights().get(0).shape();
            String weight = sample.network().weights().get(0).name();
            TreeMap<String, Tensor> weights = new TreeMap<>();
            weights.put(weight, Tensor.of(of, kernel, kernel));
            Rows rows = new Rows(
                    Tensor.of(shape.batch(2), 1f, -1f), Tensor.of(Shape.of(2, 2), 1f, 0f, 1f, 0f), Optional.empty());
            Plan plan = sample.plan(sgd());
            Trial.Run run = Trial.of(this, plan).train(plan.start(weights), rows.batch(0.1f));
            Compare.near("(ln 2 − ln 1e-7) / 2", 8.40562142, run.losses().get(0), 1e-5);
            double step = kernel == 1 ? 0.025 : 0;
            float[] got = run.state().weights().get(weight).floats();
            Compare.near("kernel", new double[] {kernel + step, kernel - step}, got, 1e-6);
        });
    }
}
