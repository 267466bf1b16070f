package nn.onnx.read;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.data.Randoms;
import nn.onnx.ort.Ort;

/**
 * Draws rows that a file may take.
 *
 * @param graph the file's
 * @param rows the sizes of a row of each input
 */
record Samples(FileGraph graph, Map<String, List<Integer>> rows) {
    private static final int MOST = 1 << 27;

    /** Draws many rows, and gives some of them; equal ones each time. */
    OnnxTensor of(FileInput input, int skipped, int count) {
        List<Integer> row = Objects.requireNonNull(rows.get(input.name()));
        double numbers = row.stream().mapToDouble(Integer::doubleValue).reduce(Observation.MANY, (a, b) -> a * b);
        if (numbers > MOST) {
            throw NnException.of("the input %s is too large: %s numbers for %d rows.", input, (long) numbers, count);
        }
        OnnxJavaType type = type(input);
        int bytes = Math.multiplyExact((int) numbers, type.size);
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        fill(memory, type, new FileRows(graph, Map.of()).vocabulary(input.name()), input.name());
        int each = memory.capacity() / Observation.MANY;
        ByteBuffer some = memory.slice(skipped * each, count * each).order(ByteOrder.nativeOrder());
        return Ort.call(
                "handing rows over", () -> OnnxTensor.createTensor(Ort.environment(), some, sizes(row, count), type));
    }

    private static long[] sizes(List<Integer> row, int count) {
        return LongStream.concat(LongStream.of(count), row.stream().mapToLong(Integer::longValue))
                .toArray();
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
