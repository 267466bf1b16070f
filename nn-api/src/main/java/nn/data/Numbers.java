package nn.data;

import java.nio.ByteBuffer;

/** Reads a tensor's numbers as floats where they lie, without a copy. */
public final class Numbers {
    private final DType type;
    private final ByteBuffer memory;
    private final int count;

    private Numbers(Tensor tensor) {
        type = tensor.type();
        memory = tensor.memory();
        count = tensor.shape().size();
    }

    /**
     * Opens a tensor.
     *
     * @param tensor of any type
     * @return its numbers, row after row
     */
    public static Numbers of(Tensor tensor) {
        return new Numbers(Given.value("numbers: the tensor", tensor));
    }

    /**
     * Counts the numbers.
     *
     * @return the product of the tensor's sizes
     */
    public int count() {
        return count;
    }

    /**
     * Returns one number.
     *
     * @param index its place, row after row
     * @return the number; a uint8 as 0..255
     * @throws IndexOutOfBoundsException if there is no such place: the memory alone checks it, for this is read in inner loops
     */
    public float at(int index) {
        // Not a switch: of these the compiler makes a loop for each type.
        if (type == DType.FLOAT32) {
            return memory.getFloat(index * Float.BYTES);
        }
        return type == DType.UINT8 ? memory.get(index) & 0xff : memory.getInt(index * Integer.BYTES);
    }

    /**
     * Finds the greatest of some numbers, as numpy's {@code argmax} does, but that NaN is greater than none.
     *
     * @param from the place of the first of them
     * @param width how many they are, at least 1
     * @return the place of the greatest, counted from the first; of several the first
     */
    public int argmax(int from, int width) {
        int best = from;
        float most = at(from);
        for (int i = from + 1; i < from + width; i++) {
            float value = at(i);
            if (value > most) {
                most = value;
                best = i;
            }
        }
        return best - from;
    }

    /** Copies the numbers as floats. */
    float[] floats() {
        float[] values = Memory.require("an array of floats", (long) Float.BYTES * count, () -> new float[count]);
        if (type == DType.FLOAT32) {
            memory.asFloatBuffer().get(values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = at(i);
        }
        return values;
    }

    /** Copies the numbers as integers; fractions are dropped. */
    int[] ints() {
        int[] values = Memory.require("an array of integers", (long) Integer.BYTES * count, () -> new int[count]);
        if (type == DType.INT32) {
            memory.asIntBuffer().get(values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = (int) at(i);
        }
        return values;
    }
}
