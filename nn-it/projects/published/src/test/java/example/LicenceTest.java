package example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LicenceTest {
    static Stream<Path> jars() {
        String version = System.getProperty("version");
        String[] kinds = System.getProperty("jars").split(",");
        return Published.MODULES.stream()
                .flatMap(
                        module -> Stream.of(kinds).map(kind -> Published.built(module, module + "-" + version + kind)));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void everyPublishedJarHoldsTheLicence(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var licence = zip.getEntry("META-INF/LICENSE");
            assertNotNull(licence);
            assertArrayEquals(
                    Files.readAllBytes(Published.ROOT.resolve("LICENSE")),
                    zip.getInputStream(licence).readAllBytes());
        }
    }
}
