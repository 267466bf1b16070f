package nn.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import nn.data.NnException;
import nn.data.Randoms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damages images at random: whatever they say, reading ends well or in an NnException, and soon. */
class ImageFuzzTest {
    private static final long SEED = 20261128;

    private static List<byte[]> sound() throws IOException {
        List<byte[]> sound = new ArrayList<>();
        for (int type : new int[] {
            BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_USHORT_GRAY
        }) {
            BufferedImage drawn = new BufferedImage(13, 9, type);
            for (int i = 0; i < 13 * 9; i++) {
                drawn.setRGB(i % 13, i / 13, 0xff000000 | i * 0x12345);
            }
            for (String format : List.of("png", "jpeg", "gif", "bmp")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                if (ImageIO.write(drawn, format, bytes)) {
                    sound.add(bytes.toByteArray());
                }
            }
        }
        for (String name :
                List.of("progressive.jpg", "exif-6.jpg", "cmyk.jpg", "palette-transparent.png", "deep.png")) {
            sound.add(Files.readAllBytes(Patterns.resource("files/" + name)));
        }
        return sound;
    }

    private static byte[] damaged(List<byte[]> sound, Randoms randoms) {
        byte[] whole = sound.get(randoms.nextInt(sound.size()));
        byte[] damaged =
                randoms.nextInt(3) == 0 ? Arrays.copyOf(whole, randoms.nextInt(whole.length + 4)) : whole.clone();
        int count = 1 + randoms.nextInt(4);
        for (int i = 0; i < count && damaged.length > 0; i++) {
            int within = randoms.nextInt(2) == 0 ? Math.min(64, damaged.length) : damaged.length;
            int value = randoms.nextInt(4) == 0 ? 0xff : randoms.nextInt(256);
            damaged[randoms.nextInt(within)] = (byte) value;
        }
        return damaged;
    }

    private static void fuzz(int from, int to) throws IOException {
        List<byte[]> sound = sound();
        assertThat(sound).hasSizeGreaterThan(20);
        int refused = 0;
        for (int round = from; round < to; round++) {
            byte[] damaged = damaged(sound, Randoms.of(SEED, "fuzz", round));
            long began = System.nanoTime();
            try {
                Pixels pixels = Decoder.read(damaged, 3);
                assertThat(pixels.values()).hasSize(3 * pixels.height() * pixels.width());
            } catch (NnException expected) {
                refused++;
            } catch (RuntimeException | Error escaped) {
                throw new AssertionError("seed " + SEED + ", round " + round, escaped);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("seed %d, round %d", SEED, round)
                    .isLessThan(Duration.ofSeconds(5));
        }
        assertThat(refused).isBetween((to - from) / 4, to - from - 1);
    }

    @Test
    void damagedImagesEndInAnNnException() throws IOException {
        fuzz(0, 2000);
    }

    @Test
    @Tag("slow")
    void manyDamagedImagesEndInAnNnException() throws IOException {
        fuzz(2000, 100_000);
    }
}
