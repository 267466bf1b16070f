package nn.onnx.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.Place;
import nn.onnx.run.SharedTensor;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;

/**
 * Copies tensors of float32 to a device and back, by runs of graphs that do nothing else: what needs no more of the C API than
 * other runs do will also be there wherever they are.
 */
public final class Transfer implements AutoCloseable {
    private static final String FROM = "from";
    private static final String TO = "to";

    private final Place place;
    private final Map<Integer, BoundGraph> byRank = new HashMap<>();

    /** Prepares to copy; nothing is compiled before it is needed. */
    public Transfer(Place place) {
        this.place = new Place(place.device(), place.threads(), GraphOptimization.NONE);
    }

    /** Copies a tensor to the device; to be closed. */
    public DeviceValue toDevice(Tensor tensor) {
        try (SharedTensor memory = SharedTensor.wrap(tensor);
                DeviceValue from = DeviceValue.over(memory.memory(), ElementType.FLOAT32, tensor.shape())) {
            return Objects.requireNonNull(graph(tensor.shape())
                    .run(Map.of(FROM, from), Map.of(), Map.of(TO, tensor.shape()))
                    .get(TO));
        }
    }

    /** Copies a tensor from the device. */
    public Tensor toProcessor(DeviceValue value) {
        Shape shape = value.shape();
        try (SharedTensor memory = SharedTensor.of(DType.FLOAT32, shape);
                DeviceValue to = DeviceValue.over(memory.memory(), ElementType.FLOAT32, shape)) {
            graph(shape).run(Map.of(FROM, value), Map.of(TO, to), Map.of());
            return memory.copy(shape);
        }
    }

    private BoundGraph graph(Shape shape) {
        return byRank.computeIfAbsent(shape.rank(), rank -> BoundGraph.compile(copying(rank), 1, place));
    }

    private static Graph copying(int rank) {
        long[] sizes = new long[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = Dims.symbol("size" + i);
        }
        Graph graph = Graph.named("copying");
        graph.output(TO, graph.input(FROM, ElementType.FLOAT32, new Dims(sizes)));
        return graph;
    }

    @Override
    public void close() {
        byRank.values().forEach(BoundGraph::close);
        byRank.clear();
    }
}
