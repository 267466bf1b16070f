package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RandomAgreementTest {
    private static final Set<String> DRAWN = kinds();
    private static TrainingEngine other = new PlainEngine();

    static class Agreement extends RandomAgreement {
        @Override
        protected TrainingEngine one() {
            return new PlainEngine();
        }

        @Override
        protected TrainingEngine other() {
            return other;
        }

        @Override
        protected boolean drops() {
            return true;
        }

        @Override
        protected int networks() {
            return 50;
        }
    }

    @Tag("proof")
    @Test
    void anEngineAgreesWithItself() {
        other = new PlainEngine();
        Events run = run();
        assertThat(run.succeeded().count()).isPositive().isEqualTo(run.started().count());
    }

    @Tag("proof")
    @Test
    void aDisagreementNamesTheSeed() {
        other = Faulty.rates(rates -> {
            float[] faster = rates.clone();
            faster[0] *= 1.5f;
            return faster;
        });
        Events run = run();
        assertThat(run.failed().stream().map(event -> event.getTestDescriptor().getDisplayName()))
                .hasSizeGreaterThan((int) run.started().count() / 2)
                .allMatch(name -> name.startsWith("seed "));
    }

    @Test
    void aSeedDrawsTheSameAgain() {
        assertThat(RandomTraining.of(17, true)).isEqualTo(RandomTraining.of(17, true));
        assertThat(RandomTraining.of(17, true).sample().name())
                .isNotEqualTo(RandomTraining.of(18, true).sample().name());
    }

    @Test
    void outputsOfEveryRankAreDrawn() {
        assertThat(LongStream.range(0, 300)
                        .mapToObj(seed -> RandomTraining.of(seed, true))
                        .map(each -> each.sample().network().output().rank()))
                .contains(1, 2, 3);
    }

    /** Names every kind of layer, loss, optimizer and activation that some seeds draw. */
    static Set<String> drawn() {
        return DRAWN;
    }

    private static Set<String> kinds() {
        Set<String> drawn = new HashSet<>();
        LongStream.range(0, 1000)
                .mapToObj(seed -> RandomTraining.of(seed, true))
                .flatMap(each -> Coverage.kinds(each.sample().plan(each.optimizer())))
                .forEach(drawn::add);
        return drawn;
    }

    private static Events run() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Agreement.class))
                .execute()
                .testEvents();
    }
}
