package nn.onnx.predict;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.ref.Cleaner.Cleanable;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.run.InputChecks;
import nn.onnx.run.NativeCleaner;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.onnx.run.Tensors;
import nn.spi.Network;
import nn.spi.RowPredictor;

/** Predicts by the forward graph, compiled once for each combination of input types and wanted nodes. */
public final class OnnxPredictor implements RowPredictor {
    private final Network network;
    private final StampedLock lock = new StampedLock();
    private final CompiledGraphs graphs;
    private final Supplier<RowRun> rowRunMaker;
    private final Cleanable cleanable;
    private boolean closed;

    public OnnxPredictor(Network network, State state, Place place) {
        this.network = network;
        this.graphs = new CompiledGraphs(network, state, place);
        this.rowRunMaker = graphs::rowRun;
        this.cleanable = NativeCleaner.watch(this, graphs);
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
            RowRun run = graphs.runs().take(rowRunMaker);
            try {
                run.run(row, output);
            } finally {
                graphs.runs().release(run);
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

    private List<Tensor> open(List<Tensor> inputs, List<String> nodes) {
        int rows = inputs.isEmpty() ? 0 : inputs.get(0).rows();
        InputChecks.requireInputs(network, inputs, rows);
        List<String> distinct = nodes.size() == 1 ? nodes : List.copyOf(new LinkedHashSet<>(nodes));
        CompiledGraph graph = graphs.of(inputs, distinct, rows);
        List<Tensor> found = rows == 0 ? graph.none() : whole(graph, inputs, rows);
        return nodes.size() == distinct.size()
                ? found
                : nodes.stream().map(node -> found.get(distinct.indexOf(node))).toList();
    }

    private List<Tensor> whole(CompiledGraph graph, List<Tensor> inputs, int rows) {
        return rows <= Parts.MOST
                        || graph.isFree()
                        || !Parts.fit(graph.outputs().values(), rows)
                ? run(graph, inputs, rows)
                : Parts.predict(
                        inputs, rows, List.copyOf(graph.outputs().values()), (some, count) -> run(graph, some, count));
    }

    private List<Tensor> run(CompiledGraph graph, List<Tensor> inputs, int rows) {
        Map<String, Tensor> given = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            given.put(network.inputs().get(i).name(), inputs.get(i));
        }
        return graph.isFree() ? free(graph, given) : pinned(graph, given, rows);
    }

    private List<Tensor> pinned(CompiledGraph graph, Map<String, Tensor> given, int rows) {
        OutputBuffers outputs = graphs.take(graph.outputs(), rows);
        try (RunInputs bound = RunInputs.of(given)) {
            graph.session().run(bound.tensors(), outputs.pinned()).close();
            return outputs.read();
        } catch (OrtException failed) {
            throw Ort.failure("predicting", failed);
        } finally {
            graphs.release(outputs);
        }
    }

    /** Lets ONNX Runtime make memory for outputs whose lengths it alone knows. */
    private static List<Tensor> free(CompiledGraph graph, Map<String, Tensor> given) {
        try (RunInputs bound = RunInputs.of(given);
                OrtSession.Result outputs =
                        graph.session().run(bound.tensors(), graph.outputs().keySet())) {
            return graph.outputs().keySet().stream()
                    .map(name -> Tensors.copy((OnnxTensor) outputs.get(name).orElseThrow()))
                    .toList();
        } catch (OrtException failed) {
            throw Ort.failure("predicting", failed);
        }
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
