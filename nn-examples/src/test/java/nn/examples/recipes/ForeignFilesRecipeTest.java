package nn.examples.recipes;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.lstm;
import static nn.Layers.maxPool2D;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Length;
import nn.data.Shape;
import nn.mnist.OpticalDigits;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignFilesRecipeTest {
    @TempDir
    Path folder;

    @Test
    void aFileOfAnotherProgramIsTuned() {
        Model made = Sequential.of(conv2D(4, 3).relu(), maxPool2D(), flatten(), dense(10))
                .input(1, 28, 28)
                .init(1);
        Onnx.save(made, folder.resolve("lenet.onnx"));
        Dataset digits = OpticalDigits.load().scaled().images().train();
        Model tuned = ForeignFilesRecipe.tune(folder, digits);
        assertThat(tuned.history().get("loss").get(1))
                .isLessThan(tuned.history().get("loss").get(0));
        assertThat(Onnx.load(folder.resolve("tuned.onnx")).weights()).isEqualTo(tuned.weights());
    }

    @Test
    void aLengthThatAFileLeavesOpenIsFixed() {
        Model made = Sequential.of(lstm(3), dense(2)).input(Length.TIME, 4).init(1);
        Onnx.save(made, folder.resolve("encoder.onnx"));
        assertThat(ForeignFilesRecipe.fixed(folder).network().inputs().get(0).shape())
                .isEqualTo(Shape.of(12, 4));
    }
}
