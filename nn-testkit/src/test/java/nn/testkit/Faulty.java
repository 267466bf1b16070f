package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.data.State;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Node;
import nn.spi.Outcome;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import nn.spi.TrainingEngine;

/** Plants a fault into the plain engine. */
final class Faulty {
    private Faulty() {}

    /** Trains on something else than it is given. */
    static TrainingEngine chunks(UnaryOperator<Chunk> bend) {
        return trainers(right -> new BentTrainer(right) {
            @Override
            public Steps train(Chunk chunk) {
                return super.train(bend.apply(chunk));
            }

            @Override
            public Steps evaluate(Chunk chunk) {
                return super.evaluate(bend.apply(chunk));
            }
        });
    }

    /** Trains at other rates. */
    static TrainingEngine rates(UnaryOperator<float[]> bend) {
        return chunks(chunk -> new Chunk(
                chunk.inputs(), chunk.outputs(), chunk.batch(), chunk.firstStep(), bend.apply(chunk.rates())));
    }

    /** Puts something else in the place of a chunk's first output. */
    static List<WeightedTargets> first(Chunk chunk, WeightedTargets other) {
        List<WeightedTargets> outputs = new ArrayList<>(chunk.outputs());
        outputs.set(0, other);
        return outputs;
    }

    /** Gives another state than was learned. */
    static TrainingEngine states(UnaryOperator<State> bend) {
        return trainers(right -> new BentTrainer(right) {
            @Override
            public State state() {
                return bend.apply(super.state());
            }
        });
    }

    static TrainingEngine trainers(UnaryOperator<Trainer> bend) {
        return new PlainEngine() {
            @Override
            public Trainer trainer(Plan plan, State start, Device device) {
                return bend.apply(super.trainer(plan, start, device));
            }
        };
    }

    static TrainingEngine predictors(UnaryOperator<EnginePredictor> bend) {
        return new PlainEngine() {
            @Override
            public EnginePredictor predictor(Network network, State state, Device device) {
                return bend.apply(super.predictor(network, state, device));
            }
        };
    }

    /** Trains by another plan. */
    static TrainingEngine plans(UnaryOperator<Plan> bend) {
        return new PlainEngine() {
            @Override
            public Trainer trainer(Plan plan, State start, Device device) {
                return super.trainer(bend.apply(plan), start, device);
            }
        };
    }

    /** Trains and predicts with another network. */
    static TrainingEngine networks(UnaryOperator<Network> bend) {
        return new PlainEngine() {
            @Override
            public Trainer trainer(Plan plan, State start, Device device) {
                return super.trainer(with(plan, bend.apply(plan.network())), start, device);
            }

            @Override
            public EnginePredictor predictor(Network network, State state, Device device) {
                return super.predictor(bend.apply(network), state, device);
            }
        };
    }

    static Plan with(Plan plan, Network network) {
        return new Plan(network, plan.loss(), plan.optimizer(), plan.seed(), plan.outputs());
    }

    static Network nodes(Network network, UnaryOperator<Node> bend) {
        return new Network(network.inputs(), network.nodes().stream().map(bend).toList(), network.outputs());
    }

    /** Replaces what steps gave for each objective. */
    static Steps outcomes(Steps steps, IntFunction<Outcome> bend) {
        return new Steps(
                IntStream.range(0, steps.outcomes().size()).mapToObj(bend).toList(), steps.penalties());
    }

    /** Places another layer. */
    static Node with(Node node, Layer layer) {
        return with(node, layer, node.weights(), node.frozen());
    }

    /** Lets learn, or keeps from it. */
    static Node with(Node node, boolean isFrozen) {
        return with(node, node.layer(), node.weights(), isFrozen);
    }

    /** Replaces the weights' descriptions. */
    static Node with(Node node, List<Weight> weights) {
        return with(node, node.layer(), weights, node.frozen());
    }

    private static Node with(Node node, Layer layer, List<Weight> weights, boolean isFrozen) {
        return new Node(node.name(), node.owner(), layer, node.from(), node.outs(), weights, isFrozen);
    }

    /** A trainer of which a fault overrides a method. */
    static class BentTrainer implements Trainer {
        final Trainer right;

        BentTrainer(Trainer right) {
            this.right = right;
        }

        @Override
        public Steps train(Chunk chunk) {
            return right.train(chunk);
        }

        @Override
        public Steps evaluate(Chunk chunk) {
            return right.evaluate(chunk);
        }

        @Override
        public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
            return right.predict(inputs, nodes);
        }

        @Override
        public State state() {
            return right.state();
        }

        @Override
        public void restore(State state) {
            right.restore(state);
        }

        @Override
        public void close() {
            right.close();
        }
    }

    /** A trainer that goes wrong at each step. */
    abstract static class BentSteps extends BentTrainer {
        BentSteps(Trainer right) {
            super(right);
        }

        /** Takes one step. */
        abstract Steps step(Chunk one);

        @Override
        public Steps train(Chunk chunk) {
            List<Steps> all = new ArrayList<>();
            for (int i = 0; i < chunk.steps(); i++) {
                all.add(step(chunk.step(i)));
            }
            return join(all);
        }

        private static Steps join(List<Steps> all) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < all.get(0).outcomes().size(); i++) {
                int objective = i;
                outcomes.add(joined(
                        all.stream().map(step -> step.outcomes().get(objective)).toList()));
            }
            return new Steps(outcomes, firsts(all.stream().map(Steps::penalties).toList()));
        }

        private static Outcome joined(List<Outcome> all) {
            return new Outcome(
                    firsts(all.stream().map(Outcome::losses).toList()),
                    rows(all.stream().map(Outcome::predictions).toList()),
                    rows(all.stream().map(Outcome::mask).toList()));
        }

        private static float[] firsts(List<float[]> all) {
            float[] firsts = new float[all.size()];
            for (int i = 0; i < firsts.length; i++) {
                firsts[i] = all.get(i)[0];
            }
            return firsts;
        }

        private static Optional<Tensor> rows(List<Optional<Tensor>> all) {
            List<Tensor> rows = all.stream().flatMap(Optional::stream).toList();
            return rows.isEmpty() ? Optional.empty() : Optional.of(Tensor.concat(rows));
        }
    }
}
