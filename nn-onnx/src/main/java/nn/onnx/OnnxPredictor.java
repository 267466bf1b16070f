package nn.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner.Cleanable;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
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
    private volatile Optional<Ready> latest = Optional.empty();
    private boolean closed;

    OnnxPredictor(Network network, State state, Place place) {
        this.network = network;
        this.state = state;
        this.place = place;
    }

    private record Variant(List<ElementType> types, List<String> nodes) {}

    /**
     * A compiled graph.
     *
     * @param outputs the shape of one row of each output
     */
    private record Ready(Variant variant, OrtSession session, Map<String, Shape> outputs) {
        boolean fits(List<Tensor> inputs, List<String> nodes) {
            if (!variant.nodes().equals(nodes)) {
                return false;
            }
            for (int i = 0; i < inputs.size(); i++) {
                if (ElementType.of(inputs.get(i).type()) != variant.types().get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The graphs compiled so far, and memory for the calls to come. */
    private static final class Compiled implements Runnable {
        private final Map<Variant, Ready> graphs = new ConcurrentHashMap<>();
        private final Lanes lanes = new Lanes();
        private final AtomicReference<Optional<Outputs>> idle = new AtomicReference<>(Optional.empty());

        /** Takes the memory of the last call, if it fits this one too, or makes some. */
        Outputs take(Map<String, Shape> outputs, int rows) {
            Optional<Outputs> last = idle.getAndSet(Optional.empty());
            if (last.isPresent() && last.get().fit(outputs, rows)) {
                return last.get();
            }
            last.ifPresent(Outputs::close);
            return new Outputs(outputs, rows);
        }

        void give(Outputs outputs) {
            Optional<Outputs> kept = outputs.isSmall() ? Optional.of(outputs) : Optional.empty();
            idle.getAndSet(kept).ifPresent(Outputs::close);
            if (kept.isEmpty()) {
                outputs.close();
            }
        }

        @Override
        public void run() {
            lanes.close();
            idle.getAndSet(Optional.empty()).ifPresent(Outputs::close);
            graphs.values().forEach(ready -> Sessions.close(ready.session()));
            graphs.clear();
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
            Reference.reachabilityFence(this);
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
            Reference.reachabilityFence(this);
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
        Ready ready = compiled.graphs.computeIfAbsent(
                new Variant(List.of(ElementType.FLOAT32), List.of(node)), this::compile);
        return new Lane(ready.session(), input.name(), input.shape(), output(node), network.shape(node));
    }

    private List<Tensor> open(List<Tensor> inputs, List<String> nodes) {
        int rows = inputs.isEmpty() ? 0 : inputs.get(0).rows();
        Arrivals.requireInputs(network, inputs, rows);
        List<String> distinct = nodes.size() == 1 ? nodes : List.copyOf(new LinkedHashSet<>(nodes));
        Ready ready = latest.filter(each -> each.fits(inputs, distinct)).orElseGet(() -> ready(inputs, distinct));
        List<Tensor> found = rows == 0 ? none(ready) : run(ready, inputs, rows);
        return nodes.size() == distinct.size()
                ? found
                : nodes.stream().map(node -> found.get(distinct.indexOf(node))).toList();
    }

    private Ready ready(List<Tensor> inputs, List<String> nodes) {
        List<ElementType> types =
                inputs.stream().map(tensor -> ElementType.of(tensor.type())).toList();
        Ready ready = compiled.graphs.computeIfAbsent(new Variant(types, List.copyOf(nodes)), this::compile);
        latest = Optional.of(ready);
        return ready;
    }

    private Ready compile(Variant variant) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Shape> outputs = new LinkedHashMap<>();
        for (String node : variant.nodes()) {
            names.put(node, output(node));
            outputs.put(output(node), network.shape(node));
        }
        byte[] model = GraphWriter.model(network.inference(state.weights(), variant.types(), names));
        int threads = place.threads().forWork(Work.perRow(network));
        return new Ready(variant, Sessions.compile(model, threads, place), outputs);
    }

    private List<Tensor> run(Ready ready, List<Tensor> inputs, int rows) {
        Map<String, Tensor> given = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            given.put(network.inputs().get(i).name(), inputs.get(i));
        }
        Outputs outputs = compiled.take(ready.outputs(), rows);
        try (Lent lent = Lent.of(given)) {
            ready.session().run(lent.tensors(), outputs.pinned()).close();
            return outputs.read();
        } catch (OrtException failed) {
            throw Ort.failure("predicting", failed);
        } finally {
            compiled.give(outputs);
        }
    }

    private static List<Tensor> none(Ready ready) {
        return ready.outputs().values().stream()
                .map(row -> Tensor.zeros(row.batch(0)))
                .toList();
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
