package nn.reliability;

import java.util.List;
import java.util.stream.IntStream;
import nn.Predicting;

/**
 * Holds rows, and what is predicted of each of them.
 *
 * @param rows their features
 * @param expected the predictions, in the same order
 */
record Answers(List<float[]> rows, List<float[]> expected) {
    /** Asks for one row after the other, in one thread. */
    static Answers of(Predicting model) {
        List<float[]> rows = IntStream.range(0, Tiny.DATA.size())
                .mapToObj(i -> Tiny.DATA.input().row(i).floats())
                .toList();
        return new Answers(rows, rows.stream().map(row -> model.predict(row)).toList());
    }

    int count() {
        return rows.size();
    }

    float[] row(int index) {
        return rows.get(index);
    }

    float[] expected(int index) {
        return expected.get(index);
    }
}
