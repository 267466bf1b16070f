package nn.examples.recipes;

import static nn.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsRecipeTest {
    @Test
    void weightsGoOutAndIn(@TempDir Path folder) {
        Model model = Sequential.of(dense(3)).input(4).init(1);
        assertThat(SafeTensorsRecipe.weights(model, folder).weights()).isEqualTo(model.weights());
    }
}
