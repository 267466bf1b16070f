package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.IntStream;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

@Tag("proof")
class EngineAgreementTest {
    private static TrainingEngine other = new PlainEngine();

    static class Agreement extends EngineAgreement {
        @Override
        protected TrainingEngine one() {
            return new PlainEngine();
        }

        @Override
        protected TrainingEngine other() {
            return other;
        }
    }

    @Test
    void anEngineAgreesWithItself() {
        other = new PlainEngine();
        assertThat(run().failed().stream().map(Event::getTestDescriptor).map(TestDescriptor::getDisplayName))
                .isEmpty();
    }

    @Test
    void anEngineThatLearnsFasterDisagrees() {
        other = Faulty.rates(EngineAgreementTest::faster);
        assertThat(run().failed().count()).isPositive();
    }

    private static float[] faster(float[] rates) {
        float[] faster = new float[rates.length];
        IntStream.range(0, rates.length).forEach(i -> faster[i] = rates[i] * 1.01f);
        return faster;
    }

    private static Events run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Agreement.class))
                .execute()
                .testEvents();
    }
}
