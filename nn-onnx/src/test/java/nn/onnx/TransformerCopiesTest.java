package nn.onnx;

import static nn.Layers.dense;
import static nn.Layers.positionEmbedding;
import static nn.Layers.transformerBlock;
import static nn.Losses.klDivergence;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class TransformerCopiesTest {
    private static final int TOKENS = 6;
    private static final int BLANK = TOKENS;
    private static final int WIDTH = TOKENS + 1;
    private static final int HALF = 5;
    private static final int TIME = 2 * HALF;

    /** Some tokens, then blanks, in whose place the tokens are wanted again. */
    private record Rows(Tensor inputs, Tensor targets) {
        static Rows draw(int count, long seed) {
            Random random = new Random(seed);
            float[] inputs = new float[count * TIME * WIDTH];
            float[] targets = new float[inputs.length];
            for (int row = 0; row < count; row++) {
                for (int place = 0; place < HALF; place++) {
                    int token = random.nextInt(TOKENS);
                    int early = (row * TIME + place) * WIDTH;
                    int late = early + HALF * WIDTH;
                    inputs[early + token] = 1;
                    inputs[late + BLANK] = 1;
                    targets[early + BLANK] = 1;
                    targets[late + token] = 1;
                }
            }
            Shape shape = Shape.of(count, TIME, WIDTH);
            return new Rows(Tensor.of(shape, inputs), Tensor.of(shape, targets));
        }

        /** Returns the share of the tokens wanted that are found. */
        double copied(Tensor scores) {
            float[] got = scores.floats();
            float[] wanted = targets.floats();
            int right = 0;
            int rows = targets.rows();
            for (int at = 0; at < rows * TIME; at++) {
                boolean isLate = at % TIME >= HALF;
                right += isLate && best(got, at) == best(wanted, at) ? 1 : 0;
            }
            return right / (double) (rows * HALF);
        }

        private static int best(float[] numbers, int at) {
            float[] scores = Arrays.copyOfRange(numbers, at * WIDTH, (at + 1) * WIDTH);
            int best = 0;
            for (int i = 1; i < WIDTH; i++) {
                best = scores[i] > scores[best] ? i : best;
            }
            return best;
        }
    }

    @Test
    void aCausalBlockLearnsToRepeatWhatItSaw() {
        Rows train = Rows.draw(1500, 1);
        Rows test = Rows.draw(300, 2);

        Model model = Sequential.of(
                        dense(32),
                        positionEmbedding(TIME),
                        transformerBlock(2, 64).causal(),
                        dense(WIDTH).softmax())
                .fit(
                        Dataset.of(train.inputs(), train.targets()),
                        fit -> fit.loss(klDivergence())
                                .optimizer(adam(0.005))
                                .epochs(20)
                                .batchSize(50)
                                .seed(1)
                                .verbose(0));

        assertThat(test.copied(model.predict(test.inputs()))).isGreaterThan(0.99);
    }
}
