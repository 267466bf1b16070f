package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.data.WeightedTargets;
import nn.spi.Chunk;
import nn.spi.Node;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
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

    @Test
    void graphsAndSequencesDrawTheSameAgain() {
        assertThat(RandomGraphs.of(17, true, plan -> true)).isEqualTo(RandomGraphs.of(17, true, plan -> true));
        assertThat(RandomGraphs.of(17, true, plan -> true).plan())
                .isNotEqualTo(RandomGraphs.of(18, true, plan -> true).plan());
        assertThat(RandomSequences.of(17, plan -> true)).isEqualTo(RandomSequences.of(17, plan -> true));
        assertThat(RandomSequences.of(17, plan -> true).plan())
                .isNotEqualTo(RandomSequences.of(18, plan -> true).plan());
    }

    @Test
    void aGraphIsNamedByAllThatWasDrawn() {
        RandomPlan drawn = RandomGraphs.of(17, true, plan -> true);
        assertThat(drawn.name())
                .startsWith("seed 17: Functional\n  left = input [")
                .contains("\n  right = input [", "\n  gives main", "\n  minimizes ", " of main", "\n  by ");
    }

    @Test
    void graphsHaveOneOrTwoOutputsWithLossesAndWeightsOfTheirOwn() {
        List<RandomPlan> drawn = graphs();
        assertThat(drawn).allMatch(each -> each.inputs().size() == 2);
        assertThat(drawn.stream()
                        .map(each -> each.plan().network().outputs().size() + " outputs, "
                                + each.plan().objectives().size() + " losses"))
                .containsOnly("1 outputs, 1 losses", "2 outputs, 1 losses", "2 outputs, 2 losses");
        assertThat(drawn.stream()
                        .flatMap(each -> each.plan().objectives().stream())
                        .map(Objective::weight))
                .allMatch(weight -> weight >= 0.2 && weight <= 2)
                .anyMatch(weight -> weight != 1);
        assertThat(axesOfWeights(drawn)).containsOnly(0, 1, 2);
    }

    @Test
    void graphsUseWeightsTwice() {
        assertThat(graphs())
                .anyMatch(each -> owners(each).size() > Set.copyOf(owners(each)).size())
                .anyMatch(
                        each -> owners(each).size() == Set.copyOf(owners(each)).size());
    }

    @Test
    void sequencesAreMaskedInEveryWay() {
        List<RandomPlan> drawn = sequences();
        assertThat(kinds(drawn)).contains("Embedding", "Masking", "MaskedBy");
        assertThat(axesOfWeights(drawn)).containsOnly(0, 1, 2);
        assertThat(drawn.stream().map(each -> each.plan().network().output().rank()))
                .containsOnly(1, 2);
        assertThat(drawn.subList(0, 60))
                .filteredOn(RandomAgreementTest::isMasked)
                .hasSizeGreaterThan(5);
    }

    @Test
    void sequencesGoThroughLayersOfEveryKind() {
        assertThat(kinds(sequences()))
                .contains("SimpleRNN", "LSTM", "GRU", "Bidirectional", "Conv1D", "MaxPool1D", "AveragePool1D")
                .contains("Attention", "AdditiveAttention", "MultiHeadAttention", "PositionEmbedding")
                .contains("GlobalMaxPool1D", "GlobalAveragePool1D", "LayerNormalization", "BatchNormalization");
    }

    @Tag("proof")
    @Test
    void aFaultOfLossWeightsIsFoundByGraphs() {
        other = Faulty.plans(plan -> new Plan(
                plan.network(),
                plan.objectives().stream()
                        .map(each -> new Objective(each.output(), each.loss(), 1))
                        .toList(),
                plan.optimizer(),
                plan.seed(),
                plan.outputs()));
        assertThat(failures("randomGraphsTrainAlike"))
                .hasSizeGreaterThan(15)
                .allMatch(name -> name.startsWith("seed ") && name.contains(": Functional"));
    }

    @Tag("proof")
    @Test
    void aFaultOfWeightedPositionsIsFound() {
        other = Faulty.chunks(chunk -> new Chunk(
                chunk.inputs(),
                chunk.outputs().stream()
                        .map(RandomAgreementTest::withoutPositions)
                        .toList(),
                chunk.batch(),
                chunk.firstStep(),
                chunk.rates()));
        assertThat(failures("randomGraphsTrainAlike")).isNotEmpty();
        assertThat(failures("randomSequencesTrainAlike"))
                .hasSizeGreaterThan(3)
                .allMatch(name -> name.startsWith("seed "));
    }

    private static WeightedTargets withoutPositions(WeightedTargets each) {
        return new WeightedTargets(
                each.targets(), each.weights().filter(weights -> weights.shape().rank() == 1));
    }

    private static List<RandomPlan> graphs() {
        return LongStream.range(0, 300)
                .mapToObj(seed -> RandomGraphs.of(seed, true, plan -> true))
                .toList();
    }

    private static List<RandomPlan> sequences() {
        return LongStream.range(0, 300)
                .mapToObj(seed -> RandomSequences.of(seed, plan -> true))
                .toList();
    }

    /** Names every kind of layer, loss, optimizer and activation that some graphs and sequences draw. */
    static Set<String> graphKinds() {
        Set<String> kinds = kinds(graphs());
        kinds.addAll(kinds(sequences()));
        return kinds;
    }

    private static Set<String> kinds(List<RandomPlan> drawn) {
        return drawn.stream()
                .flatMap(each -> Coverage.kinds(each.plan()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Integer> axesOfWeights(List<RandomPlan> drawn) {
        return drawn.stream()
                .flatMap(each -> each.targets().stream())
                .map(each ->
                        each.weights().map(weights -> weights.shape().rank()).orElse(0));
    }

    /** Names whom the weights of each node belong to. */
    private static List<String> owners(RandomPlan drawn) {
        return drawn.plan().network().nodes().stream()
                .filter(node -> !node.weights().isEmpty())
                .map(Node::owner)
                .toList();
    }

    /** Tells whether some positions of the output count, and others do not. */
    private static boolean isMasked(RandomPlan drawn) {
        Steps steps = Trial.of(PlainEngine::new, drawn.plan()).evaluate(drawn.start(), drawn.chunk());
        Optional<String> mask = steps.outcomes().get(0).mask().map(each -> Arrays.toString(each.floats()));
        return mask.stream().anyMatch(each -> each.contains("1.0") && each.contains("0.0"));
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
        return run(selectClass(Agreement.class));
    }

    private static List<String> failures(String factory) {
        return run(selectMethod(Agreement.class, factory)).failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static Events run(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .execute()
                .testEvents();
    }
}
