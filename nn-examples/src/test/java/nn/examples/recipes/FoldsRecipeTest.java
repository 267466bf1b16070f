package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.selection.CrossValidation;
import nn.table.Csv;
import nn.table.Table;
import org.junit.jupiter.api.Test;

class FoldsRecipeTest {
    private static final Dataset FLOWERS = flowers();

    static final Table PASSENGERS = Csv.parse("age,fare,sex,class,survived\n"
            + IntStream.range(0, 80)
                    .mapToObj(i -> "%d,%d,%s,%d,%d"
                            .formatted(20 + i % 40, i % 23, i % 2 == 1 ? "female" : "male", 1 + i % 3, i % 2))
                    .collect(Collectors.joining("\n")));

    /** Draws rows of three classes, one after the other, that a small network tells apart. */
    static Dataset flowers() {
        Randoms randoms = Randoms.of(1, "flowers", 0);
        int[] labels = IntStream.range(0, 90).map(row -> row / 30).toArray();
        float[] features = new float[180];
        for (int i = 0; i < 180; i++) {
            features[i] = (float) (2 * (labels[i / 2] == i % 2 ? 1 : 0) + 0.3 * randoms.nextGaussian());
        }
        return Dataset.of(Tensor.of(Shape.of(90, 2), features), Tensor.of(Shape.of(90), labels));
    }

    @Test
    void splitsTestWhatWasNotLearned() {
        assertThat(FoldsRecipe.split(FLOWERS).accuracy()).isGreaterThan(0.9);
        String[] patients =
                IntStream.range(0, 90).mapToObj(row -> "patient " + row % 10).toArray(String[]::new);
        assertThat(FoldsRecipe.grouped(FLOWERS, patients).accuracy()).isGreaterThan(0.9);
        assertThat(FoldsRecipe.last(FLOWERS.shuffled(2)).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void foldsTestEachRow() {
        assertThat(FoldsRecipe.folds(FoldsRecipe.NETWORK, FoldsRecipe::settings, FLOWERS))
                .isGreaterThan(0.9);
        CrossValidation validation = FoldsRecipe.validated(FoldsRecipe.NETWORK, FoldsRecipe::settings, FLOWERS);
        assertThat(validation.models()).hasSize(10);
        assertThat(validation.mean("accuracy")).isGreaterThan(0.9);
        assertThat(FoldsRecipe.prepared(PASSENGERS).mean("accuracy")).isGreaterThan(0.9);
    }
}
