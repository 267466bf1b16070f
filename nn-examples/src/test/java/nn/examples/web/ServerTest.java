package nn.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.NnException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    @TempDir
    private Path place;

    private Server server;

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(place.resolve("secret.txt"), "secret");
        Path model = Files.writeString(place.resolve("some.onnx"), "model");
        server = Server.start(Site.of(Site.sources(), model), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/index.html, text/html; charset=utf-8",
        "/style.css, text/css; charset=utf-8",
        "/app.js, text/javascript; charset=utf-8",
        "/digits.onnx, application/octet-stream"
    })
    void namesTheTypeOfEachFile(String path, String type) throws IOException {
        HttpURLConnection answer = ask("GET", path);

        assertThat(answer.getResponseCode()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo(type);
    }

    @Test
    void namesTheTypeThatStreamsWebAssembly() {
        assertThat(Site.type("/ort-wasm-simd-threaded.wasm")).isEqualTo("application/wasm");
        assertThat(Site.type("/ort.wasm.bundle.min.mjs")).isEqualTo("text/javascript; charset=utf-8");
    }

    @Test
    void givesTheModel() throws IOException {
        assertThat(body(ask("GET", "/digits.onnx"))).isEqualTo("model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../package.json",
                "/..%2fsecret.txt",
                "/%2e%2e/secret.txt",
                "//etc/passwd",
                "/package.json",
                "/node_modules/onnxruntime-web/package.json",
                "/secret.txt"
            })
    void hasNothingButThePage(String path) throws IOException {
        assertThat(ask("GET", path).getResponseCode()).isEqualTo(404);
    }

    @Test
    void letsNothingBeFetchedFromElsewhere() throws IOException {
        assertThat(ask("GET", "/").getHeaderField("Content-Security-Policy")).startsWith("default-src 'self' data:;");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        HttpURLConnection answer = ask("HEAD", "/digits.onnx");

        assertThat(answer.getResponseCode()).isEqualTo(200);
        assertThat(body(answer)).isEmpty();
    }

    @Test
    void refusesToBeWrittenTo() throws IOException {
        assertThat(ask("DELETE", "/digits.onnx").getResponseCode()).isEqualTo(405);
        assertThat(place.resolve("some.onnx")).exists();
    }

    @Test
    void saysThatAPortIsTaken() {
        int taken = server.address().getPort();

        assertThatThrownBy(() -> Server.start(Site.of(place, place), taken))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the port " + taken + " cannot be listened on: ")
                .hasMessageEndingWith("\nMaybe --port 0 takes any free one.");
    }

    @Test
    void refusesAPortThatThereIsNot() {
        assertThatThrownBy(() -> Server.start(Site.of(place, place), 70_000))
                .isInstanceOf(NnException.class)
                .hasMessage("--port must be 0 to 65535, but was 70000.");
    }

    private HttpURLConnection ask(String method, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod(method);
        return connection;
    }

    private static String body(HttpURLConnection answer) throws IOException {
        return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
