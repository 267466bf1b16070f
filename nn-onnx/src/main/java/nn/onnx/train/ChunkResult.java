package nn.onnx.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.run.RunInputs;
import nn.onnx.run.SharedTensor;
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;

/** Holds the outputs of one run of a chunk; what is not taken out is closed with it. */
final class ChunkResult implements AutoCloseable {
    private final Plan plan;
    private final int steps;
    private final Map<String, Tensor> rows;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private ChunkResult(Plan plan, int steps, Map<String, Tensor> rows, Set<String> pinned, Result result) {
        this.plan = plan;
        this.steps = steps;
        this.rows = rows;
        for (Map.Entry<String, OnnxValue> each : result) {
            tensors.put(each.getKey(), (OnnxTensor) each.getValue());
        }
        tensors.keySet().removeAll(pinned);
    }

    /** Runs a graph on a chunk and what is held; predictions are written straight into memory of ours and copied from there. */
    static ChunkResult of(OrtSession session, RunInputs given, NativeBuffers buffers, Plan plan, Chunk chunk) {
        Map<String, OnnxTensor> inputs = new HashMap<>(given.tensors());
        session.getInputNames().forEach(name -> inputs.computeIfAbsent(name, buffers::get));
        Map<String, Shape> ports = RowPorts.of(plan, session.getOutputNames());
        Set<String> wanted = new HashSet<>(session.getOutputNames());
        wanted.removeAll(ports.keySet());
        Map<String, SharedTensor> memory = new HashMap<>();
        try {
            ports.forEach((name, row) -> memory.put(
                    name,
                    SharedTensor.of(DType.FLOAT32, row.batch(chunk.batch()).batch(chunk.steps()))));
            Map<String, OnnxTensor> pinned = new HashMap<>();
            memory.forEach((name, shared) -> pinned.put(name, shared.tensor()));
            Result result = Ort.call("running the network", () -> session.run(inputs, wanted, pinned));
            Map<String, Tensor> rows = new HashMap<>();
            int count = Math.multiplyExact(chunk.steps(), chunk.batch());
            ports.forEach((name, row) ->
                    rows.put(name, Objects.requireNonNull(memory.get(name)).copy(row.batch(count))));
            return new ChunkResult(plan, chunk.steps(), rows, pinned.keySet(), result);
        } finally {
            memory.values().forEach(SharedTensor::close);
        }
    }

    /** Takes out what weights and slots became, by their names; the caller closes it. */
    Map<String, OnnxTensor> takeLast() {
        Map<String, OnnxTensor> last = new HashMap<>();
        tensors.forEach((name, tensor) -> Ports.carried(name).ifPresent(before -> last.put(before, tensor)));
        last.keySet().forEach(name -> tensors.remove(Ports.last(name)));
        return last;
    }

    Steps steps() {
        return new Steps(
                RowPorts.outcomes(plan, this::numbers, name -> Optional.ofNullable(rows.get(name))),
                numbers(Ports.PENALTIES));
    }

    private float[] numbers(String name) {
        float[] numbers = new float[steps];
        OnnxTensor tensor = tensors.get(name);
        if (tensor != null) {
            FloatBuffer floats = tensor.getFloatBuffer();
            floats.get(numbers);
        }
        return numbers;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
