package nn.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.State;
import nn.data.Tensor;
import nn.op.Graph;
import nn.op.Value;
import nn.spi.Ages;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.ChunkTypes;
import nn.spi.Forms;
import nn.spi.Outcome;
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
        List<Map<String, Array>> given = new ArrayList<>();
        for (int i = 0; i < chunk.steps(); i++) {
            given.add(step.take(chunk.step(i)));
        }
        List<Outcome> outcomes = IntStream.range(0, plan.objectives().size())
                .mapToObj(i -> new Outcome(
                        numbers(given, Ports.losses(i)), rows(given, Ports.predictions(i)), rows(given, Ports.mask(i))))
                .toList();
        return new Steps(outcomes, numbers(given, Ports.PENALTIES));
    }

    /** Returns one number a step; 0 where the graph gives none. */
    private static float[] numbers(List<Map<String, Array>> steps, String port) {
        float[] numbers = new float[steps.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Optional.ofNullable(steps.get(i).get(port))
                    .map(array -> (float) array.numbers()[0])
                    .orElse(0f);
        }
        return numbers;
    }

    /** Puts [1, batch, …] of each step one after the other. */
    private static Optional<Tensor> rows(List<Map<String, Array>> steps, String port) {
        List<Tensor> all = new ArrayList<>();
        for (Map<String, Array> step : steps) {
            Optional.ofNullable(step.get(port))
                    .map(Array::tensor)
                    .ifPresent(one -> all.add(one.reshape(one.shape().row())));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(Tensor.concat(all));
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
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        requireOpen();
        return new PlainPredictor(plan.network(), state).predict(inputs, nodes);
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
            throw new IllegalStateException("the training is closed.\nMaybe ask for model() before closing it.");
        }
    }
}
