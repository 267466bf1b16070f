package nn.testkit;

import java.util.List;
import nn.data.State;
import nn.layer.BatchNormalization;
import nn.layer.Dropout;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Dropout that is not what chance would do, or comes where it should not. */
final class MaskFaults {
    private static final int WIDTH = 64;
    private static final PlainEngine RIGHT = new PlainEngine();

    private MaskFaults() {}

    private interface Mask {
        boolean drops(long seed, String node, long step, double rate, int element);
    }

    static List<Fault> all() {
        return List.of(
                masks(
                        "the mask is biased",
                        (seed, node, step, rate, i) -> RIGHT.drops(seed, node, step, rate * 0.9, i),
                        "noElementIsFavoured",
                        "theShareDroppedIsTheRate",
                        "thereIsNoPatternInRowsOrColumns"),
                masks(
                        "element 0 is always dropped",
                        (seed, node, step, rate, i) -> i == 0 || RIGHT.drops(seed, node, step, rate, i),
                        "noElementIsFavoured"),
                masks(
                        "all steps share a mask",
                        (seed, node, step, rate, i) -> RIGHT.drops(seed, node, 0, rate, i),
                        "everyStepHasItsOwnMask",
                        "noElementIsFavoured",
                        "thereIsNoPatternInRowsOrColumns"),
                masks(
                        "all layers share a mask",
                        (seed, node, step, rate, i) -> RIGHT.drops(seed, "", step, rate, i),
                        "everyLayerHasItsOwnMask"),
                masks(
                        "all seeds share a mask",
                        (seed, node, step, rate, i) -> RIGHT.drops(0, node, step, rate, i),
                        "anotherSeedHasOtherMasks"),
                masks(
                        "pairs share their fate",
                        (seed, node, step, rate, i) -> RIGHT.drops(seed, node, step, rate, i / 2),
                        "thereIsNoPatternInRowsOrColumns"),
                masks(
                        "rows share their fate",
                        (seed, node, step, rate, i) -> RIGHT.drops(seed, node, step, rate, i / WIDTH),
                        "everyLearnedWeightLearns",
                        "everyStepHasItsOwnMask",
                        "noElementIsFavoured",
                        "theShareDroppedIsTheRate",
                        "thereIsNoPatternInRowsOrColumns"),
                Fault.of(
                        "the mask is drawn from a carried generator",
                        new Carried(),
                        "aStepTakenAgainHasTheSameMask",
                        "statisticsAndMasksResumeToTheBit",
                        "theLengthOfChunksChangesNoBit",
                        "theSameSeedGivesTheSameBits"),
                Fault.of("dropout in evaluate", new Evaluates(Dropout.class), "evaluatingGivesWhatAPredictorGives"),
                Fault.of(
                        "batch statistics in evaluate",
                        new Evaluates(BatchNormalization.class),
                        "evaluatingGivesWhatAPredictorGives"));
    }

    private static Fault masks(String name, Mask mask, String... caughtBy) {
        return Fault.of(
                name,
                new PlainEngine() {
                    @Override
                    boolean drops(long seed, String node, long step, double rate, int element) {
                        return mask.drops(seed, node, step, rate, element);
                    }
                },
                caughtBy);
    }

    private static final class Carried extends PlainEngine {
        private long drawn;

        @Override
        boolean drops(long seed, String node, long step, double rate, int element) {
            return super.drops(seed, node, drawn++, rate, element);
        }
    }

    /** Judges with one kind of layer as if in training: the others of that sort are frozen or harmless. */
    private static final class Evaluates extends PlainEngine {
        private final Class<?> layer;

        Evaluates(Class<?> layer) {
            this.layer = layer;
        }

        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            Plan inTraining = Faulty.with(
                    plan,
                    new Network(
                            plan.network().inputs(),
                            plan.network().nodes().stream().map(this::quiet).toList(),
                            plan.network().outputs()));
            return new Faulty.BentTrainer(super.trainer(plan, start, device)) {
                @Override
                public Steps evaluate(Chunk chunk) {
                    try (Trainer judge = RIGHT.trainer(inTraining, right.state(), device)) {
                        Chunk still = new Chunk(
                                chunk.inputs(),
                                chunk.targets(),
                                chunk.sampleWeights(),
                                chunk.batch(),
                                0,
                                new float[chunk.steps()]);
                        return judge.train(still);
                    }
                }
            };
        }

        private Node quiet(Node node) {
            if (layer.isInstance(node.layer())) {
                return node;
            }
            if (node.layer() instanceof Dropout dropout) {
                Dropout none = new Dropout(0, dropout.name());
                return new Node(node.name(), none, node.from(), node.out(), node.weights(), false);
            }
            boolean frozen = node.frozen() || node.layer() instanceof BatchNormalization;
            return new Node(node.name(), node.layer(), node.from(), node.out(), node.weights(), frozen);
        }
    }
}
