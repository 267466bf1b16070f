package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty("nn.mnist.dir");
    }

    @Test
    void namesJavaAndEveryEngineWithItsDevices() {
        Console console = Console.run("doctor");

        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .startsWith("Java        " + Runtime.version() + ", ")
                .containsPattern("\nEngine      onnx \\(ONNX Runtime [\\d.]+\\)\n  cpu       usable\n")
                .endsWith("Built in    1,437 digits to train on, 360 to test with\n");
    }

    @Test
    void saysWhichFileOfMnistIsMissing(@TempDir Path place) {
        System.setProperty("nn.mnist.dir", place.toString());

        Console console = Console.run("doctor");

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("train-images-idx3-ubyte").contains("Maybe ");
        assertThat(console.out().lines()).allMatch(DoctorTest::fits);
    }

    @Test
    void keepsAPathWholeThatIsLongerThanALine(@TempDir Path place) {
        Path deep = place.resolve("deep-er/".repeat(12) + "mnist");
        System.setProperty("nn.mnist.dir", deep.toString());

        Console console = Console.run("doctor");

        assertThat(console.out())
                .contains("\nMNIST       the first ./nn mnist downloads it; it is not in\n            " + deep + "\n");
        assertThat(console.out().lines()).allMatch(DoctorTest::fits);
    }

    /** A word that is longer than a line has one of its own. */
    private static boolean fits(String line) {
        return line.length() <= 80 || line.matches(" {12}\\S+");
    }

    /** Native code that does not load would spoil this JVM for other tests. */
    @Test
    void saysWhyNoEngineLoads(@TempDir Path empty) throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
        Process doctor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Donnxruntime.native.path=" + empty,
                        "-Dorg.bytedeco.javacpp.platform=none",
                        "-cp",
                        path,
                        "nn.examples.Main",
                        "doctor")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.replaceAll("\\s+", " "))
                .contains("Engine onnx (ONNX Runtime, which does not load) cpu ONNX Runtime could not be loaded on ")
                .contains("Maybe -Donnxruntime.native.path names another folder than the one with the libraries")
                .contains("Engine dl4j (DeepLearning4J 1.0.0-M2.1) cpu DL4J's native code could not be loaded: ")
                .contains("Built in 1,437 digits");
        assertThat(said.lines()).allMatch(DoctorTest::fits);
    }

    @Test
    void downloadsNothing(@TempDir Path place) {
        Path missing = place.resolve("mnist");
        System.setProperty("nn.mnist.dir", missing.toString());

        Console console = Console.run("doctor");

        assertThat(console.out()).contains("MNIST       the first ./nn mnist downloads it; it is not in");
        assertThat(missing).doesNotExist();
    }
}
