package nn.onnx.train;

import java.nio.FloatBuffer;
import nn.onnx.step.StepRule;

/** Some elements of a weight under a rule, with their slots: few enough to stay in a core's own cache during a step. */
final class RuledPiece {
    /** The most elements of a piece: 670 000 in pieces of 1024 or 2048 take 250 µs, in larger ones up to 290. */
    static final int MOST = 1 << 11;

    private static final ThreadLocal<float[]> WEIGHTS = ThreadLocal.withInitial(() -> new float[MOST]);
    private static final ThreadLocal<float[]> GRADIENTS = ThreadLocal.withInitial(() -> new float[MOST]);

    private final FloatBuffer weights;
    private final FloatBuffer gradients;
    private final int from;
    private final int size;
    private final float[][] slots;

    /**
     * Makes a piece with slots of zeros.
     *
     * @param weights the memory of the whole weight
     * @param gradients the memory of its gradient
     * @param from the first element
     * @param size how many elements
     * @param slots how many slots each has
     */
    RuledPiece(FloatBuffer weights, FloatBuffer gradients, int from, int size, int slots) {
        this.weights = weights;
        this.gradients = gradients;
        this.from = from;
        this.size = size;
        this.slots = new float[slots][size];
    }

    /** Returns the elements' values of a slot, to be read or filled. */
    float[] slot(int index) {
        return slots[index];
    }

    /**
     * Takes a step.
     *
     * @param numbers the rule's coefficients
     * @param decay the share of the weights that is taken away before
     */
    void step(StepRule rule, float[] numbers, float decay) {
        float[] w = WEIGHTS.get();
        float[] g = GRADIENTS.get();
        weights.get(from, w, 0, size);
        gradients.get(from, g, 0, size);
        if (decay != 0) {
            decay(w, size, decay);
        }
        rule.step(w, g, slots, numbers);
        weights.put(from, w, 0, size);
    }

    private static void decay(float[] w, int length, float share) {
        for (int i = 0; i < length; i++) {
            w[i] -= w[i] * share;
        }
    }
}
