package nn.table;

import java.util.Arrays;
import java.util.List;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into numbers, of which an encoding may refuse some: it is asked for many at once, since it may have to look
 * each up among as many words.
 *
 * @param column the name of their column
 * @param values what is encoded
 * @param encoding how
 */
record EncodedValues(String column, List<? extends @Nullable Object> values, Encoding encoding) {
    /** So many numbers are made at once. */
    private static final int MOST = 1 << 22;

    /** Takes the numbers of some values one after the other, NaN where a value is refused. */
    interface Taking {
        void take(int from, float[] numbers);
    }

    void to(Taking taking) {
        int rows = Math.max(1, MOST / encoding.width());
        for (int from = 0; from < values.size(); from += rows) {
            encode(from, Math.min(values.size(), from + rows), taking);
        }
    }

    private void encode(int from, int end, Taking taking) {
        float[] numbers = new float[(end - from) * encoding.width()];
        try {
            encoding.encode(Column.of(column, values.subList(from, end)), numbers, 0, encoding.width());
            taking.take(from, numbers);
        } catch (NnException refused) {
            if (end - from == 1) {
                Arrays.fill(numbers, Float.NaN);
                taking.take(from, numbers);
                return;
            }
            int middle = (from + end) >>> 1;
            encode(from, middle, taking);
            encode(middle, end, taking);
        }
    }
}
