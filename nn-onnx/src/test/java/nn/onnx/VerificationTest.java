package nn.onnx;

import static nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
    private final Model model = Sequential.of(dense(2), dense(3)).input(4).init(0);

    @TempDir
    Path folder;

    private Model with(String weight, float... values) {
        SortedMap<String, Tensor> weights = new TreeMap<>(model.weights());
        weights.put(weight, Tensor.of(weights.get(weight).shape(), values));
        return model.withWeights(weights);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weightsThatAreNotFiniteAreNamed(float broken) {
        Path path = folder.resolve("broken.onnx");
        assertThatThrownBy(() -> Onnx.save(with("dense_1/kernel", 1, broken, 3, 4, 5, broken), path))
                .isInstanceOf(NnException.class)
                .hasMessage("weight dense_1/kernel: 2 of its 6 numbers are NaN or infinite. Nothing was saved.\n"
                        + "Maybe train anew with a lower learning rate or clipNorm(1), and terminateOnNaN() to stop in"
                        + " time.");
        assertThat(path).doesNotExist();
    }

    @Test
    void answersThatAreNotFiniteAreTold() {
        Model overflowing = with("dense/kernel", 3e38f, 3e38f, 3e38f, 3e38f, 3e38f, 3e38f, 3e38f, 3e38f);
        Tensor rows = Tensor.of(Shape.of(2, 4), 0, 0, 0, 0, 9, 9, 9, 9);
        assertThatThrownBy(() -> Onnx.save(overflowing, folder.resolve("far.onnx"), export -> export.sample(rows)))
                .isInstanceOf(NnException.class)
                .hasMessageMatching(
                        "row 1 of the sample: the model itself answers -?(NaN|Infinity)\\. Nothing was saved\\.\n"
                                + "Maybe scale the inputs or shrink the weights, or give sample\\(…\\) rows that can be answered\\.");
    }

    @Test
    void aSampleWithoutRowsVerifiesNothing() {
        Path path = folder.resolve("m.onnx");
        assertThatThrownBy(() -> Onnx.save(model, path, export -> export.sample(Tensor.zeros(Shape.of(0, 4)))))
                .isInstanceOf(NnException.class)
                .hasMessage("the sample must hold at least one row to verify the file by, but was float32 [0, 4].\n"
                        + "Maybe leave sample(…) out: rows are drawn then.");
        assertThatThrownBy(() -> Onnx.save(model, path, export -> export.sample(null)))
                .hasMessage("sample: the rows must not be null.");
        assertThat(path).doesNotExist();
    }

    @Test
    void aDifferenceThatIsNoNumberIsNotSmall() {
        Verification verification = new Verification(model, Export.DEFAULT, folder, Optional.empty());
        double one = Verification.difference(new float[] {1, 2}, new float[] {1, Float.NaN});
        double other = Verification.difference(new float[] {1, Float.NaN}, new float[] {1, 2});
        assertThat(one).isNaN();
        assertThat(other).isNaN();
        assertThat(Math.max(0, one)).isNaN();
        assertThatThrownBy(() -> verification.requireSmall(one))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the file gives other answers than the model: over 32 rows the greatest"
                        + " difference is NaN, but 1.0E-4 is allowed. Nothing was saved.");
        assertThatCode(() -> verification.requireSmall(1e-4)).doesNotThrowAnyException();
    }
}
