package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner.Cleanable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import nn.data.DType;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.graph.Type;
import nn.onnx.lower.InferenceGraph;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.RowPredictor;

/** Predicts by the forward graph, compiled once for each combination of input types and wanted nodes. */
final class OnnxPredictor implements RowPredictor {
    private final Network network;
    private final State state;
    private final Place place;
    private final StampedLock lock = new StampedLock();
    private final Compiled compiled = new Compiled();
    private final Cleanable cleanable = Forgotten.watch(this, compiled);
    private final Supplier<Lane> laneMaker = this::lane;
    private boolean closed;

    OnnxPredictor(Network network, State state, Place place) {
        this.network = network;
        this.state = state;
        this.place = place;
    }

    private record Variant(List<Type> types, List<String> nodes) {}

    /** The graphs compiled so far. */
    private static final class Compiled implements Runnable {
        private final Map<Variant, OrtSession> sessions = new ConcurrentHashMap<>();
        private final Lanes lanes = new Lanes();

        @Override
        public void run() {
            lanes.close();
            sessions.values().forEach(Sessions::close);
            sessions.clear();
        }
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        long stamp = lock.readLock();
        try {
            requireOpen();
            return open(inputs, nodes);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    @Override
    public void predict(float[] row, float[] output) {
        long stamp = lock.readLock();
        try {
            requireOpen();
            Lane lane = compiled.lanes.take(laneMaker);
            try {
                lane.run(row, output);
            } finally {
                compiled.lanes.give(lane);
            }
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the predictor is closed.\nMaybe close it only after its last use.");
        }
    }

    private Lane lane() {
        Input input = network.inputs().get(0);
        String node = network.outputs().get(0);
        OrtSession session =
                compiled.sessions.computeIfAbsent(new Variant(List.of(Type.FLOAT), List.of(node)), this::compile);
        return new Lane(session, input.name(), input.shape(), output(node), network.shape(node));
    }

    private List<Tensor> open(List<Tensor> inputs, List<String> nodes) {
        int rows = inputs.isEmpty() ? 0 : inputs.get(0).rows();
        Arrivals.requireInputs(network, inputs, rows);
        List<Type> types = inputs.stream().map(tensor -> Type.of(tensor.type())).toList();
        List<String> distinct = List.copyOf(new LinkedHashSet<>(nodes));
        OrtSession session = compiled.sessions.computeIfAbsent(new Variant(types, distinct), this::compile);
        Map<String, Tensor> found = rows == 0 ? none(distinct) : run(session, inputs, distinct, rows);
        return nodes.stream().map(found::get).toList();
    }

    private OrtSession compile(Variant variant) {
        Map<String, String> names = new LinkedHashMap<>();
        variant.nodes().forEach(node -> names.put(node, output(node)));
        byte[] model = InferenceGraph.of(network, state.weights(), variant.types(), names)
                .build()
                .toByteArray();
        return Sessions.compile(model, place.threads().forWork(Work.perRow(network)), place.device());
    }

    private Map<String, Tensor> run(OrtSession session, List<Tensor> inputs, List<String> nodes, int rows) {
        Map<String, OnnxTensor> lent = new HashMap<>();
        Map<String, OnnxTensor> pinned = new HashMap<>();
        Map<String, Tensor> found = new HashMap<>();
        try {
            for (int i = 0; i < inputs.size(); i++) {
                Input input = network.inputs().get(i);
                lent.put(
                        input.name(),
                        Tensors.lend(inputs.get(i), inputs.get(i).shape().dims()));
            }
            for (String node : nodes) {
                Shape shape = network.shape(node).batch(rows);
                ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
                pinned.put(output(node), Tensors.lend(memory, DType.FLOAT32, shape.dims()));
                found.put(node, Tensor.wrap(DType.FLOAT32, shape, memory));
            }
            Ort.call("predicting", () -> session.run(lent, pinned)).close();
            return found;
        } finally {
            lent.values().forEach(OnnxTensor::close);
            pinned.values().forEach(OnnxTensor::close);
        }
    }

    private Map<String, Tensor> none(List<String> nodes) {
        Map<String, Tensor> found = new HashMap<>();
        nodes.forEach(node -> found.put(node, Tensor.zeros(network.shape(node).batch(0))));
        return found;
    }

    /** Inputs and outputs may not have one name, though an input itself may be wanted. */
    private static String output(String node) {
        return "output:" + node;
    }

    @Override
    public void close() {
        long stamp = lock.writeLock();
        try {
            closed = true;
            cleanable.clean();
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
