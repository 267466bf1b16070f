package nn.mnist;

import static nn.mnist.IdxBytes.gzipped;
import static nn.mnist.IdxBytes.labels;
import static nn.mnist.MirrorServer.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nn.data.NnException;
import nn.data.Shape;
import nn.mnist.download.Cache;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mirrors that send their guests elsewhere, or say what is not so. */
@Timeout(20)
class LyingMirrorTest {
    private static final IdxFile LABELS = new IdxFile(
            Mnist.SET,
            "labels-idx1-ubyte",
            Shape.of(3),
            IdxHash.ofContent("398a8a7fbd9531f1d9aa2ae368533e137cb53c202c3665f25affcf1ca88844ab"));

    @TempDir
    Path directory;

    private MirrorServer server;
    private byte[] sound;
    private Duration stall = Duration.ofSeconds(10);

    @BeforeEach
    void start() throws IOException {
        server = new MirrorServer();
        sound = gzipped(labels(1, 2, 3));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsAChainOfRedirects() {
        URI last = server.mirror("last", sending(sound));
        URI middle = server.mirror("middle", redirecting(last));

        require(server.mirror("first", redirecting(middle)));

        assertThat(server.asked())
                .containsExactly(
                        "/first/labels-idx1-ubyte.gz", "/middle/labels-idx1-ubyte.gz", "/last/labels-idx1-ubyte.gz");
        assertHoldsTheOriginal();
    }

    @Test
    void leavesAMirrorThatRedirectsInALoop() {
        URI loop = server.mirror("loop", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(302, -1);
        });

        assertRefused(loop, "it answered with status 302");
    }

    @Test
    void leavesAMirrorThatRedirectsToNowhere() {
        assertRefused(server.mirror("nowhere", exchange -> exchange.sendResponseHeaders(301, -1)), "");
    }

    @Test
    void neverFollowsARedirectFromHttpsToHttp() throws IOException, GeneralSecurityException {
        URI open = server.mirror("open", sending(sound));
        SSLContext usual = SSLContext.getDefault();
        SSLContext.setDefault(context());
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            secure.setHttpsConfigurator(new HttpsConfigurator(SSLContext.getDefault()));
            secure.createContext("/", redirecting(open));
            secure.start();

            assertRefused(
                    URI.create("https://localhost:" + secure.getAddress().getPort() + "/"),
                    "it answered with status 302");
            assertThat(server.asked()).isEmpty();
        } finally {
            secure.stop(0);
            SSLContext.setDefault(usual);
        }
    }

    @Test
    void refusesHalfAFileThatSaysItIsWhole() {
        byte[] half = Arrays.copyOf(sound, sound.length / 2);

        assertRefused(
                server.mirror("half", sending(half)), "the file: the gzipped file must be whole, but ends early.");
    }

    @Test
    void refusesNothingAtAll() {
        assertRefused(
                server.mirror("empty", exchange -> exchange.sendResponseHeaders(200, -1)),
                "the file: the header of an IDX file needs 4 bytes here, but the file ends after 0 of them.");
    }

    @Test
    void refusesALengthThatItDoesNotKeep() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n";
        try (RawMirror mirror = new RawMirror(head, sound)) {
            assertRefused(mirror.address(), "fixed content-length: 999999999, bytes received: " + sound.length);
        }
    }

    @Test
    void refusesWhatIsNoHttp() throws IOException {
        try (RawMirror mirror = new RawMirror("SSH-2.0-OpenSSH\r\n\r\n", sound)) {
            assertRefused(mirror.address(), "Invalid");
        }
    }

    @Test
    void leavesAMirrorWhoseHeadersNeverEnd() throws IOException {
        stall = Duration.ofMillis(500);
        byte[] more = "X-More: and more\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        try (RawMirror mirror = new RawMirror("HTTP/1.1 200 OK\r\n", more, true)) {
            assertRefused(mirror.address(), "");
        }
    }

    private static HttpHandler redirecting(URI mirror) {
        return exchange -> {
            Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
            exchange.getResponseHeaders()
                    .add("Location", mirror.resolve(name.toString()).toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
    }

    private void require(URI... mirrors) {
        Patience patience = new Patience(Duration.ofSeconds(5), stall, 1000);
        new Cache(Mnist.SET, directory, DownloadException::new)
                .require(LABELS, new Mirrors(List.of(mirrors), patience, line -> {}));
    }

    private void assertRefused(URI mirror, String reason) {
        assertThatThrownBy(() -> require(mirror))
                .isInstanceOf(NnException.class)
                .hasCauseInstanceOf(DownloadException.class)
                .hasMessageContaining("no mirror gave it: " + mirror + "labels-idx1-ubyte.gz: " + reason);
        assertThat(directory).isEmptyDirectory();
    }

    private void assertHoldsTheOriginal() {
        assertThat(directory.resolve("labels-idx1-ubyte.gz")).hasBinaryContent(sound);
    }

    /** Trusts this test's own server, whose certificate is for localhost until 2126. */
    private static SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = LyingMirrorTest.class.getResourceAsStream("localhost.p12")) {
            keys.load(in, "password".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "password".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** Speaks to each guest as it likes, once or for ever. */
    static final class RawMirror implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final byte[] head;
        private final byte[] body;
        private final boolean forEver;

        RawMirror(String head, byte... body) throws IOException {
            this(head, body, false);
        }

        RawMirror(String head, byte[] body, boolean forEver) throws IOException {
            this.head = head.getBytes(StandardCharsets.US_ASCII);
            this.body = body;
            this.forEver = forEver;
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try {
                while (true) {
                    serve(socket.accept());
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private void serve(Socket guest) throws IOException {
            try (guest) {
                guest.getOutputStream().write(head);
                do {
                    guest.getOutputStream().write(body);
                } while (forEver);
            } catch (SocketException hungUp) {
                // It has what it wanted.
            }
        }

        URI address() {
            return URI.create("http://localhost:" + socket.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
