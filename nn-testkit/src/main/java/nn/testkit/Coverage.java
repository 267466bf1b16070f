package nn.testkit;

import static nn.Optimizers.sgd;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import nn.layer.Layer;
import nn.spi.Node;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.TrainingEngine;

/**
 * Tells what of the kit an engine is checked on, for a test that holds it: what an engine refuses by name is skipped, so
 * that a layer which it refuses by mistake would pass unseen.
 *
 * @param kinds the layers, activations, losses and optimizers that stand in some network which the engine takes, such as
 *     {@code Dense}, {@code TANH} and {@code Adam}
 * @param taken how many of the kit's networks the engine takes
 * @param refused how many it refuses
 */
public record Coverage(NavigableSet<String> kinds, int taken, int refused) {
    /**
     * Asks an engine about all networks of {@link EngineConformance}; nothing is computed.
     *
     * @param engine the engine
     * @return what it is checked on
     */
    public static Coverage of(TrainingEngine engine) {
        List<Plan> plans = plans();
        List<Plan> taken =
                plans.stream().filter(plan -> engine.refusals(plan).isEmpty()).toList();
        NavigableSet<String> kinds = new TreeSet<>();
        taken.stream().flatMap(Coverage::kinds).forEach(kinds::add);
        return new Coverage(kinds, taken.size(), plans.size() - taken.size());
    }

    private static List<Plan> plans() {
        return Stream.of(
                        Samples.all().stream().map(sample -> sample.plan(sgd())),
                        OptimizerSamples.all().stream()
                                .map(each -> Samples.small().plan(each.optimizer())),
                        GoldenCases.all().stream().map(GoldenCase::plan))
                .flatMap(each -> each)
                .toList();
    }

    /** Names all that a plan is made of. */
    static Stream<String> kinds(Plan plan) {
        return Stream.of(
                        plan.network().nodes().stream().map(Node::layer).flatMap(Coverage::kinds),
                        plan.objectives().stream().map(Objective::loss).map(Coverage::kind),
                        Stream.of(kind(plan.optimizer())))
                .flatMap(each -> each);
    }

    private static Stream<String> kinds(Layer layer) {
        return Stream.concat(
                Stream.of(kind(layer)),
                LayerActivation.of(layer).stream()
                        .map(activation -> activation.function().name()));
    }

    private static String kind(Object value) {
        return value.getClass().getSimpleName();
    }
}
