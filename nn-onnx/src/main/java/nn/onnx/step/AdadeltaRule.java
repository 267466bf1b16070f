package nn.onnx.step;

import java.util.List;
import nn.optimizer.Adadelta;

/** Takes Adadelta's steps. */
final class AdadeltaRule implements StepRule {
    private final Share share;
    private final float epsilon;

    AdadeltaRule(Adadelta adadelta) {
        this.share = Share.of(adadelta.rho());
        this.epsilon = (float) adadelta.epsilon();
    }

    @Override
    public List<String> slots() {
        return List.of("accumulated_grad", "accumulated_delta_var");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] squares = slots[0];
        float[] steps = slots[1];
        float rate = numbers[0];
        float kept = share.kept();
        float rest = share.rest();
        for (int i = 0; i < squares.length; i++) {
            float gradient = gradients[i];
            float square = squares[i] * kept + gradient * gradient * rest;
            float stepped = (float) Math.sqrt(steps[i] + epsilon);
            float step = stepped * gradient / (float) Math.sqrt(square + epsilon);
            squares[i] = square;
            steps[i] = steps[i] * kept + step * step * rest;
            weights[i] -= step * rate;
        }
    }
}
