package nn.testkit;

import java.util.Arrays;
import java.util.Locale;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Constant;
import nn.op.Dims;
import nn.op.ElementType;

/**
 * Holds the numbers of one value of a graph, as an {@link Interpreter} takes and gives them.
 *
 * @param type the type of the elements; float32 and float16 are computed in double all the same
 * @param dims the sizes of the axes, all of them known
 * @param numbers in row-major order, not copied; 0 and 1 stand for bool
 */
@SuppressWarnings("ArrayRecordComponent")
public record Array(ElementType type, Dims dims, double[] numbers) {
    private static final int SHOWN = 8;

    /**
     * Checks that there are as many numbers as the sizes say.
     *
     * @throws NnException if there are not
     */
    public Array {
        if (!dims.fixed() || dims.count(0) != numbers.length) {
            throw NnException.of("an array of sizes %s cannot hold %d numbers.", dims, numbers.length);
        }
    }

    /**
     * Holds float32 numbers.
     *
     * @param dims their sizes
     * @param numbers in row-major order
     * @return the array
     */
    public static Array of(Dims dims, double... numbers) {
        return new Array(ElementType.FLOAT32, dims, numbers);
    }

    /**
     * Holds whole numbers.
     *
     * @param dims their sizes
     * @param numbers in row-major order
     * @return an array of int64
     */
    public static Array integers(Dims dims, long... numbers) {
        return new Array(
                ElementType.INT64, dims, Arrays.stream(numbers).asDoubleStream().toArray());
    }

    /** Takes a tensor's numbers. */
    static Array of(Tensor tensor) {
        double[] numbers = tensor.type() == DType.INT32
                ? Arrays.stream(tensor.ints()).asDoubleStream().toArray()
                : Floats.doubles(tensor);
        return new Array(ElementType.of(tensor.type()), Dims.of(tensor.shape()), numbers);
    }

    /** Rounds the numbers to a tensor of float32. */
    Tensor tensor() {
        int[] sizes = Arrays.stream(dims.sizes()).mapToInt(Math::toIntExact).toArray();
        return Floats.tensor(Shape.of(sizes), numbers);
    }

    static Array of(Constant constant) {
        return new Array(constant.form().type(), constant.form().dims(), constant.values());
    }

    /** Returns other numbers of the same type and sizes. */
    Array with(double... other) {
        return new Array(type, dims, other);
    }

    /** Takes the numbers at places, one after the other. */
    Array pick(Dims sizes, int... places) {
        double[] picked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = numbers[places[i]];
        }
        return new Array(type, sizes, picked);
    }

    /** Sees the same numbers in other sizes. */
    Array reshaped(Dims sizes) {
        return new Array(type, sizes, numbers);
    }

    int size(int axis) {
        return (int) dims.size(axis);
    }

    /** Reads whole numbers, such as axes or places. */
    long[] longs() {
        return Arrays.stream(numbers).mapToLong(number -> (long) number).toArray();
    }

    @Override
    public String toString() {
        String shown = Arrays.toString(Arrays.copyOf(numbers, Math.min(SHOWN, numbers.length)));
        String more = numbers.length > SHOWN ? " …" : "";
        return type.name().toLowerCase(Locale.ROOT) + " " + dims + " " + shown + more;
    }
}
