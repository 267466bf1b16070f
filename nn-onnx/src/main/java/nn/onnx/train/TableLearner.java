package nn.onnx.train;

import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.fuse.FastForms;
import nn.onnx.run.Place;
import nn.onnx.run.SharedTensor;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.ChunkTypes;
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
    private final NativeBuffers buffers;
    private final ChunkSessions sessions;
    private final SortedMap<String, SharedTensor> weights = new TreeMap<>();
    private final Map<String, SharedTensor> gradients = new HashMap<>();
    private final Map<Kind, StepRun> runs = new HashMap<>();

    private record Kind(ChunkTypes types, int batch) {}

    /** Prepares to learn by a plan that {@link #suits}. */
    TableLearner(Plan plan, Place place, NativeBuffers buffers) {
        this.plan = plan;
        this.buffers = buffers;
        this.sessions = new ChunkSessions(plan, place, buffers, types -> plan.lookups(types, FastForms.all()));
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
                SharedTensor memory =
                        SharedTensor.zeros(DType.FLOAT32, weight.shape().batch(1));
                gradients.put(weight.name(), memory);
                buffers.put(port, memory);
            }
        }
    }

    /** Returns whether a plan can be learned so: on the processor, by plain gradient descent, with a large table. */
    static boolean suits(Plan plan, Device device) {
        Set<String> tables = plan.tables();
        return device.equals(Device.CPU)
                && plan.network().trainable().stream()
                        .allMatch(weight -> weight.constraint().isEmpty())
                && plan.network().trainable().stream()
                        .filter(weight -> tables.contains(weight.name()))
                        .map(Weight::shape)
                        .anyMatch(shape -> shape.size() >= LARGE && shape.dim(0) <= MOST_ROWS);
    }

    @Override
    public void load(State state) {
        plan.network().weights().stream()
                .filter(weight -> !weights.containsKey(weight.name()))
                .forEach(weight -> buffers.wrap(weight.name(), state.weights()));
        weights.forEach((name, memory) -> memory.load(state.weights().get(name), 0));
    }

    @Override
    public Steps learn(Chunk chunk) {
        OrtSession session = sessions.ofOneStep(chunk).session();
        Map<String, Tensor> tensors = ChunkTensors.gradients(plan, chunk, session.getInputNames());
        hold(session.getOutputNames());
        Map<String, Shape> rows = RowPorts.of(plan, session.getOutputNames());
        Map<String, Shape> read = new HashMap<>(rows);
        Lookup.all(plan, session.getOutputNames()).forEach(lookup -> read.putAll(lookup.ports()));
        StepRun run = runs.computeIfAbsent(
                new Kind(ChunkTypes.of(chunk), chunk.batch()),
                kind -> new StepRun(session, tensors, read, chunk.batch(), buffers));
        StepLog log = new StepLog(plan, chunk, rows);
        for (int i = 0; i < chunk.steps(); i++) {
            run.run(tensors, i);
            log.add(run, i);
            step(run, chunk.rates()[i], session.getOutputNames());
        }
        return log.steps();
    }

    private void step(StepRun run, float rate, Set<String> outputs) {
        gradients.forEach((name, gradient) -> {
            if (outputs.contains(Ports.gradient(name))) {
                Descent.step(
                        weights.get(name).memory().asFloatBuffer(),
                        gradient.memory().asFloatBuffer(),
                        rate);
            }
        });
        Lookup.all(plan, outputs)
                .forEach(lookup ->
                        lookup.step(weights.get(lookup.table()).memory().asFloatBuffer(), run, rate));
    }

    @Override
    public Map<String, Tensor> slots() {
        return Map.of();
    }
}
