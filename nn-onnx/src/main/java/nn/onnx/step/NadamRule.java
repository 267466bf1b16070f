package nn.onnx.step;

import java.util.List;
import nn.optimizer.Nadam;

/** Takes Nadam's steps. */
final class NadamRule implements StepRule {
    private final Share first;
    private final Share second;
    private final float epsilon;

    NadamRule(Nadam nadam) {
        this.first = Share.of(nadam.beta1());
        this.second = Share.of(nadam.beta2());
        this.epsilon = (float) nadam.epsilon();
    }

    @Override
    public List<String> slots() {
        return List.of("m", "v");
    }

    @Override
    public List<String> coefficients() {
        return List.of("moment", "gradient", "squares");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] m = slots[0];
        float[] v = slots[1];
        float moment = numbers[0];
        float now = numbers[1];
        float squares = numbers[2];
        float kept1 = first.kept();
        float rest1 = first.rest();
        float kept2 = second.kept();
        float rest2 = second.rest();
        for (int i = 0; i < m.length; i++) {
            float gradient = gradients[i];
            float mean = m[i] * kept1 + gradient * rest1;
            float square = v[i] * kept2 + gradient * gradient * rest2;
            m[i] = mean;
            v[i] = square;
            weights[i] -= (mean * moment + gradient * now) / ((float) Math.sqrt(square * squares) + epsilon);
        }
    }
}
