package nn.onnx.step;

import java.util.ArrayList;
import java.util.List;
import nn.optimizer.RMSprop;

/** Takes RMSprop's steps: the first pass finds them, another one, on what is in the core's cache, takes them. */
final class RmspropRule implements StepRule {
    private final Share share;
    private final float momentum;
    private final float epsilon;
    private final List<String> slots = new ArrayList<>(List.of("velocity"));

    RmspropRule(RMSprop rmsprop) {
        this.share = Share.of(rmsprop.rho());
        this.momentum = (float) rmsprop.momentum();
        this.epsilon = (float) rmsprop.epsilon();
        if (rmsprop.momentum() > 0) {
            slots.add("momentum");
        }
        if (rmsprop.isCentered()) {
            slots.add("average_gradient");
        }
    }

    @Override
    public List<String> slots() {
        return List.copyOf(slots);
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        boolean hasMomentum = momentum > 0;
        boolean isCentered = slots.length > (hasMomentum ? 2 : 1);
        if (isCentered) {
            centered(gradients, slots[0], slots[slots.length - 1], numbers[0]);
        } else {
            plain(gradients, slots[0], numbers[0]);
        }
        if (hasMomentum) {
            accelerate(gradients, slots[1]);
        }
        for (int i = 0; i < slots[0].length; i++) {
            weights[i] -= gradients[i];
        }
    }

    private void plain(float[] steps, float[] squares, float rate) {
        float kept = share.kept();
        float rest = share.rest();
        for (int i = 0; i < squares.length; i++) {
            float gradient = steps[i];
            float square = squares[i] * kept + gradient * gradient * rest;
            squares[i] = square;
            steps[i] = gradient * rate / (float) Math.sqrt(square + epsilon);
        }
    }

    private void centered(float[] steps, float[] squares, float[] means, float rate) {
        float kept = share.kept();
        float rest = share.rest();
        for (int i = 0; i < squares.length; i++) {
            float gradient = steps[i];
            float square = squares[i] * kept + gradient * gradient * rest;
            float mean = means[i] * kept + gradient * rest;
            squares[i] = square;
            means[i] = mean;
            steps[i] = gradient * rate / (float) Math.sqrt(square - mean * mean + epsilon);
        }
    }

    private void accelerate(float[] steps, float[] velocity) {
        for (int i = 0; i < velocity.length; i++) {
            float next = velocity[i] * momentum + steps[i];
            velocity[i] = next;
            steps[i] = next;
        }
    }
}
