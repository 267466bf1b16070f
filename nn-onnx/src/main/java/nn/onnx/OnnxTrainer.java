package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.lang.ref.Cleaner.Cleanable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.lower.Feed;
import nn.onnx.lower.StepGraph;
import nn.spi.Chunk;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;

/** Trains by running the graph of a chunk's steps; weights and slots stay with ONNX Runtime in between. */
final class OnnxTrainer implements Trainer {
    private final Plan plan;
    private final Place place;
    private final Map<String, Shape> moving = new TreeMap<>();
    private final Map<Feed, Sessions.Lease> training = new HashMap<>();
    private final Map<Feed, Sessions.Lease> evaluation = new HashMap<>();
    private final Holdings holdings = new Holdings();
    private final Cleanable cleanable;
    private State start;
    private long step;
    private boolean closed;

    OnnxTrainer(Plan plan, State start, Place place) {
        this.plan = plan;
        this.place = place;
        this.start = start;
        StepGraph.moving(plan.network()).forEach(weight -> moving.put(weight.name(), weight.shape()));
        for (Weight weight : plan.network().trainable()) {
            plan.optimizer().slots().keySet().forEach(slot -> moving.put(weight.name() + ":" + slot, weight.shape()));
        }
        take(start);
        this.cleanable = Forgotten.watch(this, holdings);
    }

    private void take(State state) {
        Network network = plan.network();
        network.weights().forEach(weight -> take(weight.name(), state.weights()));
        moving.keySet().stream()
                .filter(name -> state.slots().containsKey(name))
                .forEach(name -> take(name, state.slots()));
        start = state;
        step = state.step();
    }

    private void take(String name, Map<String, Tensor> from) {
        Tensor tensor = Objects.requireNonNull(from.get(name));
        holdings.put(name, Tensors.lend(tensor, tensor.shape().dims()));
    }

    @Override
    public Steps train(Chunk chunk) {
        requireOpen();
        Arrivals.requireChunk(plan, chunk);
        Sessions.Lease graph = graph(training, chunk, StepGraph::training);
        try (ChunkInputs inputs = new ChunkInputs(plan, chunk).training()) {
            Steps steps = run(graph, chunk, inputs);
            step = chunk.firstStep() + chunk.steps();
            return steps;
        }
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        requireOpen();
        Arrivals.requireChunk(plan, chunk);
        Sessions.Lease graph = graph(evaluation, chunk, StepGraph::evaluation);
        try (ChunkInputs inputs = new ChunkInputs(plan, chunk).evaluation()) {
            return run(graph, chunk, inputs);
        }
    }

    private Sessions.Lease graph(Map<Feed, Sessions.Lease> known, Chunk chunk, BiFunction<Plan, Feed, byte[]> writer) {
        return known.computeIfAbsent(Feed.of(chunk), feed -> {
            int threads = place.threads().forWork(Work.perRow(plan.network()) * chunk.batch());
            return holdings.keep(Sessions.SHARED.open(writer.apply(plan, feed), threads, place.device()));
        });
    }

    private Steps run(Sessions.Lease graph, Chunk chunk, ChunkInputs inputs) {
        Map<String, OnnxTensor> all = new HashMap<>(inputs.tensors());
        for (String name : graph.session().getInputNames()) {
            all.computeIfAbsent(name, holdings::get);
        }
        try (Outcome outcome = Outcome.of(graph.session(), all, plan, chunk)) {
            moving.keySet()
                    .forEach(name -> outcome.take(StepGraph.last(name)).ifPresent(last -> holdings.put(name, last)));
            return outcome.steps();
        }
    }

    @Override
    public State state() {
        requireOpen();
        SortedMap<String, Tensor> weights = new TreeMap<>(start.weights());
        SortedMap<String, Tensor> slots = new TreeMap<>(start.slots());
        moving.forEach((name, shape) ->
                (slots.containsKey(name) ? slots : weights).put(name, Tensors.copy(holdings.get(name), shape)));
        return new State(step, weights, slots);
    }

    @Override
    public void restore(State state) {
        requireOpen();
        Arrivals.requireState(plan, state);
        take(state);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the trainer is closed.\nMaybe ask for its state before closing it.");
        }
    }

    @Override
    public void close() {
        closed = true;
        cleanable.clean();
    }
}
