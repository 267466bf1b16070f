package nn.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import nn.data.NnException;

/** Checks that a layer predicts the same for a row alone as among others. */
final class LayerRows {
    private static final int ROWS = 3;
    private static final double TOLERANCE = 1e-9;

    private LayerRows() {}

    /** Checks a layer that predicts; one that trains may look at the batch, as batch normalization does. */
    static void check(LayerGraph predicting) {
        Map<String, Array> drawn = predicting.draw(ROWS, 1);
        Map<String, Array> together = predicting.run(drawn).made();
        for (int row = 0; row < ROWS; row++) {
            Map<String, Array> one = new TreeMap<>(drawn);
            for (String input : predicting.inputNames()) {
                one.put(input, row(drawn.get(input), row));
            }
            Map<String, Array> alone = predicting.run(one).made();
            for (Map.Entry<String, Array> made : together.entrySet()) {
                require(row, row(made.getValue(), row), alone.get(made.getKey()));
            }
        }
    }

    private static Array row(Array of, int row) {
        int size = (int) of.dims().count(1);
        double[] numbers = Arrays.copyOfRange(of.numbers(), row * size, (row + 1) * size);
        return new Array(of.type(), of.dims().with(0, 1), numbers);
    }

    private static void require(int row, Array among, Array alone) {
        for (int i = 0; i < among.numbers().length; i++) {
            double expected = alone.numbers()[i];
            double got = among.numbers()[i];
            if (!near(expected, got)) {
                throw NnException.of("row %d alone gives %.6g, but %.6g among other rows.", row, expected, got)
                        .maybe("take means, sums and positions over other axes than 0, which is the batch.");
            }
        }
    }

    static boolean near(double expected, double got) {
        return Double.compare(expected, got) == 0
                || Math.abs(expected - got) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }
}
