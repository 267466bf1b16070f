package nn.image;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.image.PixelScaling.zeroToOne;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedImagesTest {
    @TempDir
    Path folder;

    private Path write(String name, int from) throws IOException {
        Pixels pixels = Pixels.blank(1, 8, 10);
        for (int i = from; i < 80; i += 2) {
            pixels.values()[i] = (byte) 200;
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Images.write(pixels.tensor(), file);
        return file;
    }

    @Test
    void aModelsFileKnowsHowToReadImagesForIt() throws IOException {
        for (int i = 0; i < 4; i++) {
            write("even/" + i + ".png", 2 * i);
            write("odd/" + i + ".png", 2 * i + 1);
        }
        Dataset data =
                Images.folder(folder).size(6, 10).grey().keepingProportions().dataset();
        Model model = Sequential.of(flatten(), zeroToOne(), dense(2).softmax())
                .fit(
                        data,
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(0.05))
                                .metrics(accuracy())
                                .epochs(60)
                                .batchSize(4)
                                .verbose(0));
        Path file = folder.resolve("model.onnx");
        Onnx.save(model, file);

        Model loaded = Onnx.load(file);
        ImageOptions options = loaded.schema().preprocessing(ImageOptions.class);

        assertThat(options).isEqualTo(Images.size(6, 10).grey().keepingProportions());
        Tensor rows = options.read(List.of(folder.resolve("odd/1.png"), folder.resolve("even/2.png")));
        assertThat(loaded.predictClasses(rows)).containsExactly(1, 0);
        assertThat(loaded.schema().classes()).containsExactly("even", "odd");
    }

    @Test
    void theOwnSizeOfTheImagesIsRememberedToo() throws IOException {
        write("even/a.png", 0);
        write("odd/a.png", 1);

        Dataset data = Images.folder(folder).dataset();

        assertThat(data.preprocessing()).contains(Images.size(8, 10));
    }
}
