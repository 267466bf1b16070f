package nn.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Outcome;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/** Losses of positions and of further outputs that are not what they should be. */
final class OutputFaults {
    private OutputFaults() {}

    static Fault ofPositions() {
        return Fault.of(
                "the losses of positions are 1 too much",
                whose(plan -> plan.network().nodes().stream().anyMatch(node -> node.layer() instanceof PositionScale)),
                "maskedPositionsAreNoLoss",
                "positionsAreWeighted",
                "positionsAreWeightedWithinTheMask",
                "whereNothingCountsThereIsNoLoss");
    }

    static Fault ofOutputs() {
        return Fault.of(
                "the loss of the last of several outputs is 1 too much",
                whose(plan -> plan.objectives().size() > 1),
                "goldenVectorsOfSeveralOutputsHold",
                "goldenVectorsHold");
    }

    static Fault ofLengths() {
        return Fault.of(
                "what is predicted of a length that was not fixed is twice as much",
                new PlainEngine() {
                    @Override
                    public EnginePredictor predictor(Network network, State state, Device device) {
                        EnginePredictor right = super.predictor(network, state, device);
                        return network.isFree() ? new Twice(right) : right;
                    }
                },
                "anyLengthIsPredictedAsThatOne");
    }

    private record Twice(EnginePredictor right) implements EnginePredictor {
        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            return right.predict(inputs, nodes).stream().map(Twice::twice).toList();
        }

        private static Tensor twice(Tensor once) {
            double[] numbers = Floats.doubles(once);
            Arrays.setAll(numbers, i -> 2 * numbers[i]);
            return Floats.tensor(once.shape(), numbers);
        }

        @Override
        public void close() {
            right.close();
        }
    }

    private static TrainingEngine whose(Predicate<Plan> concerned) {
        return new PlainEngine() {
            @Override
            public Trainer trainer(Plan plan, State start, Device device) {
                Trainer right = super.trainer(plan, start, device);
                return concerned.test(plan) ? new Adding(right) : right;
            }
        };
    }

    private static final class Adding extends Faulty.BentTrainer {
        Adding(Trainer right) {
            super(right);
        }

        @Override
        public Steps train(Chunk chunk) {
            return more(right.train(chunk));
        }

        @Override
        public Steps evaluate(Chunk chunk) {
            return more(right.evaluate(chunk));
        }

        private static Steps more(Steps steps) {
            int last = steps.outcomes().size() - 1;
            return Faulty.outcomes(
                    steps,
                    i -> i < last
                            ? steps.outcomes().get(i)
                            : more(steps.outcomes().get(i)));
        }

        private static Outcome more(Outcome outcome) {
            float[] losses = outcome.losses().clone();
            for (int i = 0; i < losses.length; i++) {
                losses[i]++;
            }
            return new Outcome(losses, outcome.predictions(), outcome.mask());
        }
    }
}
