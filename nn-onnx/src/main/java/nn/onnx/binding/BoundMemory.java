package nn.onnx.binding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.SharedTensor;
import nn.op.ElementType;

/** Holds what of the processor's memory goes into one run and comes out of it; to be closed after it. */
public final class BoundMemory implements AutoCloseable {
    private final Map<String, DeviceValue> given = new HashMap<>();
    private final Map<String, DeviceValue> read = new HashMap<>();
    private final Map<String, SharedTensor> outputs = new HashMap<>();
    private final Deque<Runnable> open = new ArrayDeque<>();

    /** Gives a tensor to an input. */
    public void give(String name, Tensor tensor) {
        given.put(name, value(SharedTensor.wrap(tensor), ElementType.of(tensor.type()), tensor.shape()));
    }

    /** Takes memory for a float32 output. */
    public void take(String name, Shape shape) {
        SharedTensor memory = SharedTensor.of(DType.FLOAT32, shape);
        outputs.put(name, memory);
        read.put(name, value(memory, ElementType.FLOAT32, shape));
    }

    private DeviceValue value(SharedTensor memory, ElementType type, Shape shape) {
        open.push(memory::close);
        DeviceValue value = DeviceValue.over(memory.memory(), type, shape);
        open.push(value::close);
        return value;
    }

    /** Runs a graph on it, and on what is on the device. */
    public Map<String, DeviceValue> run(BoundGraph graph, Map<String, DeviceValue> onDevice, Map<String, Shape> kept) {
        Map<String, DeviceValue> all = new HashMap<>(given);
        graph.inputs().stream()
                .filter(name -> !given.containsKey(name))
                .forEach(name -> all.put(name, Objects.requireNonNull(onDevice.get(name), name)));
        return graph.run(all, read, kept);
    }

    /** Copies what came out. */
    public Tensor output(String name, Shape shape) {
        return Objects.requireNonNull(outputs.get(name)).copy(shape);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
