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
    private static final Path ROOT = Path.of(System.getProperty("root"));

    static Stream<Path> jars() {
        String version = System.getProperty("version");
        String[] kinds = System.getProperty("jars").split(",");
        return Stream.of("nn-api", "nn-data", "nn-dl4j", "nn-keras", "nn-mnist", "nn-onnx", "nn-testkit")
                .flatMap(module -> Stream.of(kinds)
                        .map(kind -> ROOT.resolve(module).resolve("target").resolve(module + "-" + version + kind)));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void everyPublishedJarHoldsTheLicence(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var licence = zip.getEntry("META-INF/LICENSE");
            assertNotNull(licence);
            assertArrayEquals(
                    Files.readAllBytes(ROOT.resolve("LICENSE")),
                    zip.getInputStream(licence).readAllBytes());
        }
    }
}
