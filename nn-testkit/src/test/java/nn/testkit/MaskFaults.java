package nn.testkit;

import java.util.List;
import nn.data.Randoms;
import nn.data.State;
import nn.layer.BatchNormalization;
import nn.layer.Dropout;
import nn.op.ElementType;
import nn.op.Value;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Dropout that is not what chance would do, or comes where it should not. */
final class MaskFaults {
    private static final PlainEngine RIGHT = new PlainEngine();

    private MaskFaults() {}

    static List<Fault> all() {
        return List.of(
                masks(
                        "the mask is biased",
                        BentDropout::biased,
                        "noElementIsFavoured",
                        "theShareDroppedIsTheRate",
                        "thereIsNoPatternInRowsOrColumns"),
                masks("element 0 is always dropped", BentDropout::firstDropped, "noElementIsFavoured"),
                Fault.of(
                        "all steps share a mask",
                        Faulty.plans(MaskFaults::ofOneStep),
                        "everyStepHasItsOwnMask",
                        "noElementIsFavoured",
                        "thereIsNoPatternInRowsOrColumns"),
                Fault.of("all layers share a mask", Faulty.networks(SharedKey::in), "everyLayerHasItsOwnMask"),
                Fault.of("all seeds share a mask", Faulty.plans(plan -> seeded(plan, 0)), "anotherSeedHasOtherMasks"),
                masks("pairs share their fate", BentDropout::pairs, "thereIsNoPatternInRowsOrColumns"),
                masks(
                        "rows share their fate",
                        BentDropout::rows,
                        "everyLearnedWeightLearns",
                        "everyStepHasItsOwnMask",
                        "noElementIsFavoured",
                        "theShareDroppedIsTheRate",
                        "thereIsNoPatternInRowsOrColumns"),
                Fault.of(
                        "the mask is drawn from a carried generator",
                        new Carried(),
                        "aStepTakenAgainHasTheSameMask",
                        "severalInputsAndOutputsResumeToTheBit",
                        "statisticsAndMasksResumeToTheBit",
                        "theLengthOfChunksChangesNoBit",
                        "theSameSeedGivesTheSameBits"),
                Fault.of("dropout in evaluate", new Evaluates(Dropout.class), "evaluatingGivesWhatAPredictorGives"),
                Fault.of(
                        "batch statistics in evaluate",
                        new Evaluates(BatchNormalization.class),
                        "evaluatingGivesWhatAPredictorGives"));
    }

    private static Fault masks(String name, BentDropout.Draw mask, String... caughtBy) {
        return Fault.of(name, Faulty.networks(network -> Faulty.nodes(network, node -> bent(node, mask))), caughtBy);
    }

    static Node bent(Node node, BentDropout.Draw mask) {
        return node.layer() instanceof Dropout dropout
                ? Faulty.with(node, new BentDropout(dropout.rate(), mask))
                : node;
    }

    /** Draws all masks from bits that depend on seed and name alone. */
    private static Plan ofOneStep(Plan plan) {
        return Faulty.with(
                plan,
                Faulty.nodes(
                        plan.network(),
                        node -> bent(node, (call, elements, rate) -> {
                            long bits = Randoms.of(plan.seed(), node.name(), 0).nextInt(Integer.MAX_VALUE);
                            Value key = elements.graph().scalar(ElementType.UINT32, bits);
                            return BentDropout.right(new Keyed(call, key), elements, rate);
                        })));
    }

    private static Plan seeded(Plan plan, long seed) {
        return new Plan(plan.network(), plan.loss(), plan.optimizer(), seed, plan.outputs());
    }

    private static final class Carried extends PlainEngine {
        private long drawn;

        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            boolean drops = plan.network().nodes().stream().anyMatch(node -> node.layer() instanceof Dropout);
            Trainer right = super.trainer(plan, start, device);
            return drops ? new Drawing(plan, right) : right;
        }

        private final class Drawing extends Faulty.BentSteps {
            private final Plan plan;

            Drawing(Plan plan, Trainer right) {
                super(right);
                this.plan = plan;
            }

            @Override
            Steps step(Chunk one) {
                try (Trainer next = RIGHT.trainer(seeded(plan, drawn++), right.state(), Device.CPU)) {
                    Steps steps = next.train(one);
                    right.restore(next.state());
                    return steps;
                }
            }
        }
    }

    /** Evaluates with one kind of layer as if in training: the others of that sort are frozen or harmless. */
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
                    try (Trainer learning = RIGHT.trainer(inTraining, right.state(), device)) {
                        Chunk still =
                                new Chunk(chunk.inputs(), chunk.outputs(), chunk.batch(), 0, new float[chunk.steps()]);
                        return learning.train(still);
                    }
                }
            };
        }

        private Node quiet(Node node) {
            if (layer.isInstance(node.layer())) {
                return node;
            }
            if (node.layer() instanceof Dropout dropout) {
                return Faulty.with(Faulty.with(node, new Dropout(0, dropout.name())), false);
            }
            boolean frozen = node.frozen() || node.layer() instanceof BatchNormalization;
            return Faulty.with(node, frozen);
        }
    }
}
