package nn.onnx.step;

import java.util.List;
import nn.optimizer.Adam;

/** Takes the steps of Adam that divides by the greatest mean of squares so far. */
final class AmsgradRule implements StepRule {
    private final Share first;
    private final Share second;
    private final float epsilon;

    AmsgradRule(Adam adam) {
        this.first = Share.of(adam.beta1());
        this.second = Share.of(adam.beta2());
        this.epsilon = (float) adam.epsilon();
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v", "v_hat");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] m = slots[0];
        float[] v = slots[1];
        float[] greatest = slots[2];
        float rate = numbers[0];
        float kept1 = first.kept();
        float rest1 = first.rest();
        float kept2 = second.kept();
        float rest2 = second.rest();
        for (int i = 0; i < m.length; i++) {
            float gradient = gradients[i];
            float mean = m[i] * kept1 + gradient * rest1;
            float square = v[i] * kept2 + gradient * gradient * rest2;
            float most = Math.max(greatest[i], square);
            m[i] = mean;
            v[i] = square;
            greatest[i] = most;
            weights[i] -= mean * rate / ((float) Math.sqrt(most) + epsilon);
        }
    }
}
