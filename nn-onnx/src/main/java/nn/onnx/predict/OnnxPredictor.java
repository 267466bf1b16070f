package nn.onnx.predict;

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
import nn.onnx.ort.Ort;
import nn.onnx.run.InputChecks;
import nn.onnx.run.NativeCleaner;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.onnx.run.Sessions;
import nn.onnx.run.Work;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.RowPredictor;

/** Predicts by the forward graph, compiled once for each combination of input types and wanted nodes. */
public final class OnnxPredictor implements RowPredictor {
    private final Network network;
    private final State state;
    private final Place place;
    private final StampedLock lock = new StampedLock();
    private final Compiled compiled = new Compiled();
    private final Cleanable cleanable = NativeCleaner.watch(this, compiled);
    private final Supplier<RowRun> runMaker = this::rowRun;
    private volatile Optional<CompiledGraph> latest = Optional.empty();
    private boolean closed;

    public OnnxPredictor(Network network, State state, Place place) {
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
    private record CompiledGraph(Variant variant, OrtSession session, Map<String, Shape> outputs) {
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
        private final Map<Variant, CompiledGraph> graphs = new ConcurrentHashMap<>();
        private final RowRunPool runs = new RowRunPool();
        private final AtomicReference<Optional<OutputBuffers>> idle = new AtomicReference<>(Optional.empty());

        /** Takes the memory of the last call, if it fits this one too, or makes some. */
        OutputBuffers take(Map<String, Shape> outputs, int rows) {
            Optional<OutputBuffers> last = idle.getAndSet(Optional.empty());
            if (last.isPresent() && last.get().fit(outputs, rows)) {
                return last.get();
            }
            last.ifPresent(OutputBuffers::close);
            return new OutputBuffers(outputs, rows);
        }

        void give(OutputBuffers outputs) {
            Optional<OutputBuffers> kept = outputs.isSmall() ? Optional.of(outputs) : Optional.empty();
            idle.getAndSet(kept).ifPresent(OutputBuffers::close);
            if (kept.isEmpty()) {
                outputs.close();
            }
        }

        @Override
        public void run() {
            runs.close();
            idle.getAndSet(Optional.empty()).ifPresent(OutputBuffers::close);
            graphs.values().forEach(graph -> Sessions.close(graph.session()));
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
            RowRun run = compiled.runs.take(runMaker);
            try {
                run.run(row, output);
            } finally {
                compiled.runs.give(run);
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

    private RowRun rowRun() {
        Input input = network.inputs().get(0);
        String node = network.outputs().get(0);
        CompiledGraph graph = compiled.graphs.computeIfAbsent(
                new Variant(List.of(ElementType.FLOAT32), List.of(node)), this::compile);
        return new RowRun(graph.session(), input.name(), input.shape(), output(node), network.shape(node));
    }

    private List<Tensor> open(List<Tensor> inputs, List<String> nodes) {
        int rows = inputs.isEmpty() ? 0 : inputs.get(0).rows();
        InputChecks.requireInputs(network, inputs, rows);
        List<String> distinct = nodes.size() == 1 ? nodes : List.copyOf(new LinkedHashSet<>(nodes));
        CompiledGraph graph =
                latest.filter(each -> each.fits(inputs, distinct)).orElseGet(() -> graph(inputs, distinct));
        List<Tensor> found = rows == 0 ? none(graph) : run(graph, inputs, rows);
        return nodes.size() == distinct.size()
                ? found
                : nodes.stream().map(node -> found.get(distinct.indexOf(node))).toList();
    }

    private CompiledGraph graph(List<Tensor> inputs, List<String> nodes) {
        List<ElementType> types =
                inputs.stream().map(tensor -> ElementType.of(tensor.type())).toList();
        CompiledGraph graph = compiled.graphs.computeIfAbsent(new Variant(types, List.copyOf(nodes)), this::compile);
        latest = Optional.of(graph);
        return graph;
    }

    private CompiledGraph compile(Variant variant) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Shape> outputs = new LinkedHashMap<>();
        for (String node : variant.nodes()) {
            names.put(node, output(node));
            outputs.put(output(node), network.shape(node));
        }
        byte[] model = GraphWriter.model(network.inference(state.weights(), variant.types(), names));
        int threads = place.threads().forWork(Work.perRow(network));
        return new CompiledGraph(variant, Sessions.compile(model, threads, place), outputs);
    }

    private List<Tensor> run(CompiledGraph graph, List<Tensor> inputs, int rows) {
        Map<String, Tensor> given = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            given.put(network.inputs().get(i).name(), inputs.get(i));
        }
        OutputBuffers outputs = compiled.take(graph.outputs(), rows);
        try (RunInputs bound = RunInputs.of(given)) {
            graph.session().run(bound.tensors(), outputs.pinned()).close();
            return outputs.read();
        } catch (OrtException failed) {
            throw Ort.failure("predicting", failed);
        } finally {
            compiled.give(outputs);
        }
    }

    private static List<Tensor> none(CompiledGraph graph) {
        return graph.outputs().values().stream()
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
