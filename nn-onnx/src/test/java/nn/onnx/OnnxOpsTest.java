package nn.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import nn.onnx.write.GraphWriter;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.testkit.Array;
import nn.testkit.OpConformance;

/** Holds ONNX Runtime, and what is written for it, against the interpreter. */
class OnnxOpsTest implements OpConformance {
    private static final Map<ElementType, OnnxJavaType> TYPES = Map.of(
            ElementType.FLOAT32, OnnxJavaType.FLOAT,
            ElementType.FLOAT64, OnnxJavaType.DOUBLE,
            ElementType.INT32, OnnxJavaType.INT32,
            ElementType.INT64, OnnxJavaType.INT64,
            ElementType.UINT8, OnnxJavaType.UINT8,
            ElementType.BOOL, OnnxJavaType.BOOL);

    @Override
    public Map<String, Array> run(Graph graph, Map<String, Array> inputs) throws OrtException {
        return run(GraphWriter.model(graph), inputs);
    }

    /** Runs what was written of a graph. */
    static Map<String, Array> run(byte[] model, Map<String, Array> inputs) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> given = new HashMap<>();
        try (OrtSession session = environment.createSession(model)) {
            for (String name : session.getInputNames()) {
                given.put(name, tensor(environment, inputs.get(name)));
            }
            Map<String, Array> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(given)) {
                result.forEach(each -> outputs.put(each.getKey(), array((OnnxTensor) each.getValue())));
            }
            return outputs;
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Array array) throws OrtException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(8 * array.numbers().length).order(ByteOrder.nativeOrder());
        for (double number : array.numbers()) {
            switch (array.type()) {
                case FLOAT32 -> bytes.putFloat((float) number);
                case FLOAT64 -> bytes.putDouble(number);
                case INT32 -> bytes.putInt((int) number);
                case INT64 -> bytes.putLong((long) number);
                case UINT8, BOOL -> bytes.put((byte) number);
                default -> throw new IllegalArgumentException(array.toString());
            }
        }
        return OnnxTensor.createTensor(environment, bytes.flip(), array.dims().sizes(), TYPES.get(array.type()));
    }

    private static Array array(OnnxTensor tensor) {
        long[] sizes = tensor.getInfo().getShape();
        ByteBuffer bytes = tensor.getByteBuffer().order(ByteOrder.nativeOrder());
        double[] numbers = new double[(int) new Dims(sizes).count(0)];
        ElementType type = TYPES.entrySet().stream()
                .filter(each -> each.getValue() == tensor.getInfo().type)
                .findFirst()
                .orElseThrow()
                .getKey();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (type) {
                case FLOAT32 -> bytes.getFloat();
                case FLOAT64 -> bytes.getDouble();
                case INT32 -> bytes.getInt();
                case INT64 -> bytes.getLong();
                case UINT8 -> bytes.get() & 0xff;
                default -> bytes.get();
            };
        }
        return new Array(type, new Dims(sizes), numbers);
    }
}
