package nn.onnx.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    private final int steps;
    private final Optional<Tensor> outputs;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private ChunkResult(int steps, Optional<Tensor> outputs, Result result) {
        this.steps = steps;
        this.outputs = outputs;
        for (Map.Entry<String, OnnxValue> each : result) {
            tensors.put(each.getKey(), (OnnxTensor) each.getValue());
        }
        tensors.remove(Ports.OUTPUTS);
    }

    /** Runs a graph on a chunk and what is held; predictions are written straight into memory of ours and copied from there. */
    static ChunkResult of(OrtSession session, RunInputs given, NativeBuffers buffers, Plan plan, Chunk chunk) {
        Map<String, OnnxTensor> inputs = new HashMap<>(given.tensors());
        session.getInputNames().forEach(name -> inputs.computeIfAbsent(name, buffers::get));
        Set<String> wanted = new HashSet<>(session.getOutputNames());
        if (!wanted.remove(Ports.OUTPUTS)) {
            Result result = Ort.call("running the network", () -> session.run(inputs));
            return new ChunkResult(chunk.steps(), Optional.empty(), result);
        }
        Shape step = plan.network().output().batch(chunk.batch());
        try (SharedTensor outputs = SharedTensor.of(DType.FLOAT32, step.batch(chunk.steps()))) {
            Map<String, OnnxTensor> pinned = Map.of(Ports.OUTPUTS, outputs.tensor());
            Result result = Ort.call("running the network", () -> session.run(inputs, wanted, pinned));
            Shape rows = step.row().batch(Math.multiplyExact(chunk.steps(), chunk.batch()));
            return new ChunkResult(chunk.steps(), Optional.of(outputs.copy(rows)), result);
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
        return new Steps(numbers(Ports.LOSSES), numbers(Ports.PENALTIES), outputs);
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
