package nn.onnx.binding;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.Threads;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Device;

/** Says whether runs can be bound to a device here; each is tried once. */
public final class Binding {
    private static final Map<Device, Optional<String>> TRIED = new ConcurrentHashMap<>();
    private static final Shape SHAPE = Shape.of(1, 2);

    private Binding() {}

    /** Returns why runs cannot be bound to a device; empty where they can. */
    public static Optional<String> problem(Device device) {
        return OrtApi.here().isEmpty() ? Optional.of(OrtApi.problem()) : TRIED.computeIfAbsent(device, Binding::tried);
    }

    /** Lets numbers go to the device, twice through a run that doubles them, and back. */
    private static Optional<String> tried(Device device) {
        Place place = new Place(device, Threads.exactly(1));
        try (Transfer transfer = new Transfer(place);
                BoundGraph graph = BoundGraph.compile(doubling(), 1, place);
                DeviceValue first = transfer.toDevice(Tensor.of(SHAPE, 1f, 3f));
                DeviceValue second = doubled(graph, first);
                DeviceValue third = doubled(graph, second)) {
            Tensor before = transfer.toProcessor(first);
            Tensor after = transfer.toProcessor(third);
            boolean isRight = before.equals(Tensor.of(SHAPE, 1f, 3f)) && after.equals(Tensor.of(SHAPE, 4f, 12f));
            return isRight ? Optional.empty() : Optional.of("what came back was " + before + " and " + after);
        } catch (NnException failed) {
            return Optional.of(failed.getMessage());
        }
    }

    private static Graph doubling() {
        Graph graph = Graph.named("doubling");
        Value x = graph.input("x", ElementType.FLOAT32, Dims.of(SHAPE));
        graph.output("y", Ops.add(x, x));
        return graph;
    }

    private static DeviceValue doubled(BoundGraph graph, DeviceValue value) {
        return Objects.requireNonNull(
                graph.run(Map.of("x", value), Map.of(), Map.of("y", SHAPE)).get("y"));
    }
}
