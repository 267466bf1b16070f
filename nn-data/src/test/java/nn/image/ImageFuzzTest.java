package nn.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import nn.testkit.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages images at random. */
class ImageFuzzTest {
    @TempDir
    Path folder;

    private static BufferedImage drawn(int type) {
        BufferedImage drawn = new BufferedImage(13, 9, type);
        for (int i = 0; i < 13 * 9; i++) {
            drawn.setRGB(i % 13, i / 13, 0xff000000 | i * 0x12345);
        }
        return drawn;
    }

    private Fuzz sound() throws IOException {
        Fuzz fuzz = Fuzz.in(folder);
        for (int type : new int[] {
            BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_USHORT_GRAY
        }) {
            for (String format : List.of("png", "jpeg", "gif", "bmp")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                if (ImageIO.write(drawn(type), format, bytes)) {
                    fuzz = fuzz.file(type + "." + format, bytes.toByteArray());
                }
            }
        }
        for (String name :
                List.of("progressive.jpg", "exif-6.jpg", "cmyk.jpg", "palette-transparent.png", "deep.png")) {
            fuzz = fuzz.file(name, Files.readAllBytes(Patterns.resource("files/" + name)));
        }
        return fuzz;
    }

    @Test
    void damagedImagesAreReadOrRefused() throws IOException {
        sound().check(Images::read, image -> assertThat(image.shape().dim(0)).isEqualTo(3));
    }

    @Test
    void damagedImagesAreResizedOrRefused() throws IOException {
        sound().check(
                        Images.size(8, 8).grey()::read,
                        image -> assertThat(image.shape().dims()).containsExactly(1, 8, 8));
    }
}
