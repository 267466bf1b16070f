package nn.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;

/** Calls ONNX Runtime by hand, as one would who has no library above it. */
final class RawSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    RawSession(byte[] model, int threads) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            session = environment.createSession(model, options);
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Holds memory that is used for every run. */
    record Pinned(FloatBuffer input, FloatBuffer output, Map<String, OnnxTensor> given, Map<String, OnnxTensor> found) {
        Pinned fill(float value) {
            for (int i = 0; i < input.limit(); i++) {
                input.put(i, value);
            }
            return this;
        }
    }

    /** Pins the memory of one float input and one float output. */
    Pinned pin(Shape input, Shape output) {
        FloatBuffer given = floats(input);
        FloatBuffer found = floats(output);
        return new Pinned(
                given,
                found,
                Map.of(session.getInputNames().iterator().next(), wrap(given, input)),
                Map.of(session.getOutputNames().iterator().next(), wrap(found, output)));
    }

    /** Makes float inputs of such shapes, full of small numbers. */
    Map<String, OnnxTensor> given(Map<String, Shape> inputs) {
        Map<String, OnnxTensor> given = new HashMap<>();
        inputs.forEach((name, shape) -> {
            FloatBuffer memory = floats(shape);
            for (int i = 0; i < memory.limit(); i++) {
                memory.put(i, i % 13 - 6);
            }
            given.put(name, wrap(memory, shape));
        });
        return given;
    }

    /** Runs, and lets ONNX Runtime make what comes out. */
    void run(Map<String, OnnxTensor> given) {
        try {
            session.run(given).close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static FloatBuffer floats(Shape shape) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        return memory.asFloatBuffer();
    }

    private OnnxTensor wrap(FloatBuffer memory, Shape shape) {
        long[] sizes = Arrays.stream(shape.dims()).asLongStream().toArray();
        try {
            return OnnxTensor.createTensor(environment, memory, sizes);
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void run(Pinned pinned) {
        try {
            session.run(pinned.given(), pinned.found()).close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
