package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a Java of its own, on the module path as {@code ./nn} does, that knows no digits and reaches no network. */
class OfflineTest {
    private static final Path TARGET = Path.of(System.getProperty("basedir", ""), "target");

    @Test
    void saysInOneLineThatItTakesTheBuiltInDigits(@TempDir Path home) throws Exception {
        List<String> lines = run(home, "mnist", "--epochs", "1");

        assertThat(lines)
                .startsWith(
                        "MNIST could not be downloaded, so the built-in digits take its place.",
                        "Data: 1797 built-in optical digits (UCI, 8x8), not MNIST, scaled to 28x28");
        assertThat(lines.get(lines.size() - 2)).startsWith("Test: loss ");
    }

    @Test
    void saysThatAnUnknownUserHasNoPlaceForTheCache() throws Exception {
        List<String> lines = run(Path.of("?"), "doctor");

        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .contains("MNIST user.home must be an absolute path, for the cache of MNIST, but was \"?\". Maybe ");
        assertThat(lines).last().asString().startsWith("Built in ");
        assertThat(Path.of("?")).doesNotExist();
    }

    private static List<String> run(Path home, String... args) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-Dhttps.proxyHost=localhost",
                "-Dhttps.proxyPort=1",
                "--enable-native-access=com.microsoft.onnxruntime",
                "-p",
                TARGET.resolve("classes") + File.pathSeparator + Files.readString(TARGET.resolve("module-path")),
                "-m",
                "nn.examples/nn.examples.Main");
        java.command().addAll(List.of(args));
        java.environment().keySet().removeAll(List.of("NN_MNIST_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"));
        Process process = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }
}
