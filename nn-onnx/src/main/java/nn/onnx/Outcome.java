package nn.onnx;

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
import nn.spi.Chunk;
import nn.spi.Plan;
import nn.spi.Ports;
import nn.spi.Steps;

/** Holds what a run of a chunk gave; what is not taken out is closed with it. */
final class Outcome implements AutoCloseable {
    private final int steps;
    private final Optional<Tensor> outputs;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private Outcome(int steps, Optional<Tensor> outputs, Result result) {
        this.steps = steps;
        this.outputs = outputs;
        for (Map.Entry<String, OnnxValue> each : result) {
            tensors.put(each.getKey(), (OnnxTensor) each.getValue());
        }
        tensors.remove(Ports.OUTPUTS);
    }

    /** Runs a graph on a chunk and what is held; predictions are written straight into memory of ours and copied from there. */
    static Outcome of(OrtSession session, Lent lent, Holdings holdings, Plan plan, Chunk chunk) {
        Map<String, OnnxTensor> inputs = new HashMap<>(lent.tensors());
        session.getInputNames().forEach(name -> inputs.computeIfAbsent(name, holdings::get));
        Set<String> wanted = new HashSet<>(session.getOutputNames());
        if (!wanted.remove(Ports.OUTPUTS)) {
            Result result = Ort.call("running the network", () -> session.run(inputs));
            return new Outcome(chunk.steps(), Optional.empty(), result);
        }
        Shape step = plan.network().output().batch(chunk.batch());
        try (Shared outputs = Shared.of(DType.FLOAT32, step.batch(chunk.steps()))) {
            Map<String, OnnxTensor> pinned = Map.of(Ports.OUTPUTS, outputs.tensor());
            Result result = Ort.call("running the network", () -> session.run(inputs, wanted, pinned));
            Shape rows = step.row().batch(Math.multiplyExact(chunk.steps(), chunk.batch()));
            return new Outcome(chunk.steps(), Optional.of(outputs.copy(rows)), result);
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
