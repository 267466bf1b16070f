package nn.onnx.train;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.run.Place;
import nn.onnx.run.SharedTensor;
import nn.onnx.run.Threads;
import nn.spi.Chunk;
import nn.spi.Device;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;

/**
 * Learns by plain gradient descent where a network looks vectors up in large tables: ONNX Runtime gives the gradients of
 * the rows that a step looked up, and only these rows are touched, where a graph would copy whole tables at each step.
 */
final class TableLearner implements Learner {
    /** From so many numbers on a table costs more to copy than its rows to change. */
    private static final int LARGE = 1 << 12;
    /** The most rows whose numbers are exact in single precision, as they come out of the graph. */
    private static final int MOST_ROWS = 1 << 24;

    private final Plan plan;
    private final Threads threads;
    private final NativeBuffers buffers;
    private final SingleSteps steps;
    private final RowMoves moves;
    private final SortedMap<String, SharedTensor> weights = new TreeMap<>();
    private final Map<String, SharedTensor> gradients = new HashMap<>();

    /** Prepares to learn by a plan that {@link #suits}. */
    TableLearner(Plan plan, Place place, NativeBuffers buffers) {
        this.plan = plan;
        this.moves = new RowMoves(plan);
        this.threads = place.threads();
        this.buffers = buffers;
        this.steps = SingleSteps.ofGradients(plan, place, buffers, plan::lookups);
        for (Weight weight : plan.network().trainable()) {
            weights.put(weight.name(), SharedTensor.zeros(DType.FLOAT32, weight.shape()));
            buffers.put(weight.name(), weights.get(weight.name()));
        }
    }

    /** Makes memory for the gradients that a graph gives: those of tables, too, that are used otherwise as well. */
    private void hold(Set<String> outputs) {
        for (Weight weight : plan.network().trainable()) {
            String port = Ports.gradient(weight.name());
            if (outputs.contains(port) && !gradients.containsKey(weight.name())) {
                SharedTensor memory = SharedTensor.zeros(DType.FLOAT32, weight.shape());
                gradients.put(weight.name(), memory);
                buffers.put(port, memory);
            }
        }
    }

    /** Returns whether a plan can be learned so: on the processor, by plain gradient descent, with a large table. */
    static boolean suits(Plan plan, Device device) {
        Set<String> tables = plan.tables();
        List<Weight> learned = plan.network().trainable();
        List<Shape> shapes = learned.stream()
                .filter(weight -> tables.contains(weight.name()))
                .map(Weight::shape)
                .toList();
        return device.equals(Device.CPU)
                && learned.stream().allMatch(weight -> weight.constraint().isEmpty())
                && shapes.stream().anyMatch(shape -> shape.size() >= LARGE)
                && shapes.stream().allMatch(shape -> shape.dim(0) <= MOST_ROWS);
    }

    @Override
    public void load(State state) {
        plan.network().weights().stream()
                .filter(weight -> !weights.containsKey(weight.name()))
                .forEach(weight -> buffers.wrap(weight.name(), state.weights()));
        weights.forEach((name, memory) ->
                memory.load(Objects.requireNonNull(state.weights().get(name)), 0));
    }

    @Override
    public Steps learn(Chunk chunk) {
        Set<String> outputs = steps.outputs(chunk);
        hold(outputs);
        List<Lookup> lookups = Lookup.all(plan, outputs);
        Map<String, Shape> read = new HashMap<>();
        lookups.forEach(lookup -> read.putAll(lookup.ports()));
        moves.begin(chunk, isThreadFree(chunk));
        try {
            return steps.take(chunk, read, (i, run) -> step(run, lookups, i, chunk.rates()[i]));
        } finally {
            moves.finish();
        }
    }

    private boolean isThreadFree(Chunk chunk) {
        return Runtime.getRuntime().availableProcessors() > 1 && steps.threads(chunk) < threads.forWork(Long.MAX_VALUE);
    }

    private void step(StepRun run, List<Lookup> lookups, int i, float rate) {
        gradients.forEach(
                (name, gradient) -> Descent.step(weight(name), gradient.memory().asFloatBuffer(), rate));
        moves.step(i, run, lookups, this::weight, rate);
    }

    private FloatBuffer weight(String name) {
        return Objects.requireNonNull(weights.get(name)).memory().asFloatBuffer();
    }

    @Override
    public Map<String, Tensor> slots() {
        return Map.of();
    }
}
