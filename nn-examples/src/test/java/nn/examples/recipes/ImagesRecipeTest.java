package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import nn.Model;
import nn.data.Shape;
import nn.image.ImageOptions;
import nn.image.Images;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesRecipeTest {
    @TempDir
    Path folder;

    /** Cats are red, dogs are blue. */
    @BeforeEach
    void paint() throws IOException {
        for (int i = 0; i < 20; i++) {
            paint("cat/" + i + ".png", 0xc00000 | i * 5, 70 + i);
            paint("dog/" + i + ".jpg", 0x0000c0 | i * 5 << 16, 50 + i);
        }
    }

    private void paint(String name, int colour, int height) throws IOException {
        BufferedImage image = new BufferedImage(60, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 60 * height; i++) {
            image.setRGB(i % 60, i / 60, colour);
        }
        Path file = folder.resolve("pets").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", file.toFile());
    }

    @Test
    void picturesAreToldByTheirFolders() {
        Path pets = folder.resolve("pets");
        Model model = ImagesRecipe.learn(pets);
        assertThat(model.history().get("accuracy").get(4)).isGreaterThan(0.8);
        assertThat(ImagesRecipe.tell(model, folder, List.of(pets.resolve("dog/3.jpg"))))
                .containsExactly("dog", "Images.size(64, 64)");
    }

    @Test
    void onePictureIsReadAndWritten() {
        assertThat(ImagesRecipe.look(folder.resolve("pets/cat/1.png"), folder).shape())
                .isEqualTo(Shape.of(1, 64, 64));
        assertThat(Images.read(folder.resolve("small.png")).shape()).isEqualTo(Shape.of(3, 64, 64));
    }

    @Test
    void picturesAreReadAsTheyAreNeeded() {
        Model model = ImagesRecipe.stream(folder.resolve("pets"));
        assertThat(model.history().get("loss")).hasSize(2);
        assertThat(model.schema().preprocessing(ImageOptions.class))
                .isEqualTo(Images.size(64, 64).letterbox());
    }
}
