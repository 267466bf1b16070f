package nn.onnx.step;

import java.util.List;
import nn.optimizer.Adamax;

/** Takes Adamax's steps. */
final class AdamaxRule implements StepRule {
    private final Share first;
    private final float beta2;
    private final float epsilon;

    AdamaxRule(Adamax adamax) {
        this.first = Share.of(adamax.beta1());
        this.beta2 = (float) adamax.beta2();
        this.epsilon = (float) adamax.epsilon();
    }

    @Override
    public List<String> slots() {
        return List.of("m", "u");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] m = slots[0];
        float[] u = slots[1];
        float rate = numbers[0];
        float kept = first.kept();
        float rest = first.rest();
        for (int i = 0; i < m.length; i++) {
            float gradient = gradients[i];
            float mean = m[i] * kept + gradient * rest;
            float most = Math.max(u[i] * beta2, Math.abs(gradient));
            m[i] = mean;
            u[i] = most;
            weights[i] -= mean * rate / (most + epsilon);
        }
    }
}
