package nn.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nn.data.State;
import nn.data.Tensor;
import nn.op.Graph;
import nn.op.Value;
import nn.spi.Ages;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.ChunkTypes;
import nn.spi.Forms;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Takes one step after the other, each by a run of the plan's graph; weights and slots are floats between steps. */
final class PlainTrainer implements Trainer {
    private final Plan plan;
    private final Map<ChunkTypes, Prepared> training = new HashMap<>();
    private final Map<ChunkTypes, Prepared> evaluation = new HashMap<>();
    private Ages ages;
    private State state;
    private boolean closed;

    PlainTrainer(Plan plan, State start) {
        this.plan = plan;
        this.state = start;
        this.ages = Ages.of(plan, start.optimization());
    }

    @Override
    public Steps train(Chunk chunk) {
        requireOpen();
        Prepared graph = training.computeIfAbsent(
                ChunkTypes.of(chunk), types -> Prepared.of(plan.training(types, ages, Forms.PLAIN)));
        return steps(chunk, one -> {
            Map<String, Array> given = run(graph, ChunkTensors.training(plan, ages, one, graph.inputs()));
            state = next(given);
            return given;
        });
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        requireOpen();
        Prepared graph = evaluation.computeIfAbsent(ChunkTypes.of(chunk), types -> Prepared.of(plan.evaluation(types)));
        return steps(chunk, one -> run(graph, ChunkTensors.evaluation(plan, one)));
    }

    /** A graph, ready to be run for each step. */
    private record Prepared(Interpreter interpreter, Set<String> inputs) {
        static Prepared of(Graph graph) {
            Set<String> names = graph.inputs().stream().map(Value::name).collect(Collectors.toSet());
            return new Prepared(Interpreter.of(graph), names);
        }
    }

    private interface Step {
        Map<String, Array> take(Chunk one);
    }

    private Steps steps(Chunk chunk, Step step) {
        float[] losses = new float[chunk.steps()];
        float[] penalties = new float[chunk.steps()];
        List<Tensor> outputs = new ArrayList<>();
        for (int i = 0; i < chunk.steps(); i++) {
            Map<String, Array> given = step.take(one(chunk, i));
            losses[i] = (float) given.get(Ports.LOSSES).numbers()[0];
            if (given.containsKey(Ports.PENALTIES)) {
                penalties[i] = (float) given.get(Ports.PENALTIES).numbers()[0];
            }
            if (plan.outputs()) {
                outputs.add(given.get(Ports.OUTPUTS)
                        .tensor()
                        .reshape(plan.network().output().batch(chunk.batch())));
            }
        }
        return new Steps(losses, penalties, plan.outputs() ? Optional.of(Tensor.concat(outputs)) : Optional.empty());
    }

    private static Chunk one(Chunk chunk, int step) {
        int from = step * chunk.batch();
        int to = from + chunk.batch();
        return new Chunk(
                chunk.inputs().stream().map(tensor -> tensor.rows(from, to)).toList(),
                chunk.targets().rows(from, to),
                chunk.sampleWeights().map(weights -> weights.rows(from, to)),
                chunk.batch(),
                chunk.firstStep() + step,
                new float[] {chunk.rates()[step]});
    }

    private Map<String, Array> run(Prepared graph, Map<String, Tensor> chunk) {
        Map<String, Array> inputs = new HashMap<>();
        for (String input : graph.inputs()) {
            Tensor tensor = Optional.ofNullable(chunk.get(input))
                    .or(() -> Optional.ofNullable(state.weights().get(input)))
                    .orElseGet(() -> state.slots().get(input));
            inputs.put(input, Array.of(tensor));
        }
        return graph.interpreter().run(inputs);
    }

    private State next(Map<String, Array> outputs) {
        TreeMap<String, Tensor> weights = new TreeMap<>(state.weights());
        TreeMap<String, Tensor> slots = new TreeMap<>(state.slots());
        outputs.forEach((output, array) -> Ports.carried(output)
                .ifPresent(name -> (slots.containsKey(name) ? slots : weights).put(name, array.tensor())));
        return new State(state.step() + 1, weights, slots, state.optimization());
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
        Ages now = Ages.of(plan, other.optimization());
        if (!now.equals(ages)) {
            ages = now;
            training.clear();
        }
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
}
