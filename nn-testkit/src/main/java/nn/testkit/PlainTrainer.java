package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

final class PlainTrainer implements Trainer {
    private final Plan plan;
    private final Mask mask;
    private State state;
    private boolean closed;

    PlainTrainer(Plan plan, State start, Mask mask) {
        this.plan = plan;
        this.state = start;
        this.mask = mask;
    }

    interface Mask {
        boolean drops(long seed, String node, long step, double rate, int element);
    }

    @Override
    public Steps train(Chunk chunk) {
        requireOpen();
        return steps(chunk, true);
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        requireOpen();
        return steps(chunk, false);
    }

    private Steps steps(Chunk chunk, boolean training) {
        float[] losses = new float[chunk.steps()];
        float[] penalties = new float[chunk.steps()];
        List<List<Var>> outputs = new ArrayList<>();
        for (int i = 0; i < chunk.steps(); i++) {
            Batch batch = new Batch(chunk, i, training);
            losses[i] = (float) batch.loss.value;
            penalties[i] = (float) batch.penalty.value;
            outputs.addAll(batch.output.rows());
            if (training) {
                state = batch.update(chunk.rates()[i]);
            }
        }
        Values all = new Values(plan.network().output(), outputs);
        return new Steps(losses, penalties, plan.outputs() ? Optional.of(all.tensor()) : Optional.empty());
    }

    @Override
    public State state() {
        requireOpen();
        return state;
    }

    @Override
    public void restore(State other) {
        requireOpen();
        state = other;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the trainer is closed.");
        }
    }

    /** One batch's way through the network. */
    private final class Batch {
        final Map<String, List<Var>> weights = new TreeMap<>();
        final Forward forward;
        final Values output;
        final Var loss;
        final Var penalty;

        Batch(Chunk chunk, int index, boolean training) {
            long step = chunk.firstStep() + index;
            int from = index * chunk.batch();
            int to = from + chunk.batch();
            state.weights().forEach((name, tensor) -> weights.put(name, Values.vars(tensor)));
            forward = new Forward(
                    weights, training, (node, rate, element) -> mask.drops(plan.seed(), node, step, rate, element));
            for (int i = 0; i < chunk.inputs().size(); i++) {
                Tensor rows = chunk.inputs().get(i).rows(from, to);
                forward.input(plan.network().inputs().get(i).name(), Values.of(rows));
            }
            plan.network().nodes().forEach(forward::run);
            output = forward.values(plan.network().outputs().get(0));
            loss = loss(chunk.targets().rows(from, to), chunk.sampleWeights().map(all -> all.rows(from, to)));
            penalty = penalty();
        }

        private Var loss(Tensor targets, Optional<Tensor> sampleWeights) {
            return Var.mean(IntStream.range(0, targets.rows())
                    .mapToObj(row -> {
                        RowLoss loss = new RowLoss(
                                output.rows().get(row), Floats.doubles(targets.rows(row, row + 1)), output.features());
                        double weight =
                                sampleWeights.map(all -> all.floats()[row]).orElse(1f);
                        return plan.loss().accept(loss).times(weight);
                    })
                    .toList());
        }

        private Var penalty() {
            List<Var> all = new ArrayList<>(forward.penalties);
            for (Weight weight : plan.network().trainable()) {
                weight.regularizer().ifPresent(each -> all.add(Penalty.of(each, weights.get(weight.name()))));
            }
            return Var.sum(all);
        }

        State update(double rate) {
            loss.plus(penalty).backward();
            Map<String, double[]> gradients = new TreeMap<>();
            for (Weight weight : plan.network().trainable()) {
                gradients.put(
                        weight.name(),
                        weights.get(weight.name()).stream()
                                .mapToDouble(Var::gradient)
                                .toArray());
            }
            UpdateRule.clip(plan.optimizer().options(), gradients);
            TreeMap<String, Tensor> next = new TreeMap<>(state.weights());
            TreeMap<String, Tensor> slots = new TreeMap<>(state.slots());
            plan.network().trainable().forEach(weight -> {
                step(weight, rate, gradients.get(weight.name()), next, slots);
            });
            forward.statistics.forEach((name, values) -> next.put(
                    name,
                    Floats.tensor(
                            state.weights().get(name).shape(),
                            values.stream().mapToDouble(each -> each.value).toArray())));
            return new State(state.step() + 1, next, slots, state.optimization());
        }

        private void step(
                Weight weight, double rate, double[] gradient, Map<String, Tensor> next, Map<String, Tensor> slots) {
            Map<String, double[]> own = new TreeMap<>();
            for (String slot : plan.optimizer().slots().keySet()) {
                own.put(slot, Floats.doubles(slots.get(weight.name() + ":" + slot)));
            }
            double[] values = Floats.doubles(next.get(weight.name()));
            new UpdateRule(
                            state.step() + 1 - state.optimization().slotsBegan(weight.name()),
                            rate,
                            values,
                            gradient,
                            own)
                    .step(plan.optimizer());
            weight.constraint().ifPresent(each -> each.accept(new Bounds(weight.shape(), values)));
            next.put(weight.name(), Floats.tensor(weight.shape(), values));
            own.forEach((slot, each) -> slots.put(weight.name() + ":" + slot, Floats.tensor(weight.shape(), each)));
        }
    }
}
