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
                        "aBatchOfOneRowHasTheGradientOfItsLoss",
                        "aRowOfZerosIsNotDividedByItsSum",
                        "aTinyNetworkTakesTheStepWorkedOutByHand",
                        "activationsFollowOneAnother",
                        "activationsHaveTheGradientOfTheirLoss",
                        "activationsHoldAtExtremes",
                        "farLogitsTeachThroughAReshape",
                        "goldenVectorsHold",
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
                        "aBatchOfOneRowHasTheGradientOfItsLoss",
                        "aTinyNetworkTakesTheStepWorkedOutByHand",
                        "activationsFollowOneAnother",
                        "activationsHaveTheGradientOfTheirLoss",
                        "activationsHoldAtExtremes",
                        "everyLearnedWeightLearns",
                        "farLogitsTeachThroughAReshape",
                        "frozenLayersStayAsTheyAre",
                        "goldenVectorsHold",
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
                        "lossesGiveTheValuesOfTheirFormulas"),
                Fault.of(
                        "penalty without gradient",
                        new PenaltyWithoutGradient(),
                        "goldenVectorsHold",
                        "penaltiesHaveTheirGradient"));
    }

    private static Plan smoothed(Plan plan) {
        return plan.loss() instanceof CategoricalCrossentropy loss
                ? new Plan(plan.network(), loss.labelSmoothing(0.05), plan.optimizer(), plan.seed(), plan.outputs())
                : plan;
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
                    return new Steps(steps.losses(), penalties, steps.outputs());
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
            return new Node(node.name(), node.layer(), node.from(), node.out(), weights, node.frozen());
        }

        private static Weight free(Weight weight) {
            return new Weight(
                    weight.name(),
                    weight.shape(),
                    weight.initializer(),
                    Optional.empty(),
                    weight.constraint(),
                    weight.learned());
        }
    }
}
