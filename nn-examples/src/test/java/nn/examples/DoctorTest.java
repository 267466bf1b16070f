package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void downloadsNothing(@TempDir Path place) {
        Path missing = place.resolve("mnist");
        System.setProperty("nn.mnist.dir", missing.toString());

        Console console = Console.run("doctor");

        assertThat(console.out()).contains("MNIST       not in ");
        assertThat(missing).doesNotExist();
    }
}
