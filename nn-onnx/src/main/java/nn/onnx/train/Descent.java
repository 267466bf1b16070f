package nn.onnx.train;

import java.nio.FloatBuffer;

/** Takes steps of plain gradient descent, on copies of parts: arrays take half the time of elements of native memory. */
final class Descent {
    private static final int MOST = 1 << 10;

    private final float rate;
    private final float[] weights;
    private final float[] gradients;

    private Descent(float rate, int size) {
        this.rate = rate;
        this.weights = new float[size];
        this.gradients = new float[size];
    }

    /** Moves all numbers of a weight against its gradient. */
    static void step(FloatBuffer weight, FloatBuffer gradient, float rate) {
        Descent descent = new Descent(rate, Math.min(MOST, weight.limit()));
        for (int from = 0; from < weight.limit(); from += MOST) {
            descent.move(weight, from, gradient, from, Math.min(MOST, weight.limit() - from));
        }
    }

    /** Moves the rows of a table that were looked up, one after the other; one that was twice moves twice. */
    static void step(FloatBuffer table, int width, FloatBuffer rows, FloatBuffer gradient, float rate) {
        Descent descent = new Descent(rate, width);
        for (int i = 0; i < rows.limit(); i++) {
            descent.move(table, (int) rows.get(i) * width, gradient, i * width, width);
        }
    }

    private void move(FloatBuffer weight, int to, FloatBuffer gradient, int from, int count) {
        weight.get(to, weights, 0, count);
        gradient.get(from, gradients, 0, count);
        for (int i = 0; i < count; i++) {
            weights[i] -= rate * gradients[i];
        }
        weight.put(to, weights, 0, count);
    }
}
