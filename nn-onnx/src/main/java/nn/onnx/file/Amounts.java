package nn.onnx.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.op.ElementType;

/**
 * Refuses nodes that would take memory by a number alone, as padding by 2^30 does: ONNX Runtime would try to. Padding by
 * -2^30, which leaves less than nothing, ends the process in native code.
 *
 * <p>Looked at are the attributes of windows, and the fixed inputs of the operators that make much of little.
 */
final class Amounts {
    /** How many times larger the windows or paddings of a node may make it, all axes together. */
    private static final long MOST_TIMES = 1 << 20;

    /** How many numbers a shape may ask for: 1 GB of float32. */
    private static final long MOST_NUMBERS = 1 << 28;

    private static final List<String> WINDOWS = List.of("pads", "kernel_shape", "dilations", "output_padding");
    private static final Map<String, Integer> SHAPES =
            Map.of("Expand", 1, "Tile", 1, "ConstantOfShape", 0, "Resize", 3);

    private static final Message NONE = new Message(ByteBuffer.allocate(0));

    private final Map<String, Message> fixed = new HashMap<>();

    /** Knows the fixed tensors of a graph. */
    Amounts(Message graph) {
        graph.messages(Field.GRAPH_INITIALIZER).forEach(tensor -> fixed.put(tensor.text(Field.TENSOR_NAME), tensor));
    }

    void require(Message node) {
        node.messages(Field.NODE_ATTRIBUTE)
                .filter(attribute -> WINDOWS.contains(attribute.text(Field.ATTRIBUTE_NAME)))
                .forEach(attribute -> requireAtMost(MOST_TIMES, node, attribute.numbers(Field.ATTRIBUTE_INTS)));
        String op = node.text(Field.NODE_OP_TYPE);
        if (op.equals("Pad")) {
            requireAtMost(MOST_TIMES, node, input(node, 1));
        } else if (SHAPES.containsKey(op)) {
            requireAtMost(MOST_NUMBERS, node, input(node, SHAPES.get(op)));
        }
    }

    private static void requireAtMost(long most, Message node, long[] amounts) {
        long product = 1;
        for (long amount : amounts) {
            if (amount < -most || amount > most || Math.max(1, amount) * product > most) {
                throw NnException.of(
                                "the node \"%s\" (%s) claims the impossible sizes %s.",
                                node.text(Field.NODE_NAME), node.text(Field.NODE_OP_TYPE), Arrays.toString(amounts))
                        .maybe("the file is damaged: copy it again.");
            }
            product *= Math.max(1, amount);
        }
    }

    /** Reads an input, if it is fixed and holds integers. */
    private long[] input(Message node, int index) {
        Message tensor = node.texts(Field.NODE_INPUT)
                .skip(index)
                .findFirst()
                .flatMap(name -> Optional.ofNullable(fixed.get(name)))
                .orElse(NONE);
        if (tensor.number(Field.TENSOR_DATA_TYPE) != ElementType.INT64.code()) {
            return new long[0];
        }
        ByteBuffer raw = tensor.bytes(Field.TENSOR_RAW_DATA).order(ByteOrder.LITTLE_ENDIAN);
        return raw.hasRemaining()
                ? LongStream.generate(raw::getLong)
                        .limit(raw.remaining() / Long.BYTES)
                        .toArray()
                : tensor.numbers(Field.TENSOR_INT64_DATA);
    }
}
