package nn.onnx.predict;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nn.Model;
import nn.Predictor;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class RowPredictionTest {
    private static final Model MODEL = Sequential.of(conv2D(3, 2).relu(), flatten(), dense(4).softmax())
            .input(1, 5, 5)
            .init(3);

    private static float[] row(long index) {
        Randoms randoms = Randoms.of(5, "row", index);
        float[] row = new float[25];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) randoms.nextGaussian();
        }
        return row;
    }

    @Test
    void aRowIntoAnArrayIsPredictedAsInATensor() {
        try (Predictor predictor = MODEL.predictor()) {
            float[] output = new float[4];
            predictor.predict(row(0), output);
            assertThat(output)
                    .isEqualTo(predictor
                            .predict(Tensor.of(Shape.of(1, 5, 5), row(0)))
                            .floats())
                    .isEqualTo(MODEL.predict(row(0)));
        }
    }

    @Test
    void thirtyTwoThreadsOnOnePredictorAgreeWithOne() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(32);
        try (Predictor predictor = MODEL.predictor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int thread = 0; thread < 32; thread++) {
                long first = thread * 100L;
                answers.add(crowd.submit(() -> agrees(predictor, first)));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            crowd.shutdownNow();
        }
    }

    private static boolean agrees(Predictor predictor, long first) {
        boolean agrees = true;
        float[] output = new float[4];
        for (long index = first; index < first + 100; index++) {
            predictor.predict(row(index), output);
            agrees &= Arrays.equals(
                    output,
                    predictor.predict(Tensor.of(Shape.of(1, 5, 5), row(index))).floats());
        }
        return agrees;
    }

    @Test
    void arraysOfAnotherLengthAreRefused() {
        try (Predictor predictor = MODEL.predictor()) {
            assertThatThrownBy(() -> predictor.predict(new float[24], new float[4]))
                    .isInstanceOf(NnException.class)
                    .hasMessage("the network takes rows of [1, 5, 5], 25 numbers, but was given 24.");
            assertThatThrownBy(() -> predictor.predict(new float[25], new float[3]))
                    .isInstanceOf(NnException.class)
                    .hasMessage("the network gives 4 numbers a row, but was to put them into 3.");
        }
    }

    @Test
    void aClosedPredictorSaysSo() {
        Predictor predictor = MODEL.predictor();
        predictor.predict(row(0), new float[4]);
        predictor.close();
        predictor.close();
        assertThatThrownBy(() -> predictor.predict(row(0), new float[4]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the predictor is closed.");
    }
}
