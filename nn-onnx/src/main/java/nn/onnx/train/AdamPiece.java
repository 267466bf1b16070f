package nn.onnx.train;

import java.nio.FloatBuffer;
import nn.optimizer.Adam;

/** Some elements of a weight under Adam, with their slots: few enough to stay in a core's own cache during a step. */
final class AdamPiece {
    /** The most elements of a piece: 670 000 in pieces of 1024 or 2048 take 250 µs, in larger ones up to 290. */
    static final int MOST = 1 << 11;

    private static final ThreadLocal<float[]> WEIGHTS = ThreadLocal.withInitial(() -> new float[MOST]);
    private static final ThreadLocal<float[]> GRADIENTS = ThreadLocal.withInitial(() -> new float[MOST]);

    private final FloatBuffer weights;
    private final FloatBuffer gradients;
    private final int from;
    private final float[] m;
    private final float[] v;

    /**
     * Makes a piece with slots of zeros.
     *
     * @param weights the memory of the whole weight
     * @param gradients the memory of its gradient
     * @param from the first element
     * @param size how many elements
     */
    AdamPiece(FloatBuffer weights, FloatBuffer gradients, int from, int size) {
        this.weights = weights;
        this.gradients = gradients;
        this.from = from;
        this.m = new float[size];
        this.v = new float[size];
    }

    /** Returns the running means of the gradient, to be read or filled. */
    float[] m() {
        return m;
    }

    /** Returns the running means of its square, to be read or filled. */
    float[] v() {
        return v;
    }

    /**
     * Takes a step. What is done to an element, and in which order, is what the graph does, to the bit.
     *
     * @param rate the rate, with the means' corrections
     * @param decay the share of the weights that is taken away
     */
    void step(Adam adam, float rate, float decay) {
        float[] w = WEIGHTS.get();
        float[] g = GRADIENTS.get();
        weights.get(from, w, 0, m.length);
        gradients.get(from, g, 0, m.length);
        if (decay != 0) {
            decay(w, m.length, decay);
        }
        move(w, g, adam, rate);
        weights.put(from, w, 0, m.length);
    }

    private static void decay(float[] w, int length, float share) {
        for (int i = 0; i < length; i++) {
            w[i] -= w[i] * share;
        }
    }

    private void move(float[] w, float[] g, Adam adam, float rate) {
        float[] means = m;
        float[] squares = v;
        float beta1 = (float) adam.beta1();
        float rest1 = (float) (1 - adam.beta1());
        float beta2 = (float) adam.beta2();
        float rest2 = (float) (1 - adam.beta2());
        float epsilon = (float) adam.epsilon();
        for (int i = 0; i < means.length; i++) {
            float mean = means[i] * beta1 + g[i] * rest1;
            float square = squares[i] * beta2 + g[i] * g[i] * rest2;
            means[i] = mean;
            squares[i] = square;
            w[i] -= mean * rate / ((float) Math.sqrt(square) + epsilon);
        }
    }
}
