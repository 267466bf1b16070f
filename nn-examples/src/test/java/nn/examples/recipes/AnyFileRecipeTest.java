package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import nn.data.Shape;
import nn.onnx.Strings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnyFileRecipeTest {
    @TempDir
    Path folder;

    @Test
    void aFileOfScikitLearnsNamesTheFlowers() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("iris.onnx"))) {
            Files.copy(in, folder.resolve("iris.onnx"));
        }
        AnyFileRecipe.predict(folder, (all, scores, columns) -> {
            assertThat(all).containsEntry("output_label", Strings.of("setosa", "virginica"));
            assertThat(scores).containsOnlyKeys("output_probability");
            assertThat(scores.get("output_probability").shape()).isEqualTo(Shape.of(2, 3));
            assertThat(columns).containsExactly("setosa", "versicolor", "virginica");
        });
    }
}
