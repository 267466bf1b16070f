package nn.onnx.read;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nn.data.NnException;
import nn.data.Randoms;
import nn.onnx.file.ModelFile;
import nn.onnx.ort.Ort;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.run.GraphOptimization;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.run.Threads;
import nn.spi.Device;

/**
 * Lets a file give all of its values, of any number of rows.
 *
 * @param graph the file's
 * @param rows the sizes of a row of each input
 */
record Exposed(FileGraph graph, Map<String, List<Integer>> rows) {
    private static final int MOST = 1 << 27;

    OrtSession compile() {
        Place place = new Place(Device.CPU, Threads.exactly(1), GraphOptimization.NONE);
        return Sessions.compile(bytes(), 1, place);
    }

    private byte[] bytes() {
        Message model = graph.file().model();
        Message own = model.message(Field.MODEL_GRAPH);
        Draft all = new Draft()
                .addAllBut(
                        own,
                        Field.GRAPH_NODE,
                        Field.GRAPH_INPUT,
                        Field.GRAPH_OUTPUT,
                        Field.GRAPH_VALUE_INFO,
                        Field.GRAPH_INITIALIZER);
        graph.nodes().forEach(node -> all.add(Field.GRAPH_NODE, new Draft().addAllBut(node.message())));
        own.messages(Field.GRAPH_INITIALIZER)
                .filter(tensor -> !graph.loosened().containsKey(tensor.text(Field.TENSOR_NAME)))
                .forEach(tensor -> initializer(all, tensor));
        graph.loosened().forEach((name, tensor) -> all.add(Field.GRAPH_INITIALIZER, tensor.draft(name)));
        graph.inputs().forEach(input -> all.add(Field.GRAPH_INPUT, input.draft(row(input))));
        Set<String> made = graph.made();
        made.forEach(name -> all.add(Field.GRAPH_OUTPUT, new Draft().add(Field.INFO_NAME, name)));
        return new Draft()
                .addAllBut(model, Field.MODEL_IR_VERSION, Field.MODEL_GRAPH, Field.MODEL_TRAINING_INFO)
                // Before the fourth version, fixed tensors had to be inputs, too.
                .add(Field.MODEL_IR_VERSION, Math.max(4, model.number(Field.MODEL_IR_VERSION)))
                .add(Field.MODEL_GRAPH, all)
                .toByteArray();
    }

    /** Keeps a tensor as it is, with its numbers in it. */
    private void initializer(Draft all, Message tensor) {
        if (tensor.has(Field.TENSOR_EXTERNAL_DATA)) {
            String name = tensor.text(Field.TENSOR_NAME);
            all.add(
                    Field.GRAPH_INITIALIZER,
                    new Beside(graph.file().path()).stored(tensor).draft(name));
        } else {
            all.add(Field.GRAPH_INITIALIZER, new Draft().addAllBut(tensor));
        }
    }

    private List<Integer> row(FileInput input) {
        return Objects.requireNonNull(rows.get(input.name()));
    }

    OrtSession.Result run(OrtSession session, int count) {
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try {
            graph.inputs().forEach(input -> given.put(input.name(), sample(input, count)));
            return Ort.call("running " + file().called() + " on " + count + " rows", () -> session.run(given));
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private ModelFile file() {
        return graph.file();
    }

    private OnnxTensor sample(FileInput input, int count) {
        List<Integer> row = row(input);
        double numbers = row.stream().mapToDouble(Integer::doubleValue).reduce(count, (a, b) -> a * b);
        if (numbers > MOST) {
            throw NnException.of("the input %s is too large: %s numbers for %d rows.", input, (long) numbers, count);
        }
        OnnxJavaType type = type(input);
        ByteBuffer memory =
                ByteBuffer.allocateDirect(((int) numbers) * type.size).order(ByteOrder.nativeOrder());
        fill(memory, type, new FileRows(graph, Map.of()).vocabulary(input.name()), input.name());
        long[] sizes = new long[row.size() + 1];
        sizes[0] = count;
        for (int i = 0; i < row.size(); i++) {
            sizes[i + 1] = row.get(i);
        }
        return Ort.call("handing rows over", () -> OnnxTensor.createTensor(Ort.environment(), memory, sizes, type));
    }

    private static OnnxJavaType type(FileInput input) {
        return switch (input.type()) {
            case 1 -> OnnxJavaType.FLOAT;
            case 2 -> OnnxJavaType.UINT8;
            case 3 -> OnnxJavaType.INT8;
            case 6 -> OnnxJavaType.INT32;
            case 7 -> OnnxJavaType.INT64;
            case 9 -> OnnxJavaType.BOOL;
            case 10 -> OnnxJavaType.FLOAT16;
            case 11 -> OnnxJavaType.DOUBLE;
            default ->
                throw NnException.of("the input \"%s\" is no tensor of numbers.", input.name())
                        .maybe("predict with it: Onnx.open(path).");
        };
    }

    /** Draws numbers: small ones, of a table that is looked up those that it has, and 1 where a mask may be. */
    private static void fill(ByteBuffer memory, OnnxJavaType type, int known, String name) {
        Randoms randoms = Randoms.of(1, name, 0);
        while (memory.hasRemaining()) {
            int whole = known > 0 ? randoms.nextInt(known) : 1;
            switch (type) {
                case FLOAT -> memory.putFloat((float) (randoms.nextDouble() - 0.5));
                case DOUBLE -> memory.putDouble(randoms.nextDouble() - 0.5);
                case FLOAT16 -> memory.putShort((short) 0x3400);
                case INT64 -> memory.putLong(whole);
                case INT32 -> memory.putInt(whole);
                default -> memory.put((byte) whole);
            }
        }
        memory.rewind();
    }
}
