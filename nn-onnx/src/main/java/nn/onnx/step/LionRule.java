package nn.onnx.step;

import java.util.List;
import nn.optimizer.Lion;

/** Takes Lion's steps. */
final class LionRule implements StepRule {
    private static final float HUGE = 1e38f;

    private final Share first;
    private final Share second;

    LionRule(Lion lion) {
        this.first = Share.of(lion.beta1());
        this.second = Share.of(lion.beta2());
    }

    @Override
    public List<String> slots() {
        return List.of("m");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] m = slots[0];
        float rate = numbers[0];
        float kept1 = first.kept();
        float rest1 = first.rest();
        float kept2 = second.kept();
        float rest2 = second.rest();
        for (int i = 0; i < m.length; i++) {
            float gradient = gradients[i];
            float mixed = m[i] * kept1 + gradient * rest1;
            m[i] = m[i] * kept2 + gradient * rest2;
            weights[i] -= sign(mixed) * rate;
        }
    }

    /** Returns -1, 0 or 1, by what the compiler does for many numbers at once; even the least number is 1 by then. */
    private static float sign(float number) {
        return Math.min(Math.max(number * HUGE * HUGE, -1), 1) + 0f;
    }
}
