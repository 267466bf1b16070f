package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nn.data.NnException;
import nn.data.Randoms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages IDX files at random: whatever they say, reading ends well or in an NnException, and soon. */
class IdxFuzzTest {
    private static final long SEED = 20261127;

    @TempDir
    Path folder;

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] idx(int type, int bytes) {
        byte[] file = new byte[4 + 2 * 4 + 6 * bytes];
        file[2] = (byte) type;
        file[3] = 2;
        file[7] = 3;
        file[11] = 2;
        for (int i = 12; i < file.length; i++) {
            file[i] = (byte) i;
        }
        return file;
    }

    @Test
    void damagedFilesEndInAnNnException() throws IOException {
        List<byte[]> sound =
                List.of(idx(0x08, 1), idx(0x0c, 4), idx(0x0d, 4), packed(idx(0x08, 1)), packed(idx(0x0d, 4)));
        Path file = folder.resolve("idx");
        for (int round = 0; round < 3000; round++) {
            Randoms randoms = Randoms.of(SEED, "fuzz", round);
            byte[] whole = sound.get(randoms.nextInt(sound.size()));
            byte[] damaged = Arrays.copyOf(whole, randoms.nextInt(whole.length + 4));
            int count = randoms.nextInt(4);
            for (int i = 0; i < count && damaged.length > 0; i++) {
                int within = randoms.nextInt(2) == 0 ? Math.min(16, damaged.length) : damaged.length;
                damaged[randoms.nextInt(within)] = (byte) randoms.nextInt(256);
            }
            Files.write(file, damaged);
            long began = System.nanoTime();
            try {
                assertThat(Idx.read(file).shape().size()).isNotNegative();
            } catch (NnException refused) {
                assertThat(refused.getMessage())
                        .as("seed %d, round %d", SEED, round)
                        .contains(file.toString());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("seed %d, round %d", SEED, round)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }
}
