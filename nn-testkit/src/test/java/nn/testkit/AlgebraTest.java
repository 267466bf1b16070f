package nn.testkit;

import static nn.op.Ops.affine;
import static nn.op.Ops.mean;
import static nn.op.Ops.reshape;
import static nn.op.Ops.slice;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;
import org.junit.jupiter.api.Test;

/** Proves that ops suffice for recurrent layers, for networks of several inputs, and for losses with masks. */
class AlgebraTest {
    private static final int STEPS = 20;

    private final Draft draft = new Draft();

    private Lstm lstm() {
        return new Lstm(draft.x(STEPS, 3, 4), draft.small(0.8, 4, 20), draft.small(0.7, 5, 20), draft.small(0.5, 20));
    }

    private Value fixed(Dims dims, double... numbers) {
        return draft.graph().constant(ElementType.FLOAT32, dims, numbers);
    }

    private void learns(Value loss, List<Value> weights, double before, int steps, double after) {
        double[] losses = new Descent(draft, loss, weights).losses(steps, 0.3);
        assertThat(losses[0]).isGreaterThan(before);
        assertThat(losses[steps]).isLessThan(after);
    }

    @Test
    void anLstmOfTwentyStepsComputesWhatLoopsDo() {
        Lstm lstm = lstm();
        assertThat(draft.run(lstm.outputs()).numbers()).containsExactly(lstm.loops(draft), within(1e-12));
    }

    @Test
    void anLstmOfTwentyStepsHasTheGradientsOfItsSlopes() {
        Differences.of(draft, Draft.projected(List.of(lstm().outputs()))).check();
    }

    @Test
    void anLstmOfTwentyStepsLearnsWhereItsRowsEnd() {
        Lstm lstm = lstm();
        Value output = draft.small(0.5, 5, 1);
        Value last = reshape(slice(lstm.outputs(), 0, STEPS - 1, STEPS), new Dims(3, 5));
        Value loss = mean(square(sub(affine(last, output), fixed(new Dims(3, 1), 1, -1, 0.5))));
        learns(loss, List.of(lstm.kernel(), lstm.recurrent(), lstm.bias(), output), 0.5, 100, 0.001);
    }

    @Test
    void twoInputsThatMeetComputeWhatLoopsDo() {
        Merge merge = Merge.of(draft);
        double[] image = draft.arrays().get(merge.image().name()).numbers();
        double[] kernel = draft.arrays().get(merge.kernel().name()).numbers();
        double[] facts = draft.arrays().get(merge.facts().name()).numbers();
        double[] dense = draft.arrays().get(merge.dense().name()).numbers();
        double[] both = draft.arrays().get(merge.both().name()).numbers();
        double[] outputs = new double[3];
        for (int row = 0; row < 3; row++) {
            double sum = draft.arrays().get(merge.bias().name()).numbers()[0];
            for (int i = 0; i < 18; i++) {
                double seen = 0;
                for (int tap = 0; tap < 6; tap++) {
                    int place = (i / 3 % 3 + tap / 3) * 5 + i % 3 + tap % 3;
                    seen += image[row * 20 + place] * kernel[i / 9 * 6 + tap];
                }
                sum += Math.max(0, seen) * both[i];
            }
            for (int i = 0; i < 3; i++) {
                double fact = 0;
                for (int k = 0; k < 4; k++) {
                    fact += facts[row * 4 + k] * dense[k * 3 + i];
                }
                sum += Math.tanh(fact) * both[18 + i];
            }
            outputs[row] = 1 / (1 + Math.exp(-sum));
        }
        assertThat(draft.run(merge.output()).numbers()).containsExactly(outputs, within(1e-12));
    }

    @Test
    void twoInputsThatMeetHaveTheGradientsOfTheirSlopes() {
        Merge merge = Merge.of(draft);
        Differences.of(draft, merge.loss()).check();
    }

    @Test
    void twoInputsThatMeetLearn() {
        Merge merge = Merge.of(draft);
        learns(merge.loss(), merge.weights(), 0.5, 200, 0.01);
    }

    @Test
    void aMaskedLossIsTheMeanOfWhatIsNotMasked() {
        Masked masked = Masked.of(draft);
        double[] predictions = draft.run(masked.predictions()).numbers();
        double[] mask = draft.arrays().get(masked.mask().name()).numbers();
        double[] targets = draft.arrays().get(masked.targets().name()).numbers();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 1) {
                sum += (predictions[i] - targets[i]) * (predictions[i] - targets[i]);
                count++;
            }
        }
        assertThat(count).isBetween(1, 14);
        assertThat(draft.run(masked.loss()).numbers()).containsExactly(new double[] {sum / count}, within(1e-12));
    }

    @Test
    void aMaskedLossHasTheGradientsOfItsSlopesAndNoneWhereItIsMasked() {
        Masked masked = Masked.of(draft);
        double[] slopes = draft.slopes(masked.loss(), masked.targets());
        double[] mask = draft.arrays().get(masked.mask().name()).numbers();
        for (int i = 0; i < mask.length; i++) {
            assertThat(slopes[i] != 0).isEqualTo(mask[i] == 1);
        }
        Differences.of(draft, masked.loss()).check();
    }

    @Test
    void aMaskedLossLearns() {
        Masked masked = Masked.of(draft);
        learns(masked.loss(), List.of(masked.hidden(), masked.output()), 0.5, 400, 0.1);
    }
}
