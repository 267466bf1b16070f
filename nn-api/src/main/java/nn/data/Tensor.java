package nn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Locale;

/**
 * Holds numbers of one type in a shape, row after row, in native byte order: in direct memory, which engines read in
 * place, or on the heap.
 *
 * <p>A tensor is a value: nothing here changes it. Views share its memory.
 */
public final class Tensor {
    private final DType type;
    private final Shape shape;
    private final ByteBuffer memory;

    private Tensor(DType type, Shape shape, ByteBuffer memory) {
        this.type = type;
        this.shape = shape;
        this.memory = memory;
    }

    /**
     * Takes memory as a tensor without copying it; whoever keeps the buffer must not write to it any more.
     *
     * @param type the type of the elements
     * @param shape the whole shape, rows included
     * @param memory direct or not, of just as many bytes from position to limit as the shape needs
     * @return the tensor
     * @throws NnException if the memory is of another length
     */
    public static Tensor wrap(DType type, Shape shape, ByteBuffer memory) {
        long bytes = bytes(type, shape);
        if (Given.value("a tensor: the memory", memory).remaining() != bytes) {
            throw NnException.of(
                    "a tensor of %s %s needs %d bytes of memory, but was given %d.",
                    type, shape, bytes, memory.remaining());
        }
        return new Tensor(type, shape, memory.slice().asReadOnlyBuffer().order(ByteOrder.nativeOrder()));
    }

    /**
     * Allocates writable memory, fit for {@link #wrap}.
     *
     * @param type the type of the elements
     * @param shape the whole shape
     * @return zeroed memory in native order: direct, while tensors take no more than half of {@code
     *     -XX:MaxDirectMemorySize}; beyond that, and below 4 KB, on the heap
     * @throws NnException if it would exceed 2^31 - 1 bytes, or there is no room for it
     */
    public static ByteBuffer allocate(DType type, Shape shape) {
        long bytes = bytes(type, shape);
        if (bytes > Integer.MAX_VALUE) {
            throw NnException.of("a tensor %s needs %d bytes, but can hold at most 2^31 - 1.", shape, bytes)
                    .maybe("use bytes, or fewer rows.");
        }
        return Memory.forTensor(type, shape);
    }

    private static long bytes(DType type, Shape shape) {
        return (long) Given.value("a tensor: the shape", shape).size()
                * Given.value("a tensor: the type", type).bytes();
    }

    /**
     * Makes a float32 tensor.
     *
     * @param shape the whole shape
     * @param values as many as the shape needs, row after row
     * @return the tensor
     * @throws NnException if the number of values is another
     */
    public static Tensor of(Shape shape, float... values) {
        requireCount(shape, Given.value("a tensor: the values", values).length);
        ByteBuffer memory = allocate(DType.FLOAT32, shape);
        memory.asFloatBuffer().put(values);
        return wrap(DType.FLOAT32, shape, memory);
    }

    /**
     * Makes an int32 tensor.
     *
     * @param shape the whole shape
     * @param values as many as the shape needs, row after row
     * @return the tensor
     * @throws NnException if the number of values is another
     */
    public static Tensor of(Shape shape, int... values) {
        requireCount(shape, Given.value("a tensor: the values", values).length);
        ByteBuffer memory = allocate(DType.INT32, shape);
        memory.asIntBuffer().put(values);
        return wrap(DType.INT32, shape, memory);
    }

    /**
     * Makes a uint8 tensor; each byte counts as 0..255.
     *
     * @param shape the whole shape
     * @param values as many as the shape needs, row after row
     * @return the tensor
     * @throws NnException if the number of values is another
     */
    public static Tensor of(Shape shape, byte... values) {
        requireCount(shape, Given.value("a tensor: the values", values).length);
        return wrap(DType.UINT8, shape, allocate(DType.UINT8, shape).put(values).rewind());
    }

    /**
     * Makes a float32 tensor of equally long rows.
     *
     * @param rows at least one row
     * @return a tensor [rows, width]
     * @throws NnException if there is no row or one is of another width than the first
     */
    public static Tensor of(float[]... rows) {
        Shape shape = shape(Given.rows("a tensor: row", rows).stream()
                .mapToInt(row -> row.length)
                .toArray());
        ByteBuffer memory = allocate(DType.FLOAT32, shape);
        FloatBuffer floats = memory.asFloatBuffer();
        for (float[] row : rows) {
            floats.put(row);
        }
        return wrap(DType.FLOAT32, shape, memory);
    }

    /**
     * Makes a float32 tensor of equally long rows of doubles, each rounded to the nearest float.
     *
     * @param rows at least one row
     * @return a tensor [rows, width]
     * @throws NnException if there is no row or one is of another width than the first
     */
    public static Tensor of(double[]... rows) {
        return of(Given.rows("a tensor: row", rows).stream().map(Tensor::floats).toArray(float[][]::new));
    }

    /**
     * Makes an int32 tensor of equally long rows, such as those of words; {@link Sequences} takes rows of any lengths.
     *
     * @param rows at least one row
     * @return a tensor [rows, width]
     * @throws NnException if there is no row or one is of another width than the first
     */
    public static Tensor of(int[]... rows) {
        Shape shape = shape(Given.rows("a tensor: row", rows).stream()
                .mapToInt(row -> row.length)
                .toArray());
        ByteBuffer memory = allocate(DType.INT32, shape);
        IntBuffer ints = memory.asIntBuffer();
        for (int[] row : rows) {
            ints.put(row);
        }
        return wrap(DType.INT32, shape, memory);
    }

    /** Refuses rows of different widths. */
    private static Shape shape(int... widths) {
        if (widths.length == 0) {
            throw NnException.of("a tensor needs at least one row, but there was none.");
        }
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] != widths[0]) {
                throw NnException.of(
                        "row %d: all rows must be %d wide as row 0 is, but this one is %d wide.",
                        i, widths[0], widths[i]);
            }
        }
        return Shape.of(widths.length, widths[0]);
    }

    static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /**
     * Makes a float32 tensor of zeros.
     *
     * @param shape the whole shape
     * @return the tensor
     */
    public static Tensor zeros(Shape shape) {
        return wrap(DType.FLOAT32, shape, allocate(DType.FLOAT32, shape));
    }

    /**
     * Puts tensors one after the other, on memory of its own.
     *
     * @param parts at least one, all of one type and with rows of one shape
     * @return a tensor of all their rows
     * @throws NnException if there is no part, a part is of another type or shape than the first, or all together are
     *     too large
     */
    public static Tensor concat(List<Tensor> parts) {
        return Concatenation.of(parts);
    }

    /**
     * Names the type of the elements.
     *
     * @return uint8, int32 or float32
     */
    public DType type() {
        return type;
    }

    /**
     * Returns the whole shape, rows included.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Counts the rows.
     *
     * @return the size of the first axis
     * @throws NnException for a scalar
     */
    public int rows() {
        if (shape.rank() == 0) {
            throw NnException.of("a scalar has no rows.");
        }
        return shape.dim(0);
    }

    /**
     * Shows the memory.
     *
     * @return a read-only view in native order, from 0 to its end; each call gives a new one
     */
    public ByteBuffer memory() {
        return memory.duplicate().order(ByteOrder.nativeOrder());
    }

    /**
     * Returns some of the rows, without copying.
     *
     * @param from the first row
     * @param to one past the last
     * @return a tensor [to - from, …] on the same memory
     * @throws NnException if there are no such rows
     */
    public Tensor rows(int from, int to) {
        if (from < 0 || from > to || to > rows()) {
            throw NnException.of(
                    "rows %d to %d, the last left out, were asked of a tensor %s, whose rows are 0 to %d.",
                    from, to, shape, rows() - 1);
        }
        Shape row = shape.row();
        int bytes = row.size() * type.bytes();
        return new Tensor(
                type,
                row.batch(to - from),
                memory.slice(from * bytes, (to - from) * bytes).order(ByteOrder.nativeOrder()));
    }

    /**
     * Returns one row, without copying.
     *
     * @param index the row
     * @return a tensor of the row's shape on the same memory
     * @throws NnException if there is no such row
     */
    public Tensor row(int index) {
        if (index < 0 || index >= rows()) {
            throw NnException.of("row %d was asked of a tensor %s, whose rows are 0 to %d.", index, shape, rows() - 1);
        }
        return rows(index, index + 1).reshape(shape.row());
    }

    /**
     * Sees the same numbers in another shape.
     *
     * @param other a shape of as many elements
     * @return a tensor on the same memory
     * @throws NnException if the number of elements is another
     */
    public Tensor reshape(Shape other) {
        Given.value("reshape: the shape", other);
        if (other.size() != shape.size()) {
            throw NnException.of(
                    "%s cannot be seen as %s: %d elements are not %d.", shape, other, shape.size(), other.size());
        }
        return new Tensor(type, other, memory);
    }

    /**
     * Copies the numbers with the axes in another order, as numpy's {@code transpose}.
     *
     * @param axes each axis once: {@code transpose(0, 3, 1, 2)} makes [rows, channels, height, width] of [rows, height,
     *     width, channels]
     * @return a tensor on memory of its own
     * @throws NnException if an axis is missing, named twice or not there
     */
    public Tensor transpose(int... axes) {
        return Transposition.of(this, Given.value("transpose: the axes", axes));
    }

    /**
     * Makes one-hot rows of labels: row i is 1 at the place of label i and 0 elsewhere. Keras's {@code to_categorical}.
     *
     * @param classes the width of a row, at least 1
     * @return uint8 [n, classes] of int32 or uint8 [n]
     * @throws NnException if these are no flat integers, one is not at least 0 and below {@code classes}, or there is no
     *     class
     */
    public Tensor oneHot(int classes) {
        return OneHotRows.of(this, classes);
    }

    /**
     * Finds where the numbers along the last axis are greatest, as numpy's {@code argmax(axis=-1)}: the labels of one-hot
     * rows, or of what a network predicts for each row or each step.
     *
     * @return int32 [n] of [n, classes], [n, time] of [n, time, classes], and so on: the place of the greatest number, the
     *     first of several
     * @throws NnException if there are fewer than two axes, the last is empty, or a number is NaN
     */
    public Tensor argmax() {
        return OneHotRows.labels(this);
    }

    /**
     * Copies the numbers as floats, whatever the type.
     *
     * @return a new array, row after row
     */
    public float[] floats() {
        return Numbers.of(this).floats();
    }

    /**
     * Copies the numbers as integers, whatever the type; fractions are dropped, towards 0.
     *
     * @return a new array, row after row
     */
    public int[] ints() {
        return Numbers.of(this).ints();
    }

    private static void requireCount(Shape shape, int count) {
        Given.value("a tensor: the shape", shape);
        if (shape.size() != count) {
            throw NnException.of("a tensor %s needs %d values, but was given %d.", shape, shape.size(), count);
        }
    }

    /**
     * Describes type and shape, without the numbers.
     *
     * @return such as {@code float32 [3, 2]}
     */
    public String form() {
        return type.name().toLowerCase(Locale.ROOT) + " " + shape;
    }

    /** Compares type, shape and every bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && type == tensor.type
                && shape.equals(tensor.shape)
                && memory.equals(tensor.memory);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + memory.hashCode();
    }

    @Override
    public String toString() {
        return form() + "\n" + TensorText.of(this);
    }
}
