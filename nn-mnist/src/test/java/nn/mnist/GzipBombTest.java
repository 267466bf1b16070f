package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nn.data.NnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file may unpack to 2 GB; a JVM that has not got them says so. */
class GzipBombTest {
    private static final int SIZE = 2_000_000_000;

    @TempDir
    Path folder;

    @Test
    void saysThatThereIsNoRoomForIt() throws IOException, InterruptedException {
        Path bomb = folder.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb), 1 << 16)) {
            out.write(IdxBytes.header(8, SIZE));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(2_000_000);

        assertThat(read(bomb))
                .startsWith("nn.data.NnException: " + bomb + ": a tensor uint8 [")
                .contains(
                        "] needs ",
                        " bytes, but there is no room for them: direct memory is limited to 67108864 bytes,")
                .endsWith("\nMaybe raise -XX:MaxDirectMemorySize and -Xmx, or take fewer rows at once.\n");
    }

    private static String read(Path file) throws IOException, InterruptedException {
        String classPath = String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:MaxDirectMemorySize=64m",
                        "-cp",
                        classPath,
                        Reader.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said;
    }

    static final class Reader {
        public static void main(String[] args) {
            try {
                System.out.println(Idx.read(Path.of(args[0])));
            } catch (NnException refused) {
                System.out.println(refused);
            }
        }
    }
}
