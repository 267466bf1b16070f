package nn.onnx.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.data.Tensor;
import nn.onnx.binding.BoundGraph;
import nn.onnx.binding.DeviceValue;
import nn.onnx.binding.Transfer;
import nn.onnx.run.Place;

/** Holds a trainer's weights and slots on a device, by name, and the graphs that are bound to it, until they are closed. */
final class DeviceState implements Runnable {
    private final Transfer transfer;
    private final Map<String, DeviceValue> values = new HashMap<>();
    private final List<BoundGraph> graphs = new ArrayList<>();

    DeviceState(Place place) {
        this.transfer = new Transfer(place);
    }

    /** Copies a tensor to the device, in the place of what was there under its name. */
    void load(String name, Map<String, Tensor> from) {
        put(name, transfer.toDevice(Objects.requireNonNull(from.get(name))));
    }

    /** Puts a value in the place of what was there under its name. */
    void put(String name, DeviceValue value) {
        DeviceValue before = values.put(name, value);
        if (before != null) {
            before.close();
        }
    }

    /** Returns all that is there, by name. */
    Map<String, DeviceValue> values() {
        return values;
    }

    /** Returns what is there under a name. */
    DeviceValue get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Copies a tensor from the device. */
    Tensor read(String name) {
        return transfer.toProcessor(get(name));
    }

    BoundGraph keep(BoundGraph graph) {
        graphs.add(graph);
        return graph;
    }

    @Override
    public void run() {
        values.values().forEach(DeviceValue::close);
        values.clear();
        graphs.forEach(BoundGraph::close);
        graphs.clear();
        transfer.close();
    }
}
