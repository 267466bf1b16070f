package nn.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.data.NnException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {
    private static final int MOST = 100;
    private static final String HALF = "GET / HTTP/1.1\r\nHost: local";

    @TempDir
    private Path place;

    private Server server;

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(place.resolve("secret.txt"), "secret");
        Path model = Files.writeString(place.resolve("some.onnx"), "model");
        server = Server.bind(0);
        server.serve(Site.of(Site.sources(), model));
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

        assertThatThrownBy(() -> Server.bind(taken))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the port " + taken + " cannot be listened on: ")
                .hasMessageEndingWith("\nMaybe --port 0 takes any free one.");
    }

    @Test
    void refusesAPortThatThereIsNot() {
        assertThatThrownBy(() -> Server.bind(70_000))
                .isInstanceOf(NnException.class)
                .hasMessage("--port must be 0 to 65535, but was 70000.");
    }

    @Test
    void givesBackAPortWhereNothingWasServed() {
        Server unused = Server.bind(0);
        int port = unused.address().getPort();
        unused.close();

        Server.bind(port).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1:80", "[::1]:8080"})
    void answersToTheNamesOfThisMachine(String host) throws IOException {
        assertThat(status("Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: rebound.example",
                "Host: rebound.example:8080",
                "Host: localhost.rebound.example",
                "Host: 127.0.0.1.rebound.example:8080",
                "Host: localhost:8080@rebound.example",
                "Host: 0.0.0.0",
                "Host:",
                "Host: localhost\r\nHost: rebound.example",
                "Accept: text/html"
            })
    void answersToNoOtherNameAsAPageFromElsewhereWouldSend(String headers) throws IOException {
        assertThat(status(headers)).isIn(400, 421);
    }

    @Test
    void answersWhileOtherRequestsAreHalfOpen() throws IOException {
        try (Connections open = new Connections(port()).open(8, HALF)) {
            assertThat(status("Host: localhost")).isEqualTo(200);
            assertThat(open.all()).hasSize(8);
        }
    }

    @Test
    void answersAgainSoonAfterMoreRequestsWereHalfOpenThanItTakes() throws IOException {
        try (Connections open = new Connections(port()).open(70, HALF)) {
            for (Socket half : open.all()) {
                half.setSoTimeout(5000);
                assertThat(ended(half)).isTrue();
            }
            assertThat(status("Host: localhost")).isEqualTo(200);
        }
    }

    @Test
    void answersWhileOthersHoldTheirBodiesBack() throws IOException {
        try (Connections open =
                new Connections(port()).open(8, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")) {
            assertThat(status("Host: localhost")).isEqualTo(200);
            assertThat(open.all()).hasSize(8);
        }
    }

    @Test
    void takesWhatItsOwnPageSends() throws IOException {
        assertThat(sent("Origin: http://localhost", "12345")).endsWith("took 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Origin: http://elsewhere.example", "Origin: null", "Origin: http://localhost:1", "Accept: */*"})
    void takesNothingFromAnotherPage(String origin) throws IOException {
        assertThat(sent(origin, "12345")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void takesNoMoreThanBelongsThere() throws IOException {
        assertThat(sent("Origin: http://localhost", "x".repeat(MOST))).endsWith("took " + MOST);
        assertThat(sent("Origin: http://localhost", "x".repeat(MOST + 1)))
                .startsWith("HTTP/1.1 413 ")
                .endsWith("At most 100 bytes are taken.");
    }

    @Test
    void saysWhyItRefusesWhatWasSent() throws IOException {
        assertThat(sent("Origin: http://localhost", "!"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("no mark belongs here.");
    }

    /** Sends something to where learned models go, and gives the whole answer. */
    private String sent(String header, String body) throws IOException {
        server.close();
        server = Server.bind(0);
        server.serve(Site.teaching(Site.sources(), List.of(), new Counting()));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(2000);
            Connections.write(
                    socket,
                    "POST /learned HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Counts bytes, and refuses a mark. */
    private record Counting() implements Inbox {
        @Override
        public long mostBytes() {
            return MOST;
        }

        @Override
        public String take(byte[] sent) {
            if (sent[0] == '!') {
                throw NnException.of("no mark belongs here.");
            }
            return "took " + sent.length;
        }
    }

    private int port() {
        return server.address().getPort();
    }

    /** Asks for the page with these headers, and gives the status; HttpURLConnection writes its own Host. */
    private int status(String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(2000);
            Connections.write(socket, "GET / HTTP/1.1\r\n" + headers + "\r\n\r\n");
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
        }
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
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
