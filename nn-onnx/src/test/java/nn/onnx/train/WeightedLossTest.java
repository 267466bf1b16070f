package nn.onnx.train;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

/** Compares losses by classes that count differently with Keras 3.15 in float64. */
class WeightedLossTest {
    @Test
    void softTargetsOfOneOutputCountByTheNearestClass() {
        Model model = Sequential.of(dense(1).sigmoid())
                .input(1)
                .init(0)
                .withWeights(Map.of("dense/kernel", Tensor.of(Shape.of(1, 1), 1f)));
        Dataset data = Dataset.of(new float[][] {{-5}, {5}, {-5}, {5}}, new float[][] {{.05f}, {.95f}, {.05f}, {.95f}});
        Model fitted = model.fit(
                data,
                fit -> fit.loss(binaryCrossentropy())
                        .optimizer(sgd(0))
                        .classWeights(Map.of(0, 1.0, 1, 10.0))
                        .verbose(0));
        assertThat(fitted.history().last("loss")).isCloseTo(1.4119344651699066, within(2e-6));
    }

    @Test
    void softTargetsOfSeveralOutputsCountByTheGreatest() {
        Model model = Sequential.of(dense(3).softmax())
                .input(2)
                .init(0)
                .withWeights(Map.of("dense/kernel", Tensor.of(Shape.of(2, 3), 1f, 0, -1, 0, 1, 2)));
        Dataset data = Dataset.of(
                new float[][] {{1, 2}, {-1, .5f}, {0, 1}, {2, -1}},
                new float[][] {{.2f, .7f, .1f}, {.6f, .3f, .1f}, {.1f, .1f, .8f}, {.5f, .5f, 0}});
        Model fitted = model.fit(
                data,
                fit -> fit.loss(categoricalCrossentropy())
                        .optimizer(sgd(0))
                        .classWeights(Map.of(0, 2.0, 1, 3.0, 2, 5.0))
                        .verbose(0));
        assertThat(fitted.history().last("loss")).isCloseTo(4.036340458978838, within(5e-6));
    }
}
