package nn.onnx.step;

import java.util.List;
import java.util.Optional;
import nn.optimizer.Ftrl;

/** Takes FTRL's steps where its power of the sums of squares is their root. */
final class FtrlRule implements StepRule {
    private final float l1;
    private final float twiceL2;
    private final float shrinkage;
    private final float beta;

    private FtrlRule(Ftrl ftrl) {
        this.l1 = (float) ftrl.l1();
        this.twiceL2 = (float) (2 * ftrl.l2());
        this.shrinkage = (float) (2 * ftrl.l2Shrinkage());
        this.beta = (float) ftrl.beta();
    }

    /** Returns the rule; other powers are not the same to the bit everywhere. */
    static Optional<StepRule> of(Ftrl ftrl) {
        return ftrl.learningRatePower() == -0.5 ? Optional.of(new FtrlRule(ftrl)) : Optional.empty();
    }

    @Override
    public List<String> slots() {
        return List.of("accumulator", "linear");
    }

    @Override
    public List<String> coefficients() {
        return List.of("inverse");
    }

    @Override
    public void step(float[] weights, float[] gradients, float[][] slots, float[] numbers) {
        float[] squares = slots[0];
        float[] linear = slots[1];
        float inverse = numbers[0];
        for (int i = 0; i < squares.length; i++) {
            float weight = weights[i];
            float before = squares[i];
            float after = before + gradients[i] * gradients[i];
            float root = (float) Math.sqrt(after);
            float pull = (root - (float) Math.sqrt(before)) * inverse * weight;
            float next = linear[i] + (gradients[i] + weight * shrinkage - pull);
            squares[i] = after;
            linear[i] = next;
            float kept = next - Math.min(Math.max(next, -l1), l1);
            weights[i] = weight - (weight + kept / ((root + beta) * inverse + twiceL2));
        }
    }
}
