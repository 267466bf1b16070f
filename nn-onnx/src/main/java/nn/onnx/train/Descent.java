package nn.onnx.train;

import java.nio.FloatBuffer;

/** Takes steps of plain gradient descent. */
final class Descent {
    private Descent() {}

    /** Moves all numbers of a weight against its gradient. */
    static void step(FloatBuffer weight, FloatBuffer gradient, float rate) {
        for (int i = 0; i < weight.limit(); i++) {
            weight.put(i, weight.get(i) - rate * gradient.get(i));
        }
    }

    /** Moves the rows of a table that were looked up, one after the other; one that was twice moves twice. */
    static void step(FloatBuffer table, int width, FloatBuffer rows, FloatBuffer gradient, float rate) {
        for (int i = 0; i < rows.limit(); i++) {
            int to = ((int) rows.get(i)) * width;
            int from = i * width;
            for (int j = 0; j < width; j++) {
                table.put(to + j, table.get(to + j) - rate * gradient.get(from + j));
            }
        }
    }
}
