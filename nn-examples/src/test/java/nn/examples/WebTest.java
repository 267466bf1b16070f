package nn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.NnException;
import nn.examples.web.Npm;
import nn.examples.web.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
    void teachesNoOtherModel(@TempDir Path place) {
        Console console = Console.run(
                "web", "--train", "--model", place.resolve("digits.onnx").toString());

        assertThat(console.code()).isEqualTo(1);
        assertThat(console.err())
                .isEqualTo("--train teaches the network of ./nn lesson, so no --model can be chosen.\n");
    }

    @Test
    void missesNpmBeforeItTrains(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("package-lock.json"), "{}");
        Web web = new Web(home, new Npm("no-npm-here"));

        assertThatThrownBy(() -> CommandLine.populateCommand(web, "--port", "0").call())
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "no-npm-here, which brings ONNX Runtime for browsers, could not be started.\n"
                                + "Maybe install Node.js 20 or later, from https://nodejs.org or as your system's package npm.");
        assertThat(home.resolve("digits.onnx")).doesNotExist();
    }

    @Test
    void missesAFreePortBeforeItTrains(@TempDir Path home) {
        try (Server taken = Server.bind(0)) {
            String port = Integer.toString(taken.address().getPort());
            Web web = new Web(home, new Npm("no-npm-here"));

            assertThatThrownBy(() ->
                            CommandLine.populateCommand(web, "--port", port).call())
                    .isInstanceOf(NnException.class)
                    .hasMessageStartingWith("the port " + port + " cannot be listened on: ");
        }
    }

    @Test
    void explainsItsOptionsWithin80Columns() {
        Console console = Console.run("web", "--help");

        assertThat(console.code()).isZero();
        assertThat(console.out()).contains("--port", "8080", "--model", "--train");
        assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
    }
}
