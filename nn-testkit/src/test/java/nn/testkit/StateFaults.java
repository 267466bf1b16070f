package nn.testkit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nn.data.DType;
import nn.data.Optimization;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** State that gets lost, changed, or kept too long. */
final class StateFaults {
    private StateFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "state is off by an ulp",
                        Faulty.states(state -> new State(
                                state.step(),
                                mapped(state.weights(), StateFaults::up),
                                state.slots(),
                                state.optimization())),
                        "frozenWeightsStayAsTheyAreInLayersThatLearn",
                        "aPartialBatchIsLearnedFrom",
                        "aRateOfZeroChangesNoWeight",
                        "aRestoredStateComesOutAsItWentIn",
                        "evaluatingChangesNothing",
                        "everyOptimizerResumesToTheBit",
                        "severalInputsAndOutputsResumeToTheBit",
                        "frozenLayersStayAsTheyAre",
                        "stateComesOutAsItWentIn",
                        "statisticsAndMasksResumeToTheBit",
                        "aWhollyFrozenNetworkStaysAsItIs"),
                Fault.of(
                        "steps are not counted",
                        new Forgetful(),
                        "aPartialBatchIsLearnedFrom",
                        "everyOptimizerResumesToTheBit",
                        "severalInputsAndOutputsResumeToTheBit",
                        "everyStepIsCounted",
                        "optimizersFollowTheirFormulas",
                        "statisticsAndMasksResumeToTheBit",
                        "weightsLearnedLaterCountTheirOwnSteps",
                        "aWhollyFrozenNetworkStaysAsItIs"),
                Fault.of(
                        "statistics are not returned",
                        new Stale(name -> name.contains("/moving_")),
                        "frozenWeightsStayAsTheyAreInLayersThatLearn",
                        "statisticsOfImagesMoveByChannel",
                        "statisticsOfRowsMoveByTheBatch"),
                Fault.of(
                        "slots are not returned",
                        new Stale(name -> name.contains(":")),
                        "aPartialBatchIsLearnedFrom",
                        "everyOptimizerResumesToTheBit",
                        "severalInputsAndOutputsResumeToTheBit",
                        "optimizersFollowTheirFormulas",
                        "statisticsAndMasksResumeToTheBit",
                        "weightsLearnedLaterCountTheirOwnSteps"),
                Fault.of(
                        "restore is ignored",
                        Faulty.trainers(right -> new Faulty.BentTrainer(right) {
                            @Override
                            public void restore(State state) {
                                right.state();
                            }
                        }),
                        "weightsLearnBesideFrozenOnes",
                        "aRestoredStateComesOutAsItWentIn",
                        "gradientsPassThroughFrozenLayers",
                        "trainingGoesOnFromARestoredState",
                        "aRestoredStateBringsItsOwnAges"),
                Fault.of(
                        "weights count the model's steps as theirs",
                        new Ageless(true),
                        "weightsLearnedLaterCountTheirOwnSteps"),
                Fault.of("restore leaves the ages of before", new Ageless(false), "aRestoredStateBringsItsOwnAges"),
                Fault.of(
                        "a state is overwritten by later steps",
                        Faulty.trainers(Overwritten::new),
                        "aStateOnceGivenStaysAsItIs"),
                Fault.of(
                        "frozen layers learn",
                        new Thawed(),
                        "frozenBatchNormalizationInfers",
                        "frozenLayersStayAsTheyAre",
                        "frozenWeightsAddNoPenalty",
                        "aWhollyFrozenNetworkStaysAsItIs"),
                Fault.of(
                        "close is ignored",
                        Faulty.trainers(right -> new Faulty.BentTrainer(right) {
                            @Override
                            public void close() {}
                        }),
                        "aClosedTrainerRefuses"),
                Fault.of(
                        "closing twice fails",
                        Faulty.trainers(right -> new Faulty.BentTrainer(right) {
                            @Override
                            public void close() {
                                right.state();
                                right.close();
                            }
                        }),
                        "closingTwiceIsFine"),
                Fault.of(
                        "closing one trainer closes all",
                        new ClosesAll(),
                        "closingOneTrainerLeavesAnotherOpen",
                        "trainingGoesOnFromARestoredState",
                        "aRestoredStateBringsItsOwnAges"));
    }

    private static SortedMap<String, Tensor> mapped(SortedMap<String, Tensor> map, UnaryOperator<Tensor> bend) {
        SortedMap<String, Tensor> bent = new TreeMap<>(map);
        bent.replaceAll((name, tensor) -> bend.apply(tensor));
        return bent;
    }

    private static Tensor up(Tensor tensor) {
        float[] values = tensor.floats();
        values[0] = Math.nextUp(values[0]);
        return Tensor.of(tensor.shape(), values);
    }

    /** Counts steps itself, from those of the state on, and gives none back. */
    private static final class Forgetful extends PlainEngine {
        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            return new Faulty.BentTrainer(super.trainer(plan, start, device)) {
                private long steps = start.step();

                @Override
                public Steps train(Chunk chunk) {
                    Chunk counted = new Chunk(chunk.inputs(), chunk.outputs(), chunk.batch(), steps, chunk.rates());
                    steps += chunk.steps();
                    return right.train(counted);
                }

                @Override
                public State state() {
                    State state = right.state();
                    return new State(0, state.weights(), state.slots(), state.optimization());
                }

                @Override
                public void restore(State state) {
                    steps = state.step();
                    right.restore(state);
                }
            };
        }
    }

    /** Gives some tensors back as they were at the start. */
    private static final class Stale extends PlainEngine {
        private final Predicate<String> stale;

        Stale(Predicate<String> stale) {
            this.stale = stale;
        }

        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            return new Faulty.BentTrainer(super.trainer(plan, start, device)) {
                private State old = start;

                @Override
                public State state() {
                    State now = right.state();
                    return new State(
                            now.step(),
                            kept(now.weights(), old.weights()),
                            kept(now.slots(), old.slots()),
                            now.optimization());
                }

                @Override
                public void restore(State state) {
                    old = state;
                    right.restore(state);
                }
            };
        }

        private SortedMap<String, Tensor> kept(SortedMap<String, Tensor> now, SortedMap<String, Tensor> old) {
            SortedMap<String, Tensor> kept = new TreeMap<>(now);
            kept.replaceAll((name, tensor) -> stale.test(name) ? old.get(name) : tensor);
            return kept;
        }
    }

    /** Takes all slots to have begun with the model: always, or only after a restore. */
    private static final class Ageless extends PlainEngine {
        private final boolean always;

        Ageless(boolean always) {
            this.always = always;
        }

        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            State begun = always ? ageless(start) : start;
            return new Faulty.BentTrainer(super.trainer(plan, begun, device)) {
                private Optimization told = start.optimization();

                @Override
                public State state() {
                    return super.state().optimization(told);
                }

                @Override
                public void restore(State state) {
                    told = state.optimization();
                    super.restore(ageless(state));
                }
            };
        }

        private static State ageless(State state) {
            return state.optimization(Optimization.FROM_THE_FIRST);
        }
    }

    /** Gives out memory that it goes on writing to. */
    private static final class Overwritten extends Faulty.BentTrainer {
        private final Map<String, ByteBuffer> memory = new TreeMap<>();

        Overwritten(Trainer right) {
            super(right);
        }

        @Override
        public Steps train(Chunk chunk) {
            Steps steps = right.train(chunk);
            state();
            return steps;
        }

        @Override
        public State state() {
            State now = right.state();
            SortedMap<String, Tensor> weights = new TreeMap<>(now.weights());
            weights.replaceAll((name, tensor) -> {
                ByteBuffer own = memory.computeIfAbsent(name, key -> Tensor.allocate(DType.FLOAT32, tensor.shape()));
                own.clear().put(tensor.memory()).clear();
                return Tensor.wrap(DType.FLOAT32, tensor.shape(), own);
            });
            return new State(now.step(), weights, now.slots(), now.optimization());
        }
    }

    private static final class Thawed extends PlainEngine {
        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            Plan thawed = Faulty.with(
                    plan,
                    new Network(
                            plan.network().inputs(),
                            plan.network().nodes().stream().map(Thawed::thawed).toList(),
                            plan.network().outputs()));
            SortedMap<String, Tensor> slots =
                    new TreeMap<>(thawed.start(start.weights()).slots());
            slots.putAll(start.slots());
            Trainer trainer = super.trainer(
                    thawed, new State(start.step(), start.weights(), slots, start.optimization()), device);
            return new Faulty.BentTrainer(trainer) {
                @Override
                public State state() {
                    State now = right.state();
                    SortedMap<String, Tensor> wanted = new TreeMap<>(now.slots());
                    wanted.keySet().retainAll(start.slots().keySet());
                    return new State(now.step(), now.weights(), wanted, now.optimization());
                }
            };
        }

        private static Node thawed(Node node) {
            return Faulty.with(node, false);
        }
    }

    private static final class ClosesAll extends PlainEngine {
        private final List<Trainer> all = new ArrayList<>();

        @Override
        public Trainer trainer(Plan plan, State start, Device device) {
            Trainer trainer = super.trainer(plan, start, device);
            all.add(trainer);
            return new Faulty.BentTrainer(trainer) {
                @Override
                public void close() {
                    all.forEach(Trainer::close);
                }
            };
        }
    }
}
