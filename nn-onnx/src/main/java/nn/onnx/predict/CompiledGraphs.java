package nn.onnx.predict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.run.Work;
import nn.onnx.write.GraphWriter;
import nn.op.ElementType;
import nn.spi.Input;
import nn.spi.Network;

/** Compiles a network's graphs, each when it is first needed, and keeps memory for calls to come, until it is closed. */
final class CompiledGraphs implements Runnable {
    private final Network network;
    private final State state;
    private final Place place;
    private final int threadsOfFew;
    private final int threadsOfMany;
    private final Map<CompiledGraph.Variant, CompiledGraph> graphs = new ConcurrentHashMap<>();
    private final RowRunPool runs = new RowRunPool();
    private final AtomicReference<Optional<OutputBuffers>> idle = new AtomicReference<>(Optional.empty());
    private volatile Optional<CompiledGraph> latest = Optional.empty();

    CompiledGraphs(Network network, State state, Place place) {
        this.network = network;
        this.state = state;
        this.place = place;
        this.threadsOfFew = place.threads().forWork(Work.perRow(network));
        this.threadsOfMany = place.threads().forWork(Work.perRow(network) * Parts.MOST);
    }

    /** Finds the graph for so many rows of such inputs; most calls need that of the call before. */
    CompiledGraph of(List<Tensor> inputs, List<String> nodes, int rows) {
        int threads = rows > Parts.MOST ? threadsOfMany : threadsOfFew;
        return latest.filter(each -> each.fits(inputs, nodes, threads)).orElseGet(() -> {
            List<ElementType> types =
                    inputs.stream().map(tensor -> ElementType.of(tensor.type())).toList();
            CompiledGraph graph = of(new CompiledGraph.Variant(types, List.copyOf(nodes), threads));
            latest = Optional.of(graph);
            return graph;
        });
    }

    private CompiledGraph of(CompiledGraph.Variant variant) {
        return graphs.computeIfAbsent(variant, this::compile);
    }

    private CompiledGraph compile(CompiledGraph.Variant variant) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Shape> outputs = new LinkedHashMap<>();
        for (String node : variant.nodes()) {
            names.put(node, output(node));
            outputs.put(output(node), network.shape(node));
        }
        byte[] model = GraphWriter.model(network.inference(state.weights(), variant.types(), names));
        return new CompiledGraph(variant, Sessions.compile(model, variant.threads(), place), outputs);
    }

    /** Inputs and outputs may not have one name, though an input itself may be wanted. */
    private static String output(String node) {
        return "output:" + node;
    }

    RowRunPool runs() {
        return runs;
    }

    /** Makes memory for single rows, and compiles their graph if that is still to be done. */
    RowRun rowRun() {
        Input input = network.inputs().get(0);
        String node = network.outputs().get(0);
        CompiledGraph graph = of(new CompiledGraph.Variant(List.of(ElementType.FLOAT32), List.of(node), threadsOfFew));
        return new RowRun(graph.session(), input.name(), input.shape(), output(node), network.shape(node));
    }

    /** Takes the memory of the last call, if it fits this one too, or makes some. */
    OutputBuffers take(Map<String, Shape> outputs, int rows) {
        Optional<OutputBuffers> last = idle.getAndSet(Optional.empty());
        if (last.isPresent() && last.get().fit(outputs, rows)) {
            return last.get();
        }
        last.ifPresent(OutputBuffers::close);
        return new OutputBuffers(outputs, rows);
    }

    /** Takes memory back, and keeps what is small. */
    void release(OutputBuffers outputs) {
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
