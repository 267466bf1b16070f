package nn.examples.recipes;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.transformerBlock;
import static nn.Losses.sparseCategoricalCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningRecipeTest {
    @TempDir
    Path folder;

    /** Draws rows of which the place of the greatest number tells the class. */
    static Dataset rows(int classes, int... row) {
        Randoms randoms = Randoms.of(classes, "rows", 0);
        Shape shape = Shape.of(row);
        int count = 40;
        float[] numbers = new float[count * shape.size()];
        int[] labels = new int[count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (0.2 * randoms.nextGaussian());
        }
        for (int i = 0; i < count; i++) {
            labels[i] = i % classes;
            numbers[i * shape.size() + labels[i]] += 2;
        }
        return Dataset.of(Tensor.of(shape.batch(count), numbers), Tensor.of(Shape.of(count), labels));
    }

    @Test
    void aHeadLearnsAndThenAPartOfTheBody() {
        Model digits = Sequential.of(conv2D(3, 2).relu(), conv2D(3, 2).relu(), flatten(), dense(3).softmax())
                .fit(
                        rows(3, 1, 5, 5),
                        fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0));
        Model letters = FineTuningRecipe.head(digits, rows(4, 1, 5, 5));
        assertThat(letters.weights().get("conv2d/kernel"))
                .isEqualTo(digits.weights().get("conv2d/kernel"));
        assertThat(letters.weights().get("conv2d_1/kernel"))
                .isNotEqualTo(digits.weights().get("conv2d_1/kernel"));
        assertThat(letters.network().output()).isEqualTo(Shape.of(4));
    }

    @Test
    void adaptersAreKeptApartAndMerged() {
        Dataset rows = rows(2, 4, 6);
        Model base = Sequential.of(transformerBlock(2, 8), flatten(), dense(2).softmax())
                .fit(rows, fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0));
        Model again = FineTuningRecipe.adapt(base, rows, folder);
        assertThat(again.adapters()).hasSize(4);
        float[] adapted = again.predict(rows.input()).floats();
        float[] merged =
                Onnx.load(folder.resolve("tuned.onnx")).predict(rows.input()).floats();
        for (int i = 0; i < adapted.length; i++) {
            assertThat((double) merged[i]).isBetween(adapted[i] - 1e-5, adapted[i] + 1e-5);
        }
    }
}
