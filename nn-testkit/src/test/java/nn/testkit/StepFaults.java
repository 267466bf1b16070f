package nn.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.spi.Chunk;
import nn.spi.Outcome;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Chunks taken the wrong way. */
final class StepFaults {
    private StepFaults() {}

    static List<Fault> all() {
        AtomicInteger calls = new AtomicInteger();
        return List.of(
                Fault.of(
                        "only the first rate is used",
                        Faulty.rates(rates -> {
                            float[] first = new float[rates.length];
                            Arrays.fill(first, rates[0]);
                            return first;
                        }),
                        "eachStepUsesItsOwnRate",
                        "theLengthOfChunksChangesNoBit"),
                Fault.of(
                        "long chunks end at another rate",
                        Faulty.rates(rates -> {
                            float[] other = rates.clone();
                            other[rates.length - 1] *= rates.length > 1 ? 1.0001f : 1;
                            return other;
                        }),
                        "eachStepUsesItsOwnRate",
                        "everyOptimizerResumesToTheBit",
                        "severalInputsAndOutputsResumeToTheBit",
                        "statisticsAndMasksResumeToTheBit",
                        "theLengthOfChunksChangesNoBit"),
                Fault.of(
                        "no rate is 0",
                        Faulty.rates(rates -> bend(rates, rate -> Math.max(rate, 1e-3f))),
                        "aRateOfZeroChangesNoWeight",
                        "aStepTakenAgainHasTheSameMask",
                        "eachStepUsesItsOwnRate",
                        "theShareDroppedIsTheRate"),
                Fault.of(
                        "chunks learn at slightly different rates",
                        Faulty.rates(rates -> {
                            // Up and down by one: no two calls differ more for how many came before them.
                            float factor = 1 + 0x1p-22f * Math.abs(calls.incrementAndGet() % 8 - 4);
                            return bend(rates, rate -> rate * factor);
                        }),
                        "closingOneTrainerLeavesAnotherOpen",
                        "eachStepUsesItsOwnRate",
                        "everyOptimizerResumesToTheBit",
                        "severalInputsAndOutputsResumeToTheBit",
                        "optimizersFollowTheirFormulas",
                        "aPartialBatchIsLearnedFrom",
                        "statisticsAndMasksResumeToTheBit",
                        "theLengthOfChunksChangesNoBit",
                        "theSameSeedGivesTheSameBits",
                        "trainingGoesOnFromARestoredState",
                        "aRestoredStateBringsItsOwnAges"),
                Fault.of(
                        "a partial batch is dropped",
                        Faulty.trainers(DropsPartialBatches::new),
                        "aPartialBatchIsLearnedFrom"),
                Fault.of(
                        "sample weights are ignored",
                        Faulty.chunks(chunk -> weighted(chunk, Optional.empty())),
                        "aRowOfWeightZeroTeachesNothing",
                        "sampleWeightsCountInTheLoss"),
                Fault.of(
                        "sample weights are divided by their mean",
                        Faulty.chunks(
                                chunk -> weighted(chunk, chunk.sampleWeights().map(StepFaults::relative))),
                        "aRowOfWeightZeroTeachesNothing",
                        "sampleWeightsCountInTheLoss"),
                Fault.of(
                        "bytes are signed",
                        Faulty.chunks(chunk -> new Chunk(
                                chunk.inputs().stream().map(StepFaults::signed).toList(),
                                chunk.outputs(),
                                chunk.batch(),
                                chunk.firstStep(),
                                chunk.rates())),
                        "bytesAndIntegersCountAsFloats"),
                Fault.of(
                        "targets of bytes are fractions of 255",
                        Faulty.chunks(chunk -> new Chunk(
                                chunk.inputs(),
                                Faulty.first(
                                        chunk, new WeightedTargets(fractions(chunk.targets()), chunk.sampleWeights())),
                                chunk.batch(),
                                chunk.firstStep(),
                                chunk.rates())),
                        "targetsMayBeBytes"),
                Fault.of(
                        "outputs come after the update",
                        Faulty.trainers(right -> new Late(right, Late::outputs)),
                        "aTinyNetworkTakesTheStepWorkedOutByHand",
                        "activationsFollowOneAnother",
                        "activationsHoldAtExtremes",
                        "outputsAreThoseBeforeEachUpdate"),
                Fault.of(
                        "losses come after the update",
                        Faulty.trainers(right -> new Late(right, Late::losses)),
                        "aTinyNetworkTakesTheStepWorkedOutByHand",
                        "frozenBatchNormalizationInfers",
                        "lossesAreThoseBeforeEachUpdate",
                        "sampleWeightsCountInTheLoss"),
                Fault.of(
                        "evaluate trains",
                        Faulty.trainers(right -> new Faulty.BentTrainer(right) {
                            @Override
                            public Steps evaluate(Chunk chunk) {
                                return right.train(chunk);
                            }
                        }),
                        "evaluatingChangesNothing",
                        "evaluatingGivesWhatAPredictorGives"));
    }

    private interface Rate {
        float bend(float rate);
    }

    private static float[] bend(float[] rates, Rate bend) {
        float[] bent = new float[rates.length];
        for (int i = 0; i < rates.length; i++) {
            bent[i] = bend.bend(rates[i]);
        }
        return bent;
    }

    private static Chunk weighted(Chunk chunk, Optional<Tensor> weights) {
        return new Chunk(
                chunk.inputs(),
                Faulty.first(chunk, new WeightedTargets(chunk.targets(), weights)),
                chunk.batch(),
                chunk.firstStep(),
                chunk.rates());
    }

    private static Tensor relative(Tensor weights) {
        double[] values = Floats.doubles(weights);
        double mean = Arrays.stream(values).average().orElseThrow();
        return Floats.tensor(
                weights.shape(), Arrays.stream(values).map(each -> each / mean).toArray());
    }

    private static Tensor signed(Tensor tensor) {
        return tensor.type() == DType.UINT8 ? mapped(tensor, 1, true) : tensor;
    }

    private static Tensor fractions(Tensor tensor) {
        return tensor.type() == DType.UINT8 ? mapped(tensor, 1 / 255.0, false) : tensor;
    }

    private static Tensor mapped(Tensor bytes, double factor, boolean signed) {
        double[] values = IntStream.of(bytes.ints())
                .mapToDouble(each -> (signed ? (byte) each : each) * factor)
                .toArray();
        Shape shape = bytes.shape();
        return Floats.tensor(shape, values);
    }

    private static final class DropsPartialBatches extends Faulty.BentTrainer {
        private int whole;

        DropsPartialBatches(Trainer right) {
            super(right);
        }

        @Override
        public Steps train(Chunk chunk) {
            whole = Math.max(whole, chunk.batch());
            return chunk.batch() < whole ? right.evaluate(chunk) : right.train(chunk);
        }
    }

    /** Gives what a step made, in part as the weights after it would make it. */
    private static final class Late extends Faulty.BentSteps {
        private final BinaryOperator<Outcome> mixed;

        Late(Trainer right, BinaryOperator<Outcome> mixed) {
            super(right);
            this.mixed = mixed;
        }

        static Outcome outputs(Outcome before, Outcome after) {
            return new Outcome(before.losses(), after.predictions(), before.mask());
        }

        static Outcome losses(Outcome before, Outcome after) {
            return new Outcome(after.losses(), before.predictions(), before.mask());
        }

        @Override
        Steps step(Chunk one) {
            Steps before = right.train(one);
            Steps after = right.evaluate(one);
            return one.rates()[0] == 0
                    ? before
                    : Faulty.outcomes(
                            before,
                            i -> mixed.apply(
                                    before.outcomes().get(i), after.outcomes().get(i)));
        }
    }
}
