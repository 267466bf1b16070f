package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import nn.data.DType;
import nn.data.Shape;

/** Holds memory for one row on its way in and out, made once and used again and again, by one thread at a time. */
final class Lane {
    private final OrtSession session;
    private final Shared in;
    private final Shared out;
    private final FloatBuffer row;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> given;
    private final Map<String, OnnxTensor> found;

    Lane(OrtSession session, String inputName, Shape input, String outputName, Shape result) {
        this.session = session;
        this.in = Shared.of(DType.FLOAT32, input.batch(1));
        this.out = Shared.of(DType.FLOAT32, result.batch(1));
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
