package nn.testkit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks every gradient against the engine's own loss, without an oracle. */
public interface GradientChecks extends EngineUnderTest {
    /**
     * Checks the gradient of every layer with each of its options.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> layersHaveTheGradientOfTheirLoss() {
        return gradients(LayerSamples.all(), 3, false);
    }

    /**
     * Checks the gradient of every activation after every layer that takes one.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> activationsHaveTheGradientOfTheirLoss() {
        return gradients(Samples.activations(), 3, false);
    }

    /**
     * Checks the gradient of every loss with each of its options.
     *
     * @return one test a loss
     */
    @TestFactory
    default Stream<DynamicTest> lossesHaveTheirGradient() {
        return gradients(Samples.losses(), 5, false);
    }

    /**
     * Checks that sample weights count in the gradient of every loss.
     *
     * @return one test a loss
     */
    @TestFactory
    default Stream<DynamicTest> lossesWithSampleWeightsHaveTheirGradient() {
        return gradients(Samples.losses(), 3, true);
    }

    /**
     * Checks that penalties count in the gradient.
     *
     * @return one test a penalty
     */
    @TestFactory
    default Stream<DynamicTest> penaltiesHaveTheirGradient() {
        return gradients(Samples.penalties(), 4, false);
    }

    /**
     * Checks gradients of a batch of one row.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> aBatchOfOneRowHasTheGradientOfItsLoss() {
        return gradients(
                LayerSamples.all().stream().filter(GradientChecks::ofOneRow).toList(), 1, false);
    }

    private static boolean ofOneRow(Sample sample) {
        return !sample.name().startsWith("batchNormalization");
    }

    private Stream<DynamicTest> gradients(List<Sample> samples, int rows, boolean weighted) {
        return samples.stream()
                .map(sample ->
                        DynamicTest.dynamicTest(sample.name(), () -> GradientCheck.run(this, sample, rows, weighted)));
    }
}
