package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.List;
import nn.layer.Conv2D;
import nn.spi.Plan;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RefusalTest {
    static class Unconvolved implements GradientChecks {
        @Override
        public TrainingEngine engine() {
            return new PlainEngine() {
                @Override
                public List<String> refusals(Plan plan) {
                    return plan.network().nodes().stream()
                            .filter(node -> node.layer() instanceof Conv2D)
                            .map(node -> node.name() + ": there is no convolution here.")
                            .toList();
                }
            };
        }
    }

    @Test
    void whatAnEngineRefusesIsSkippedWithItsWords() {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Unconvolved.class))
                .execute()
                .testEvents();
        long images = Samples.penalties().stream()
                .filter(sample -> sample.name().startsWith("conv2D"))
                .count();
        assertThat(images).isPositive();
        assertThat(tests.failed().count()).isZero();
        assertThat(tests.succeeded().count()).isPositive();
        assertThat(tests.aborted().count()).isGreaterThan(images);
        assertThat(tests.aborted().stream())
                .allSatisfy(event -> assertThat(event)
                        .is(abortedWithReason(message(
                                reason -> reason.contains("plain refuses: conv2d: there is no convolution here.")))));
    }
}
