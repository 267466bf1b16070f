package nn.testkit;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.layerNormalization;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.MaxPool2D;
import nn.layer.Weight;
import nn.spi.EnginePredictor;
import nn.spi.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that a diverged network does not look sound: what is computed from NaN is NaN, but for the maximum of a window,
 * which may be that of its other numbers.
 */
public interface NaNChecks extends EngineUnderTest {
    /**
     * Checks that a NaN in any weight shows in what is predicted, after every layer and activation.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> aNaNInAnyWeightShowsInPredictions() {
        return Stream.of(LayerSamples.all(), Samples.activations(), narrow())
                .flatMap(List::stream)
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(), () -> watched(sample).forEach(weight -> shows(sample, weight))));
    }

    /** Layers of one unit, filter or feature, whose weights some libraries take for numbers, not for vectors. */
    private static List<Sample> narrow() {
        Shape row = Shape.of(3);
        return List.of(
                Samples.sample("dense(1)", row, dense(1)),
                Samples.sample("dense(1).sigmoid", row, dense(1).sigmoid()),
                Samples.sample("conv2D(1)", Shape.of(1, 3, 3), conv2D(1, 2).tanh()),
                Samples.sample("batchNormalization of one", row, dense(1), batchNormalization()),
                Samples.sample("batchNormalization of one channel", Shape.of(1, 3, 3), batchNormalization()),
                Samples.sample("layerNormalization of one", row, dense(1), layerNormalization()));
    }

    private static List<Weight> watched(Sample sample) {
        List<Node> nodes = sample.network().nodes();
        int pooled = 0;
        for (int i = 0; i < nodes.size(); i++) {
            pooled = nodes.get(i).layer() instanceof MaxPool2D ? i : pooled;
        }
        return nodes.subList(pooled, nodes.size()).stream()
                .flatMap(node -> node.weights().stream())
                .toList();
    }

    /** Tells whether only some of the numbers are used at all, those of the rows that are looked up. */
    private static boolean isLookedUp(Sample sample, Weight weight) {
        return sample.network().nodes().stream()
                .anyMatch(
                        node -> node.layer().vocabulary() > 0 && node.weights().contains(weight));
    }

    private void shows(Sample sample, Weight weight) {
        Trial trial = Trial.of(this, sample.plan(sgd()));
        SortedMap<String, Tensor> weights = new TreeMap<>(sample.start(sgd(), 1).weights());
        float[] values = weights.get(weight.name()).floats();
        Arrays.fill(values, 0, isLookedUp(sample, weight) ? values.length : 1, Float.NaN);
        weights.put(weight.name(), Tensor.of(weight.shape(), values));
        try (EnginePredictor predictor = trial.predictor(trial.plan().start(weights))) {
            List<Tensor> inputs = sample.rows(1, 2).inputs();
            float[] outputs =
                    predictor.predict(inputs, sample.network().outputs()).get(0).floats();
            assertThat(outputs)
                    .as("predictions with NaN in %s", weight.name())
                    .usingElementComparator(Float::compare)
                    .contains(Float.NaN);
        }
    }
}
