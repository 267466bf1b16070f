package nn.onnx.step;

import java.util.List;
import nn.optimizer.Adagrad;

/** Takes Adagrad's steps. */
final class AdagradRule implements StepRule {
    private final float epsilon;

    AdagradRule(Adagrad adagrad) {
        this.epsilon = (float) adagrad.epsilon();
    }

    @Override
    public List<String> slots() {
        return List.of("accumulator");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] squares = slots[0];
        float rate = numbers[0];
        for (int i = 0; i < squares.length; i++) {
            float square = squares[i] + gradients[i] * gradients[i];
            squares[i] = square;
            weights[i] -= gradients[i] * rate / (float) Math.sqrt(square + epsilon);
        }
    }
}
