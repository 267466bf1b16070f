package nn.onnx.run;

import static nn.Layers.batchNormalization;
import static nn.Layers.bidirectional;
import static nn.Layers.conv1D;
import static nn.Layers.conv2D;
import static nn.Layers.conv2DTranspose;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.lstm;
import static nn.Layers.positionEmbedding;
import static org.assertj.core.api.Assertions.assertThat;

import nn.Sequential;
import nn.data.Shape;
import nn.layer.Layer;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static long of(Layer layer, int... row) {
        return Work.perRow(Sequential.of(layer).network(Shape.of(row)));
    }

    @Test
    void countsAllPositionsOfASequence() {
        assertThat(of(dense(30), 784)).isEqualTo(784 * 30 + 30);
        assertThat(of(dense(5), 100, 4)).isEqualTo(100 * (4 * 5 + 5));
        assertThat(of(conv1D(16, 5), 100, 4)).isEqualTo(96 * (5 * 4 * 16 + 16));
    }

    @Test
    void countsThePixelsOfAConvolutionWhereItMultiplies() {
        assertThat(of(conv2D(8, 3), 1, 28, 28)).isEqualTo(26 * 26 * (9 * 8 + 8));
        assertThat(of(conv2DTranspose(3, 4).strides(2).same(), 2, 7, 7)).isEqualTo(49 * (16 * 2 * 3 + 3));
        assertThat(of(batchNormalization(), 3, 5, 5)).isEqualTo(25 * 4 * 3);
    }

    @Test
    void countsOneStepOfWhatGoesThroughASequenceStepByStep() {
        assertThat(of(lstm(6), 50, 3)).isEqualTo(4 * 6 * (3 + 6 + 1));
        assertThat(of(bidirectional(lstm(6).returnSequences()), 50, 3)).isEqualTo(2 * 4 * 6 * (3 + 6 + 1));
    }

    @Test
    void countsNoVectorsThatAreLookedUp() {
        assertThat(of(embedding(100_000, 64), 50)).isZero();
        assertThat(of(positionEmbedding(50), 50, 8)).isEqualTo(50 * 8);
    }
}
