package nn.benchmarks;

import ai.onnxruntime.OnnxTensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import nn.data.Shape;
import nn.onnx.fuse.Blocks;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.Graph;

/** A compiled graph with float inputs full of small numbers, to be run again and again. */
final class GraphRun implements AutoCloseable {
    private final RawSession session;
    private final Map<String, OnnxTensor> given;

    GraphRun(Graph graph, Blocks blocks, int threads) {
        session = new RawSession(GraphWriter.model(graph, blocks), threads);
        Map<String, Shape> inputs = new HashMap<>();
        graph.inputs().forEach(input -> inputs.put(input.name(), shape(input.dims())));
        given = session.given(inputs);
    }

    private static Shape shape(Dims dims) {
        return Shape.of(Arrays.stream(dims.sizes()).mapToInt(Math::toIntExact).toArray());
    }

    void run() {
        session.run(given);
    }

    @Override
    public void close() {
        given.values().forEach(OnnxTensor::close);
        session.close();
    }
}
