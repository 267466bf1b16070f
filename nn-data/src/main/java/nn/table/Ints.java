package nn.table;

import java.util.Arrays;

/** A list of ints that grows. */
final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int[] values() {
        return Arrays.copyOf(values, size);
    }
}
