package nn.onnx.predict;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import nn.data.DType;
import nn.data.Shape;
import nn.onnx.ort.Ort;
import nn.onnx.run.SharedTensor;

/** Holds memory for one row on its way in and out, made once and used again and again, by one thread at a time. */
final class RowRun {
    private final OrtSession session;
    private final SharedTensor in;
    private final SharedTensor out;
    private final FloatBuffer row;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> given;
    private final Map<String, OnnxTensor> found;

    RowRun(OrtSession session, String inputName, Shape input, String outputName, Shape result) {
        this.session = session;
        this.in = SharedTensor.of(DType.FLOAT32, input.batch(1));
        this.out = SharedTensor.of(DType.FLOAT32, result.batch(1));
        this.row = in.memory().asFloatBuffer();
        this.output = out.memory().asFloatBuffer();
        this.given = Map.of(inputName, in.tensor());
        this.found = Map.of(outputName, out.tensor());
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
        in.close();
        out.close();
    }
}
