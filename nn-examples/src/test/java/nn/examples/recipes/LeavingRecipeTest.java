package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.examples.ShownCode;
import nn.onnx.Onnx;
import nn.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingRecipeTest {
    private static final Path RECIPE =
            Path.of(System.getProperty("basedir", ""), "src/main/java/nn/examples/recipes/LeavingRecipe.java");

    @Test
    void leavesAndComesBack(@TempDir Path folder) {
        Dataset digits = Dataset.of(new float[][] {{1, 0}, {0, 1}}, new int[] {0, 1});
        Model model = Sequential.of(dense(2).softmax())
                .fit(digits, fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0));

        LeavingRecipe.leaveWeighted(model, folder);
        assertThat(Onnx.open(folder.resolve("digits-training.onnx")).inputs())
                .extracting(OnnxModel.Port::name)
                .contains("sample_weights");
        LeavingRecipe.leave(model, folder);
        assertThat(folder.resolve("digits-training.onnx")).isNotEmptyFile();
        Onnx.save(model, folder.resolve("learned.onnx"), export -> export.withState());
        assertThat(LeavingRecipe.comeBack(folder, digits).state().step()).isEqualTo(2);
    }

    @Test
    void theCommentsShowWhatIsCompiled() {
        List<String> compiled = ShownCode.marked(RECIPE);
        assertThat(Stream.of("Onnx", "TrainingExport")
                        .flatMap(name ->
                                ShownCode.inComments("../nn-onnx/src/main/java/nn/onnx/" + name + ".java").stream())
                        .map(String::strip)
                        .filter(code -> code.contains("saveTraining")))
                .hasSize(2)
                .allMatch(compiled::contains);
    }
}
