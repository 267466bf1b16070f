package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTest {
    @Test
    void namesAModelThatIsNotThere(@TempDir Path place) {
        Path file = place.resolve("digits.onnx");

        Console console = Console.run("web", "--model", file.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err())
                .isEqualTo(file + ": the model must exist, but does not.\nMaybe ./nn export --out " + file
                        + " makes it.\n");
    }

    @Test
    void refusesAModelThatIsNoOnnxFile(@TempDir Path place) throws IOException {
        Path file = Files.writeString(place.resolve("digits.onnx"), "digits");

        Console console = Console.run("web", "--model", file.toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err()).startsWith(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void explainsItsOptionsWithin80Columns() {
        Console console = Console.run("web", "--help");

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("--port", "8080", "--model");
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
    }
}
