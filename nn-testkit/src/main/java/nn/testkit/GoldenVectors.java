package nn.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks predictions, losses, penalties, and weights and optimizer slots after one and five steps against Keras's.
 *
 * <p>In each tensor every number must lie within 1e-5 of the greatest one, plus 1e-7. The golden files are made by
 * {@code golden/generate.py} in the sources of this module.
 */
public interface GoldenVectors extends EngineUnderTest {
    /**
     * Compares every optimizer, loss, activation and layer, with each of its options, and networks where they meet.
     *
     * @return one test a golden file
     */
    @TestFactory
    default Stream<DynamicTest> goldenVectorsHold() {
        return GoldenCases.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> GoldenRun.check(this, each)));
    }

    /**
     * Compares a network of two outputs: each loss and their weighted sum, with weights of the rows for one.
     *
     * @return one test a golden file
     */
    @TestFactory
    default Stream<DynamicTest> goldenVectorsOfSeveralOutputsHold() {
        return GoldenOutputs.names().stream()
                .map(each -> DynamicTest.dynamicTest(each, () -> GoldenOutputs.check(this, each)));
    }
}
