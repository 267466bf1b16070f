package nn.onnx.predict;

import static nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.Predictor;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.OnnxEngine;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import org.junit.jupiter.api.Test;

class OnnxPredictorTest {
    private static final Network NETWORK = Sequential.of(
                    dense(2).named("hidden").tanh(), dense(1).named("last"))
            .network(Shape.of(2));

    private static EnginePredictor predictor() {
        State state = new State(0, NETWORK.draw(5), new TreeMap<>());
        return new OnnxEngine().predictor(NETWORK, state, Device.CPU);
    }

    private static Tensor rows(int count) {
        float[] values = new float[2 * count];
        IntStream.range(0, values.length).forEach(i -> values[i] = i % 7);
        return Tensor.of(Shape.of(count, 2), values);
    }

    @Test
    void anyNumberOfRowsIsPredicted() {
        try (EnginePredictor predictor = predictor()) {
            for (int count : new int[] {0, 1, 3, 1000}) {
                Tensor output =
                        predictor.predict(List.of(rows(count)), List.of("last")).get(0);
                assertThat(output.shape()).isEqualTo(Shape.of(count, 1));
            }
        }
    }

    /** 513 rows are three parts of 171. */
    @Test
    void manyRowsArePredictedPartByPartInTheirOrder() {
        try (EnginePredictor predictor = predictor()) {
            for (int count : new int[] {256, 257, 513, 1000}) {
                List<Tensor> all = predictor.predict(List.of(rows(count)), List.of("last", "input", "hidden"));
                assertThat(all.get(1)).isEqualTo(rows(count));
                for (int row = 0; row < count; row += 50) {
                    Tensor one = rows(count).rows(row, row + 1);
                    List<Tensor> found = predictor.predict(List.of(one), List.of("last", "hidden"));
                    assertThat(all.get(0).rows(row, row + 1).floats())
                            .containsExactly(found.get(0).floats(), within(1e-6f));
                    assertThat(all.get(2).rows(row, row + 1).floats())
                            .containsExactly(found.get(1).floats(), within(1e-6f));
                }
            }
        }
    }

    @Test
    void innerNodesAndInputsCanBeAskedForTwice() {
        try (EnginePredictor predictor = predictor()) {
            List<Tensor> found = predictor.predict(List.of(rows(2)), List.of("hidden", "input", "hidden"));
            assertThat(found.get(0).shape()).isEqualTo(Shape.of(2, 2));
            assertThat(found.get(1)).isEqualTo(rows(2));
            assertThat(found.get(2)).isEqualTo(found.get(0));
        }
    }

    @Test
    void bytesAndIntegersCountAsNumbers() {
        try (EnginePredictor predictor = predictor()) {
            Tensor floats = predictor
                    .predict(List.of(Tensor.of(Shape.of(1, 2), 3f, 200f)), List.of("last"))
                    .get(0);
            Tensor bytes = Tensor.of(Shape.of(1, 2), (byte) 3, (byte) 200);
            assertThat(predictor.predict(List.of(bytes), List.of("last"))).containsExactly(floats);
            assertThat(predictor.predict(List.of(Tensor.of(Shape.of(1, 2), 3, 200)), List.of("last")))
                    .containsExactly(floats);
        }
    }

    @Test
    void whatWasPredictedStaysAsItWas() {
        try (EnginePredictor predictor = predictor()) {
            for (int count : new int[] {3, 400_000}) {
                Tensor first =
                        predictor.predict(List.of(rows(count)), List.of("last")).get(0);
                float[] then = first.floats();
                predictor.predict(List.of(Tensor.zeros(Shape.of(count, 2))), List.of("last"));
                assertThat(first.floats()).isEqualTo(then);
            }
        }
    }

    @Test
    void whatOneNetworkGivesAnotherTakes() {
        try (EnginePredictor predictor = predictor()) {
            Tensor hidden =
                    predictor.predict(List.of(rows(3)), List.of("hidden")).get(0);
            Tensor copy = Tensor.of(hidden.shape(), hidden.floats());
            assertThat(predictor.predict(List.of(hidden), List.of("last")))
                    .isEqualTo(predictor.predict(List.of(copy), List.of("last")));
        }
    }

    @Test
    void manyThreadsPredictAtOnce() {
        try (EnginePredictor predictor = predictor()) {
            Tensor alone = predictor.predict(List.of(rows(50)), List.of("last")).get(0);
            List<Tensor> together = IntStream.range(0, 64)
                    .parallel()
                    .mapToObj(i -> predictor
                            .predict(List.of(rows(50)), List.of("last"))
                            .get(0))
                    .toList();
            assertThat(together).allSatisfy(each -> assertThat(each).isEqualTo(alone));
        }
    }

    @Test
    void isOfNoUseOnceClosed() {
        EnginePredictor predictor = predictor();
        predictor.close();
        predictor.close();
        assertThatThrownBy(() -> predictor.predict(List.of(rows(1)), List.of("last")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the predictor is closed.\nMaybe close it only after its last use.");
    }

    @Test
    void anOutputOfMoreBytesThanOnePieceHoldsIsRefusedInWords() {
        try (Predictor wide = Sequential.of(dense(1 << 20)).input(1).init(0).predictor()) {
            assertThatThrownBy(() -> wide.predict(Tensor.zeros(Shape.of(600, 1))))
                    .isInstanceOf(NnException.class)
                    .hasMessage("ONNX Runtime needs 2516582400 bytes in one piece, but one can hold at most 2^31 - 1.\n"
                            + "Maybe take fewer rows at once.");
            assertThatThrownBy(() -> wide.predict(Tensor.zeros(Shape.of(1200, 1))))
                    .isInstanceOf(NnException.class)
                    .hasMessage("a tensor [1200, 1048576] needs 5033164800 bytes, but can hold at most 2^31 - 1.\n"
                            + "Maybe use bytes, or fewer rows.");
        }
    }

    @Test
    void rowsOfAnotherWidthAreRefused() {
        try (EnginePredictor predictor = predictor()) {
            assertThatThrownBy(() -> predictor.predict(List.of(Tensor.zeros(Shape.of(1, 3))), List.of("last")))
                    .isInstanceOf(NnException.class)
                    .hasMessage("input \"input\" must be [1, 2], but was [1, 3].");
        }
    }
}
