package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class PlantedFaultsTest {
    private static TrainingEngine suspect = new PlainEngine();

    static class Whole extends EngineConformance {
        @Override
        public TrainingEngine engine() {
            return suspect;
        }
    }

    /** All of the kit but gradients and golden vectors, which take most of its time. */
    static class Mechanics
            implements HandComputed,
                    ActivationChecks,
                    FeatureChecks,
                    GeometryChecks,
                    OptimizerChecks,
                    ConstraintChecks,
                    StateChecks,
                    StatisticsChecks,
                    FrozenChecks,
                    ChunkChecks,
                    ResumeChecks,
                    DataChecks,
                    DropoutChecks,
                    EvaluationChecks,
                    PredictorChecks,
                    NaNChecks,
                    ClosingChecks,
                    DiscoveryChecks {
        @Override
        public TrainingEngine engine() {
            return suspect;
        }
    }

    @Tag("proof")
    @TestFactory
    Stream<DynamicTest> eachFaultOfArithmeticIsCaughtByTheChecksMadeForIt() {
        return caught(Fault.ofArithmetic(), Whole.class);
    }

    @Tag("proof")
    @TestFactory
    Stream<DynamicTest> eachFaultOfMechanicsIsCaughtByTheChecksMadeForIt() {
        return caught(Fault.ofMechanics(), Mechanics.class);
    }

    private static Stream<DynamicTest> caught(List<Fault> faults, Class<?> kit) {
        return faults.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
                    suspect = fault.engine();
                    assertThat(failed(kit)).isEqualTo(new TreeSet<>(fault.caughtBy()));
                }));
    }

    private static Set<String> failed(Class<?> kit) {
        Set<String> failed = new TreeSet<>();
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(kit)).execute().allEvents().failed().stream()
                .map(PlantedFaultsTest::check)
                .forEach(failed::add);
        return failed;
    }

    /** Names the method of a test, or of the factory that made it. */
    private static String check(Event event) {
        return event.getTestDescriptor().getUniqueId().getSegments().stream()
                .filter(segment -> Set.of("method", "test-factory").contains(segment.getType()))
                .map(UniqueId.Segment::getValue)
                .map(method -> method.substring(0, method.indexOf('(')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCheckOfTheKitCatchesSomeFault() {
        Set<String> catching = new TreeSet<>();
        Stream.concat(Fault.ofArithmetic().stream(), Fault.ofMechanics().stream())
                .forEach(fault -> catching.addAll(fault.caughtBy()));
        assertThat(checks()).isSubsetOf(catching);
    }

    private static Set<String> checks() {
        Set<String> checks = new TreeSet<>();
        for (Method method : EngineConformance.class.getMethods()) {
            if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class)) {
                checks.add(method.getName());
            }
        }
        return checks;
    }
}
