package nn.onnx;

import static nn.Layers.dense;
import static nn.Losses.ctc;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtcTrainingTest {
    private static final Tensor SEEN =
            Tensor.of(Shape.of(2, 4, 2), 1f, 0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f, 0f, 0f);

    @Test
    void learnsToSpellLabelsThatAreShorterThanTheOutput(@TempDir Path folder) {
        Tensor labels = Tensor.of(Shape.of(2, 2), 1, 2, 2, 0);

        Model model = Sequential.of(dense(3))
                .fit(
                        Dataset.of(SEEN, labels),
                        fit -> fit.loss(ctc()).optimizer(adam(0.1)).epochs(150).verbose(0));

        assertThat(model.history().last("loss")).isLessThan(0.05);
        Onnx.save(model, folder.resolve("m.onnx"), Export::withState);
        Model loaded = Onnx.load(folder.resolve("m.onnx"));
        assertThat(loaded.compilation()).isEqualTo(model.compilation());
        assertThat(loaded.predict(SEEN)).isEqualTo(model.predict(SEEN));
    }

    @Test
    void nothingIsComparedPositionByPosition() {
        Sequential network = Sequential.of(dense(3));
        Dataset data = Dataset.of(Tensor.zeros(Shape.of(3, 5, 3)), Tensor.of(new int[][] {{1, 2}, {2, 0}, {1, 0}}));
        assertThatThrownBy(() -> network.fit(data, fit -> fit.loss(ctc()).metrics(accuracy())))
                .isInstanceOf(NnException.class)
                .hasMessage("metrics: under ctc() no label belongs to a step of the output, so [accuracy()] cannot"
                        + " compare them.\nMaybe leave them out, and compare what predict(…) spells.");
        Model model = network.fit(data, fit -> fit.loss(ctc()).epochs(1).verbose(0));
        assertThatThrownBy(() -> model.confusion(data))
                .isInstanceOf(NnException.class)
                .hasMessage("confusion: under ctc() no label belongs to a step of the output.\n"
                        + "Maybe compare what predict(…) spells.");
    }
}
