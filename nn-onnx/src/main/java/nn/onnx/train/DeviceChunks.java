package nn.onnx.train;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.binding.BoundGraph;
import nn.onnx.binding.BoundMemory;
import nn.onnx.binding.DeviceValue;
import nn.onnx.run.Place;
import nn.op.Graph;
import nn.spi.Chunk;
import nn.spi.ChunkTypes;
import nn.spi.Forms;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;

/**
 * Runs a plan's graph on chunks with the weights and slots that are on a device: data crosses once a chunk, what it gives
 * comes back, and what becomes of weights and slots stays there.
 */
final class DeviceChunks {
    private final Plan plan;
    private final Place place;
    private final DeviceState state;
    private final BiFunction<ChunkTypes, Forms, Graph> builder;
    private final Map<ChunkTypes, BoundGraph> known = new HashMap<>();

    DeviceChunks(Plan plan, Place place, DeviceState state, BiFunction<ChunkTypes, Forms, Graph> builder) {
        this.plan = plan;
        this.place = place;
        this.state = state;
        this.builder = builder;
    }

    private BoundGraph graph(Chunk chunk) {
        return known.computeIfAbsent(ChunkTypes.of(chunk), types -> {
            ChunkGraph of = ChunkGraph.of(plan, place, chunk, forms -> builder.apply(types, forms));
            return state.keep(BoundGraph.compile(of.graph(), of.blocks(), of.threads(), place));
        });
    }

    /**
     * Runs the graph.
     *
     * @param layout lays the chunk out for a graph that has inputs of such names
     */
    Steps run(Chunk chunk, Function<Set<String>, Map<String, Tensor>> layout) {
        BoundGraph graph = graph(chunk);
        Map<String, Shape> rows = RowPorts.of(plan, graph.outputs());
        Map<String, Shape> kept = new HashMap<>();
        try (BoundMemory memory = new BoundMemory()) {
            layout.apply(graph.inputs()).forEach(memory::give);
            for (String output : graph.outputs()) {
                Ports.carried(output)
                        .ifPresentOrElse(
                                name -> kept.put(output, state.get(name).shape()),
                                () -> memory.take(output, shape(chunk, Optional.ofNullable(rows.get(output)))));
            }
            memory.run(graph, state.values(), kept).forEach(this::keep);
            return steps(chunk, memory, graph.outputs(), rows);
        }
    }

    private static Shape shape(Chunk chunk, Optional<Shape> row) {
        return row.map(each -> each.batch(chunk.batch()).batch(chunk.steps())).orElseGet(() -> Shape.of(chunk.steps()));
    }

    private void keep(String output, DeviceValue value) {
        state.put(Ports.carried(output).orElseThrow(), value);
    }

    private Steps steps(Chunk chunk, BoundMemory memory, Set<String> outputs, Map<String, Shape> rows) {
        int count = Math.multiplyExact(chunk.steps(), chunk.batch());
        return new Steps(
                RowPorts.outcomes(
                        plan,
                        name -> numbers(chunk, memory, outputs, name),
                        name -> Optional.ofNullable(rows.get(name)).map(row -> memory.output(name, row.batch(count)))),
                numbers(chunk, memory, outputs, Ports.PENALTIES));
    }

    private static float[] numbers(Chunk chunk, BoundMemory memory, Set<String> outputs, String name) {
        float[] numbers = new float[chunk.steps()];
        if (outputs.contains(name)) {
            FloatBuffer floats =
                    memory.output(name, Shape.of(chunk.steps())).memory().asFloatBuffer();
            floats.get(numbers);
        }
        return numbers;
    }
}
