package nn.onnx.layer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.op.Constant;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Holds fixed numbers of an imported graph that are no weights.
 *
 * @param name the name of the value inside
 * @param elements the type of the elements
 * @param sizes of the axes
 * @param numbers little-endian, in Base64
 */
public record ImportedConstant(String name, ElementType elements, List<Long> sizes, String numbers) {
    /** Copies the sizes, and looks at the numbers. */
    public ImportedConstant {
        sizes = List.copyOf(sizes);
        long count = sizes.stream().reduce(1L, Math::multiplyExact);
        if (sizes.stream().anyMatch(size -> size < 0)
                || bytes(numbers).remaining() != count * Elements.bytes(elements)) {
            throw NnException.of("the constant \"%s\" %s has not as many numbers as it says.", name, sizes);
        }
    }

    /** Takes a graph's. */
    public static ImportedConstant of(String name, Constant constant) {
        ElementType type = constant.form().type();
        double[] values = constant.values();
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Elements.bytes(type)).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            Elements.put(bytes, type, value);
        }
        List<Long> sizes = LongStream.of(constant.form().dims().sizes()).boxed().toList();
        return new ImportedConstant(name, type, sizes, Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static ByteBuffer bytes(String text) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IllegalArgumentException none) {
            throw NnException.of("numbers that should be in Base64 are not.").causedBy(none);
        }
    }

    /** Puts the numbers into a graph. */
    Value in(Graph graph) {
        ByteBuffer bytes = bytes(numbers);
        double[] values = new double[bytes.remaining() / Elements.bytes(elements)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Elements.get(bytes, elements);
        }
        return graph.constant(
                elements, new Dims(sizes.stream().mapToLong(Long::longValue).toArray()), values);
    }

    @Override
    public String toString() {
        return name + " " + sizes;
    }
}
