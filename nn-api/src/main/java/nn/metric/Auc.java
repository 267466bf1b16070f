package nn.metric;

import java.util.Arrays;
import java.util.Optional;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Measures the area under the ROC curve: how likely a true row gets more than a false one; log name {@code auc}.
 *
 * <p>Exact, by sorting, where Keras's {@code AUC} goes through 200 thresholds; so logits do as well as probabilities.
 * All outputs together count as yes-or-no answers. It keeps 12 bytes for each; NaN where none is true or none false.
 *
 * @see <a href="https://keras.io/api/metrics/classification_metrics/#auc-class">Keras's AUC</a>
 */
public record Auc() implements Metric {
    @Override
    public String name() {
        return "auc";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Auc decidedBy(Decision decision) {
        Evaluable.yesOrNo("auc", decision);
        return this;
    }

    @Override
    public Accumulator start(Shape output) {
        return new Ranking();
    }

    /** Sorts answers by score; those of one score share their ranks. */
    private static final class Ranking implements Accumulator {
        /** A score in its sorting order, and after it the answer's index. */
        private long[] keys = {};
        /** An answer's weight, negative where it is false. */
        private float[] weights = {};

        private int sorted;
        private int count;

        @Override
        public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
            Batch batch = Batch.of(predictions, targets, sampleWeights);
            int rows = batch.rows();
            grow(count + rows * batch.width());
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < batch.width(); i++) {
                    float weight = (float) batch.weight(row);
                    weights[count] = batch.isTrue(row, i) ? weight : -weight;
                    keys[count] = (long) order(batch.prediction(row, i)) << 32 | count;
                    count++;
                }
            }
        }

        private void grow(int least) {
            if (least > keys.length) {
                int length = Math.max(least, keys.length + keys.length / 2);
                keys = Arrays.copyOf(keys, length);
                weights = Arrays.copyOf(weights, length);
            }
        }

        /** Maps a float to an integer that sorts as it does; −0 as 0. */
        private static int order(float score) {
            int bits = Float.floatToIntBits(score + 0f);
            return bits < 0 ? bits ^ 0x7fffffff : bits;
        }

        @Override
        public double[] sums() {
            double[] sums = new double[2 * count];
            for (int i = 0; i < count; i++) {
                int answer = (int) keys[i];
                sums[2 * answer] = keys[i] >> 32;
                sums[2 * answer + 1] = weights[answer];
            }
            return sums;
        }

        @Override
        public void resume(double... sums) {
            Given.value("auc: the sums", sums);
            grow(sums.length / 2);
            for (count = 0; count < sums.length / 2; count++) {
                keys[count] = (long) sums[2 * count] << 32 | count;
                weights[count] = (float) sums[2 * count + 1];
            }
        }

        @Override
        public double value() {
            Arrays.sort(keys, sorted, count);
            Arrays.sort(keys, 0, count);
            sorted = count;
            double trues = 0;
            double falses = 0;
            double area = 0;
            for (int from = 0, to; from < count; from = to) {
                double truesHere = 0;
                double falsesHere = 0;
                for (to = from; to < count && keys[to] >> 32 == keys[from] >> 32; to++) {
                    float weight = weights[(int) keys[to]];
                    truesHere += Math.max(0, weight);
                    falsesHere += Math.max(0, -weight);
                }
                area += truesHere * (falses + falsesHere / 2);
                trues += truesHere;
                falses += falsesHere;
            }
            return area / (trues * falses);
        }
    }

    @Override
    public String toString() {
        return "auc()";
    }
}
