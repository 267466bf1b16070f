package nn.metric;

import java.util.Arrays;
import java.util.List;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Writes a tensor as numbers: its element type, its rank, its sizes, its elements; all exact in double precision. */
final class Flat {
    private static final int HEAD = 2;

    /** Their numbers are those of files, so that none of them may change its place. */
    private static final List<DType> TYPES = List.of(DType.UINT8, DType.INT32, DType.FLOAT32);

    private Flat() {}

    static double[] of(Tensor tensor) {
        int[] dims = tensor.shape().dims();
        double[] head = {TYPES.indexOf(tensor.type()), dims.length};
        return Sums.joined(head, Arrays.stream(dims).asDoubleStream().toArray(), elements(tensor));
    }

    private static double[] elements(Tensor tensor) {
        if (tensor.type() == DType.INT32) {
            return Arrays.stream(tensor.ints()).asDoubleStream().toArray();
        }
        float[] floats = tensor.floats();
        double[] elements = new double[floats.length];
        Arrays.setAll(elements, i -> floats[i]);
        return elements;
    }

    /** Reads the tensor that begins at a place. */
    static Tensor at(int from, double... numbers) {
        int rank = rank(from, numbers);
        int first = from + HEAD + rank;
        Shape shape = Shape.of(Arrays.stream(numbers, from + HEAD, first)
                .mapToInt(size -> (int) size)
                .toArray());
        requireRoom(shape.size() <= numbers.length - first);
        double[] elements = Arrays.copyOfRange(numbers, first, first + shape.size());
        return switch (TYPES.get((int) numbers[from])) {
            case INT32 ->
                Tensor.of(
                        shape,
                        Arrays.stream(elements).mapToInt(each -> (int) each).toArray());
            case UINT8 -> Tensor.of(shape, bytes(elements));
            case FLOAT32 -> Tensor.of(shape, floats(elements));
        };
    }

    private static int rank(int from, double... numbers) {
        requireRoom(from + HEAD <= Given.value("a metric: the sums", numbers).length);
        int rank = (int) numbers[from + 1];
        requireRoom(rank >= 0 && rank <= numbers.length - from - HEAD);
        requireRoom(numbers[from] >= 0 && numbers[from] < TYPES.size());
        return rank;
    }

    private static void requireRoom(boolean isThere) {
        if (!isThere) {
            throw NnException.of("a metric: the numbers to go on from are not those of a tensor.");
        }
    }

    private static byte[] bytes(double... elements) {
        byte[] bytes = new byte[elements.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) elements[i];
        }
        return bytes;
    }

    private static float[] floats(double... elements) {
        float[] floats = new float[elements.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) elements[i];
        }
        return floats;
    }
}
