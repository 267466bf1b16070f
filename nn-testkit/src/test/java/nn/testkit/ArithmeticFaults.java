package nn.testkit;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.loss.CategoricalCrossentropy;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Gradients that are wrong in one way each. */
final class ArithmeticFaults {
    private ArithmeticFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "gradient × 1.01",
                        Faulty.rates(ArithmeticFaults::larger),
                        "weightsLearnBesideFrozenOnes",
                        "aBatchOfOneRowHasTheGradientOfItsLoss",
                        "aRowOfZerosIsNotDividedByItsSum",
                        "aTinyNetworkTakesTheStepWorkedOutByHand",
                        "activationsFollowOneAnother",
                        "activationsHaveTheGradientOfTheirLoss",
                        "activationsHoldAtExtremes",
                        "farLogitsTeachThroughAReshape",
                        "goldenVectorsHold",
                        "goldenVectorsOfSeveralOutputsHold",
                        "maskedPositionsAreNoLoss",
                        "positionsAreWeighted",
                        "positionsAreWeightedWithinTheMask",
                        "gradientsPassThroughFrozenLayers",
                        "layersHaveTheGradientOfTheirLoss",
                        "lossesHaveTheirGradient",
                        "lossesWithSampleWeightsHaveTheirGradient",
                        "optimizersFollowTheirFormulas",
                        "penaltiesHaveTheirGradient",
                        "weightsLearnedLaterCountTheirOwnSteps"),
                Fault.of(
                        "bias not updated",
                        Faulty.trainers(Stubborn::new),
                        "frozenWeightsStayAsTheyAreInLayersThatLearn",
                        "weightsLearnBesideFrozenOnes",
                        "aBatchOfOneRowHasTheGradientOfItsLoss",
                        "aTinyNetworkTakesTheStepWorkedOutByHand",
                        "activationsFollowOneAnother",
                        "activationsHaveTheGradientOfTheirLoss",
                        "activationsHoldAtExtremes",
                        "everyLearnedWeightLearns",
                        "farLogitsTeachThroughAReshape",
                        "frozenLayersStayAsTheyAre",
                        "goldenVectorsHold",
                        "goldenVectorsOfSeveralOutputsHold",
                        "gradientsPassThroughFrozenLayers",
                        "layersHaveTheGradientOfTheirLoss",
                        "lossesHaveTheirGradient",
                        "lossesWithSampleWeightsHaveTheirGradient",
                        "nothingNegativeStays",
                        "optimizersFollowTheirFormulas",
                        "penaltiesHaveTheirGradient",
                        "weightsLearnedLaterCountTheirOwnSteps"),
                Fault.of(
                        "a twentieth of each target goes to all classes",
                        Faulty.plans(ArithmeticFaults::smoothed),
                        "aRowOfZerosIsNotDividedByItsSum",
                        "aSoftmaxOfPixelsIsDividedByTheirSum",
                        "farLogitsTeachThroughAReshape",
                        "goldenVectorsHold",
                        "goldenVectorsOfSeveralOutputsHold",
                        "lossesGiveTheValuesOfTheirFormulas"),
                Fault.of(
                        "penalty without gradient",
                        new PenaltyWithoutGradient(),
                        "aBatchOfOneRowHasTheGradientOfItsLoss",
                        "everyLearnedWeightLearns",
                        "goldenVectorsHold",
                        "goldenVectorsOfSeveralOutputsHold",
                        "layersHaveTheGradientOfTheirLoss",
                        "penaltiesHaveTheirGradient"));
    }

    private static Plan smoothed(Plan plan) {
        List<Objective> objectives =
                plan.objectives().stream().map(ArithmeticFaults::smoothed).toList();
        return new Plan(plan.network(), objectives, plan.optimizer(), plan.seed(), plan.outputs());
    }

    private static Objective smoothed(Objective each) {
        return each.loss() instanceof CategoricalCrossentropy loss
                ? new Objective(each.output(), loss.labelSmoothing(0.05), each.weight())
                : each;
    }

    private static float[] larger(float[] rates) {
        float[] larger = new float[rates.length];
        for (int i = 0; i < rates.length; i++) {
            larger[i] = rates[i] * 1.01f;
        }
        return larger;
    }

    private static final class Stubborn extends Faulty.BentSteps {
        Stubborn(Trainer right) {
            super(right);
        }

        @Override
        Steps step(Chunk one) {
            State before = right.state();
            Steps steps = right.train(one);
            TreeMap<String, Tensor> weights = new TreeMap<>(right.state().weights());
            weights.replaceAll(
                    (name, after) -> name.endsWith("/bias") ? before.weights().get(name) : after);
            right.restore(new State(
                    right.state().step(),
                    weights,
                    right.state().slots(),
                    right.state().optimization()));
            return steps;
        }
    }

    private static final class PenaltyWithoutGradient extends PlainEngine {
        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            Trainer honest = super.trainer(plan, start, device);
            Trainer free = super.trainer(Faulty.with(plan, free(plan.network())), start, device);
            return new Faulty.BentSteps(free) {
                @Override
                Steps step(Chunk one) {
                    honest.restore(right.state());
                    float[] penalties = honest.evaluate(one).penalties();
                    Steps steps = right.train(one);
                    return new Steps(steps.outcomes(), penalties);
                }
            };
        }

        private static Network free(Network network) {
            return new Network(
                    network.inputs(),
                    network.nodes().stream().map(PenaltyWithoutGradient::free).toList(),
                    network.outputs());
        }

        private static Node free(Node node) {
            List<Weight> weights =
                    node.weights().stream().map(PenaltyWithoutGradient::free).toList();
            return Faulty.with(node, weights);
        }

        private static Weight free(Weight weight) {
            return new Weight(
                    weight.name(),
                    weight.shape(),
                    weight.initializer(),
                    Optional.empty(),
                    weight.constraint(),
                    weight.learned(),
                    weight.held());
        }
    }
}
