package nn.testkit;

import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import nn.spi.Device;
import nn.spi.Engine;
import nn.spi.Node;
import nn.spi.Plan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that an engine can be found, named and asked what it can do. */
public interface DiscoveryChecks extends EngineUnderTest {
    /** Checks that the service loader finds the engine under its name. */
    @Test
    default void theEngineIsFoundAsAService() {
        assertThat(ServiceLoader.load(Engine.class))
                .as("the engines found as services of %s", Engine.class.getName())
                .extracting(Engine::name)
                .contains(engine().name());
    }

    /** Checks name and version. */
    @Test
    default void theEngineSaysWhatItIs() {
        assertThat(engine().name()).as("the name").matches("[a-z][a-z0-9-]*");
        assertThat(engine().version()).as("the version").isNotBlank();
    }

    /** Checks that there is at least one device, each with a name of its own, and that unusable ones say why. */
    @Test
    default void everyDeviceIsNamedOrSaysItsProblem() {
        List<Device> devices = engine().devices();
        assertThat(devices).as("the devices").isNotEmpty();
        assertThat(devices).extracting(Device::name).as("their names").doesNotHaveDuplicates();
        assertThat(devices).extracting(Device::name).as("their names").contains("cpu");
        for (Device device : devices) {
            assertThat(device.name()).as("a device's name").matches("[a-z]+(:[0-9]+)?");
            device.problem()
                    .ifPresent(problem -> assertThat(problem).as(device.name()).isNotBlank());
        }
    }

    /**
     * Checks that a refusal names a node, the loss or the optimizer.
     *
     * @return one test a plan
     */
    @TestFactory
    default Stream<DynamicTest> refusalsNameWhatTheyRefuse() {
        Stream<Plan> samples = Samples.all().stream().map(sample -> sample.plan(sgd()));
        Stream<Plan> optimizers =
                OptimizerSamples.all().stream().map(each -> Samples.small().plan(each.optimizer()));
        return Stream.concat(samples, optimizers)
                .map(plan -> DynamicTest.dynamicTest(plan.loss() + ", " + plan.optimizer(), () -> named(plan)));
    }

    private void named(Plan plan) {
        List<String> names = Stream.of(
                        plan.network().nodes().stream().map(Node::name),
                        plan.network().inputs().stream().map(Object::toString),
                        Stream.of(
                                plan.loss().getClass().getSimpleName(),
                                plan.optimizer().getClass().getSimpleName()))
                .flatMap(each -> each)
                .toList();
        for (String refusal : engine().refusals(plan)) {
            assertThat(names)
                    .as("a name in the refusal \"%s\"", refusal)
                    .anySatisfy(name -> assertThat(refusal).containsIgnoringCase(name));
        }
    }
}
