package nn.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nn.data.Tensor;

/** Trains as a program would that knows nothing but ONNX Runtime, a training's file and its contract. */
final class ForeignTraining implements AutoCloseable {
    private final byte[] model;
    private final JsonObject contract;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Map<String, OnnxTensor> state = new HashMap<>();
    private OrtSession.Result last;

    ForeignTraining(Path file) throws IOException, OrtException {
        byte[] bytes = Files.readAllBytes(file);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(bytes, options);
        }
        contract = JsonParser.parseString(
                        session.getMetadata().getCustomMetadata().get("nn.training"))
                .getAsJsonObject();
        JsonObject place = contract.getAsJsonObject("model");
        int from = place.get("offset").getAsInt();
        model = Arrays.copyOfRange(bytes, from, from + place.get("bytes").getAsInt());
        for (JsonElement each : contract.getAsJsonArray("state")) {
            JsonObject part = each.getAsJsonObject();
            ByteBuffer numbers = ByteBuffer.wrap(
                            model,
                            part.get("offset").getAsInt(),
                            part.get("bytes").getAsInt())
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
            long[] dims = dims(part.getAsJsonArray("dims"));
            state.put(
                    part.get("name").getAsString(),
                    part.get("type").getAsString().equals("int64")
                            ? OnnxTensor.createTensor(environment, numbers.asLongBuffer(), dims)
                            : OnnxTensor.createTensor(environment, numbers.asFloatBuffer(), dims));
        }
    }

    private static long[] dims(JsonArray dims) {
        return StreamSupport.stream(dims.spliterator(), false)
                .mapToLong(JsonElement::getAsLong)
                .toArray();
    }

    JsonObject contract() {
        return contract;
    }

    int offset(String name) {
        return StreamSupport.stream(contract.getAsJsonArray("state").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(part -> part.get("name").getAsString().equals(name))
                .mapToInt(part -> part.get("offset").getAsInt())
                .findFirst()
                .orElseThrow();
    }

    /** Takes as many steps as there are rates; the tensors have the steps as their first axis. */
    float[] steps(Map<String, Tensor> rows, float... rates) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>(state);
        String rate = contract.getAsJsonObject("learningRate").get("name").getAsString();
        inputs.put(rate, OnnxTensor.createTensor(environment, rates));
        for (Map.Entry<String, Tensor> each : rows.entrySet()) {
            inputs.put(each.getKey(), tensor(each.getValue()));
        }
        OrtSession.Result result = session.run(inputs);
        for (JsonElement each : contract.getAsJsonArray("state")) {
            JsonObject part = each.getAsJsonObject();
            state.put(part.get("name").getAsString(), (OnnxTensor)
                    result.get(part.get("last").getAsString()).orElseThrow());
        }
        last = result;
        return (float[]) result.get(contract.getAsJsonObject("loss").get("name").getAsString())
                .orElseThrow()
                .getValue();
    }

    private OnnxTensor tensor(Tensor rows) throws OrtException {
        long[] dims = Arrays.stream(rows.shape().dims()).asLongStream().toArray();
        return switch (rows.type()) {
            case UINT8 -> OnnxTensor.createTensor(environment, rows.memory(), dims, OnnxJavaType.UINT8);
            case INT32 -> OnnxTensor.createTensor(environment, IntBuffer.wrap(rows.ints()), dims);
            default -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows.floats()), dims);
        };
    }

    /** Lists the parts of the state in the contract's order. */
    List<String> stateNames() {
        return StreamSupport.stream(contract.getAsJsonArray("state").spliterator(), false)
                .map(part -> part.getAsJsonObject().get("name").getAsString())
                .toList();
    }

    /** Writes what was learned to the places in the model, and the model to a file. */
    Path save(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonElement each : contract.getAsJsonArray("state")) {
            JsonObject part = each.getAsJsonObject();
            OnnxTensor learned =
                    (OnnxTensor) last.get(part.get("saved").getAsString()).orElseThrow();
            ByteBuffer place = all.duplicate()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(part.get("offset").getAsInt());
            TensorInfo info = learned.getInfo();
            if (info.type == OnnxJavaType.INT64) {
                place.putLong(learned.getLongBuffer().get(0));
            } else {
                place.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(learned.getFloatBuffer());
            }
        }
        return Files.write(file, model);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
