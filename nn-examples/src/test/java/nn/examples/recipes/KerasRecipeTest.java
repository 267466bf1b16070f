package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.categoricalCrossentropy;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.ShownCode;
import nn.keras.Keras;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasRecipeTest {
    private static final Dataset DATA = Dataset.of(Tensor.zeros(Shape.of(8, 5)), Tensor.of(Shape.of(8), new int[8]));

    @TempDir
    Path folder;

    private Path saved() {
        Path file = folder.resolve("model.keras");
        Model model = Sequential.of(dense(9).relu(), dense(6).tanh(), dense(3).softmax())
                .fit(
                        DATA,
                        fit -> fit.loss(categoricalCrossentropy())
                                .optimizer(adam(0.01))
                                .verbose(0));
        Keras.save(model, file);
        return file;
    }

    private static Model example(Dataset data) {
        // spotless:off
        // DOC
        System.out.println(Keras.inspect(Path.of("flowers.keras")));
        Model flowers = Keras.load(Path.of("flowers.keras"));
        Model better = flowers.fit(data, fit -> fit.epochs(5));
        Keras.save(better, Path.of("better.keras"));
        // DOC ends
        // spotless:on
        return better;
    }

    @Test
    void aModelIsLoadedTrainedOnAndSaved() {
        Path out = folder.resolve("better.keras");

        Model better = KerasRecipe.trainOn(saved(), DATA, out);

        assertThat(better.state().step()).isEqualTo(6);
        assertThat(Keras.load(out).state()).isEqualTo(better.state());
    }

    @Test
    void weightsAreTakenIntoANetwork() {
        Path file = saved();

        assertThat(KerasRecipe.weights(file).weights())
                .isEqualTo(Keras.load(file).weights());
    }

    @Test
    void theExampleOfTheClassIsCompiledAndRuns() throws IOException {
        Path file = Path.of("flowers.keras");
        Keras.save(Keras.load(saved()), file);

        assertThat(example(DATA).state().step()).isEqualTo(6);
        assertThat(ShownCode.inComments("../nn-keras/src/main/java/nn/keras/Keras.java"))
                .isEqualTo(ShownCode.files("src/test/java/nn/examples/recipes").stream()
                        .filter(each -> each.endsWith("KerasRecipeTest.java"))
                        .map(ShownCode::marked)
                        .findFirst()
                        .orElse(List.of()));
    }
}
