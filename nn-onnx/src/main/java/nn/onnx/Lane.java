package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;

/** Holds memory for one row on its way in and out, made once and used again and again, by one thread at a time. */
final class Lane {
    private final OrtSession session;
    private final FloatBuffer row;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> given;
    private final Map<String, OnnxTensor> found;

    Lane(OrtSession session, String inputName, Shape input, String outputName, Shape result) {
        this.session = session;
        ByteBuffer rowMemory = Tensor.allocate(DType.FLOAT32, input);
        ByteBuffer outputMemory = Tensor.allocate(DType.FLOAT32, result);
        this.row = rowMemory.asFloatBuffer();
        this.output = outputMemory.asFloatBuffer();
        this.given = Map.of(
                inputName, Tensors.lend(rowMemory, DType.FLOAT32, input.batch(1).dims()));
        this.found = Map.of(
                outputName,
                Tensors.lend(outputMemory, DType.FLOAT32, result.batch(1).dims()));
    }

    void run(float[] from, float[] to) {
        row.put(0, from);
        try {
            session.run(given, found).close();
        } catch (OrtException failed) {
            throw Ort.failure("predicting", failed);
        }
        output.get(0, to);
    }

    void close() {
        given.values().forEach(OnnxTensor::close);
        found.values().forEach(OnnxTensor::close);
    }
}
