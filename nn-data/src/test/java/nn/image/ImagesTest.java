package nn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatItReads() {
        Path file = folder.resolve("image.png");
        Tensor rgb = Patterns.pattern(5, 6, 3).tensor();
        Images.write(rgb, file);
        assertThat(Images.read(file)).isEqualTo(rgb);

        Tensor grey = Patterns.pattern(5, 6, 1).tensor();
        Images.write(grey, file);
        assertThat(Images.grey().read(file)).isEqualTo(grey);
        Images.write(grey.reshape(Shape.of(5, 6)), file);
        assertThat(Images.grey().read(file)).isEqualTo(grey);
    }

    @Test
    void roundsNumbersThatAreNotWhole() {
        Path file = folder.resolve("image.png");
        Images.write(Tensor.of(Shape.of(1, 4), 0f, 0.6f, 254.4f, 255.2f), file);
        assertThat(Images.grey().read(file).ints()).containsExactly(0, 1, 254, 255);
    }

    @Test
    void refusesWhatIsNoImage() {
        Path file = folder.resolve("image.png");
        assertThatThrownBy(() -> Images.write(Tensor.zeros(Shape.of(2, 3, 4, 4)), file))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "Images.write: the image must be [height, width], [1, height, width] or [3, height, width], but"
                                + " is [2, 3, 4, 4].\nMaybe take one row: images.row(0).");
        assertThatThrownBy(() -> Images.write(Tensor.of(Shape.of(1, 2), 3f, -1f), file))
                .isInstanceOf(NnException.class)
                .hasMessage("Images.write: the numbers must be within 0..255, but number 1 is -1.0.\n"
                        + "Maybe scale them back: those of 0..1 by 255.");
        assertThatThrownBy(() -> Images.write(Tensor.of(Shape.of(1, 1), Float.NaN), file))
                .hasMessageContaining("number 0 is NaN.");
        assertThatThrownBy(() -> Images.write(Tensor.of(Shape.of(1, 1), 256f), file))
                .hasMessageContaining("number 0 is 256.0.");
    }

    @Test
    void refusesPlacesThatItCannotWriteTo() {
        Tensor image = Patterns.pattern(2, 2, 1).tensor();
        assertThatThrownBy(() -> Images.write(image, Path.of("image.jpg")))
                .isInstanceOf(NnException.class)
                .hasMessage("Images.write: the file's name must end in .png, but was image.jpg.");
        Path missing = folder.resolve("none").resolve("image.png");
        assertThatThrownBy(() -> Images.write(image, missing))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        missing + ": the file cannot be written: java.nio.file.NoSuchFileException: " + missing + ".");
    }
}
