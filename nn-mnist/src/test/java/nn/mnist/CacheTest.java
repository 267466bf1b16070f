package nn.mnist;

import static nn.mnist.IdxBytes.gzipped;
import static nn.mnist.IdxBytes.labels;
import static nn.mnist.MirrorServer.cutShort;
import static nn.mnist.MirrorServer.failing;
import static nn.mnist.MirrorServer.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import nn.data.NnException;
import nn.data.Shape;
import nn.mnist.download.Cache;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Opening;
import nn.mnist.download.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    private static final IdxFile LABELS = new IdxFile(
            Mnist.SET,
            "labels-idx1-ubyte",
            Shape.of(3),
            IdxHash.ofContent("398a8a7fbd9531f1d9aa2ae368533e137cb53c202c3665f25affcf1ca88844ab"));
    private static final String CURE =
            "\nMaybe the network is down: name a directory that holds the four files by -Dnn.mnist.dir or"
                    + " NN_MNIST_DIR, or use OpticalDigits.load().";

    @TempDir
    Path home;

    private final List<String> progress = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger written = new AtomicInteger();
    private Duration stall = Duration.ofSeconds(20);
    private int slowest = 10_000;
    private MirrorServer server;
    private Path directory;
    private byte[] sound;

    @BeforeEach
    void start() throws IOException {
        server = new MirrorServer();
        directory = home.resolve("nn").resolve("mnist");
        sound = gzipped(labels(1, 2, 3));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.close();
    }

    @Test
    void takesTheFirstMirrorThatGivesTheOriginal() throws IOException {
        require(
                server.mirror("broken", failing(500)),
                server.mirror("hasty", cutShort(sound)),
                server.mirror("good", sending(sound)));

        // The client itself may ask once more when it is hung up on.
        assertThat(server.asked())
                .startsWith("/broken/labels-idx1-ubyte.gz", "/hasty/labels-idx1-ubyte.gz")
                .endsWith("/good/labels-idx1-ubyte.gz");
        assertHoldsTheOriginalAlone();
    }

    @Test
    void saysWhereItDownloadsFrom() {
        URI mirror = server.mirror("good", sending(sound));

        require(mirror);

        assertThat(progress).containsExactly("Downloading " + mirror + "labels-idx1-ubyte.gz");
    }

    @Test
    void downloadsOnlyOnce() {
        URI mirror = server.mirror("good", sending(sound));

        require(mirror);
        require(mirror);

        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void asksAMirrorAgainThatFailedOnce() throws IOException {
        AtomicInteger calls = new AtomicInteger();

        require(server.mirror("shaky", exchange -> {
            HttpHandler handler = calls.incrementAndGet() == 1 ? failing(503) : sending(sound);
            handler.handle(exchange);
        }));

        assertHoldsTheOriginalAlone();
    }

    @Test
    void leavesAMirrorThatStallsWithinTheFile() throws IOException {
        stall = Duration.ofSeconds(1);

        require(
                server.mirror("slow", exchange -> {
                    exchange.sendResponseHeaders(200, sound.length);
                    exchange.getResponseBody().write(sound, 0, 5);
                    exchange.getResponseBody().flush();
                    sleep();
                }),
                server.mirror("good", sending(sound)));

        assertHoldsTheOriginalAlone();
    }

    @Test
    void saysThatAMirrorNeverAnswered() throws IOException {
        stall = Duration.ofSeconds(1);

        URI mirror = server.mirror("dumb", exchange -> sleep());

        assertRefused(reason(mirror, "it stalled after 0 bytes"), mirror);
        assertHoldsNothing();
    }

    @Test
    void leavesAMirrorThatNeverStopsSending() throws IOException {
        URI mirror = server.mirror("endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(new byte[1000]);
            }
        });

        assertRefused(reason(mirror, "it sends more than 111 bytes, all that the original can take"), mirror);
        assertHoldsNothing();
        assertThat(written.get()).isLessThanOrEqualTo(2 * 111);
    }

    @Test
    void leavesAMirrorThatSendsAByteNowAndThen() throws IOException {
        stall = Duration.ofMillis(200);
        URI mirror = server.mirror("dripping", exchange -> {
            exchange.sendResponseHeaders(200, sound.length);
            for (byte next : sound) {
                exchange.getResponseBody().write(next);
                exchange.getResponseBody().flush();
                pause(50);
            }
        });

        assertRefused(reason(mirror, "it sends fewer than 10000 bytes a second"), mirror);
        assertHoldsNothing();
    }

    @Test
    void waitsForAMirrorThatIsSlowButNotTooSlow() throws IOException {
        stall = Duration.ofMillis(200);
        slowest = 1;

        require(server.mirror("slow", exchange -> {
            exchange.sendResponseHeaders(200, sound.length);
            for (byte next : sound) {
                exchange.getResponseBody().write(next);
                exchange.getResponseBody().flush();
                pause(20);
            }
        }));

        assertHoldsTheOriginalAlone();
    }

    @Test
    void doesNotWaitForTheRestOfAnErrorPage() throws IOException {
        URI mirror = server.mirror("wordy", exchange -> {
            exchange.sendResponseHeaders(503, 0);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            sleep();
        });

        assertRefused(reason(mirror, "it answered with status 503"), mirror);
        assertHoldsNothing();
    }

    @Test
    void saysThatTheDiskIsFull() {
        URI mirror = server.mirror("good", sending(sound));
        Cache full = cache(file -> new FilterOutputStream(Files.newOutputStream(file)) {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        });

        assertThatThrownBy(() -> full.require(LABELS, mirrors(mirror)))
                .isInstanceOf(NnException.class)
                .hasCauseExactlyInstanceOf(IOException.class)
                .hasMessage(
                        directory + ": the cache must be writable, but: java.io.IOException: No space left on device.\n"
                                + "Maybe there is no right or no room to write: name a directory that holds the four files by"
                                + " -Dnn.mnist.dir or NN_MNIST_DIR.");
        assertThat(server.asked()).hasSize(1);
        assertHoldsNothing();
    }

    @Test
    void saysThatItWasInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        URI mirror = server.mirror("dumb", exchange -> {
            asked.countDown();
            sleep();
        });
        FutureTask<Boolean> load = new FutureTask<>(() -> {
            assertThatThrownBy(() -> require(mirror))
                    .isInstanceOf(NnException.class)
                    .hasCauseInstanceOf(InterruptedException.class)
                    .hasMessage(mirror + "labels-idx1-ubyte.gz: the download was interrupted.");
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(load);
        thread.start();
        asked.await();
        thread.interrupt();

        assertThat(load.get()).as("still interrupted").isTrue();
        assertThat(server.asked()).hasSize(1);
        assertHoldsNothing();
    }

    @Test
    void readsWhatIsThereInAnInterruptedThread() throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("labels-idx1-ubyte.gz"), sound);
        Thread.currentThread().interrupt();
        try {
            require();
            assertThat(LABELS.readWhole(directory).ints()).containsExactly(1, 2, 3);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void sweepsWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(directory);
        Path dead = Files.write(directory.resolve("labels-idx1-ubyte-1.part"), sound);
        Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path alive = Files.write(directory.resolve("labels-idx1-ubyte-2.part"), sound);

        require(server.mirror("good", sending(sound)));

        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsALinkToTheCache() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createDirectory(directory.getParent());
        Files.createSymbolicLink(directory, elsewhere);

        require(server.mirror("good", sending(sound)));

        assertHoldsTheOriginalAlone();
    }

    @Test
    void refusesAFileOfAnotherHash() throws IOException {
        URI mirror = server.mirror("wrong", sending(gzipped(labels(1, 2, 4))));

        assertRefused(
                reason(
                        mirror,
                        "the file: the SHA-256 of labels-idx1-ubyte, uncompressed, must be 398a8a7fbd9531f1d9aa2ae368533e137cb53c202c3665f25affcf1ca88844ab,"
                                + " but was 8a787d473f2c1175d11aa6c6d9e8576f9c94108aa87cabce3bc97df4d71ca7ea."),
                mirror);
        assertHoldsNothing();
    }

    @Test
    void refusesAPageThatIsNoIdxFile() throws IOException {
        URI mirror = server.mirror("portal", sending((byte) '<', (byte) 'h', (byte) 't', (byte) 'm'));

        assertRefused(
                reason(
                        mirror,
                        "the file: an IDX file starts with 00 00, a type and a number of axes, but this one with"
                                + " 3c 68 74 6d."),
                mirror);
        assertHoldsNothing();
    }

    @Test
    void asksOnlyOnceWhereNobodyListens() throws IOException {
        URI mirror = URI.create("http://localhost:" + unusedPort() + "/");

        assertRefused(mirror + "labels-idx1-ubyte.gz: no connection", mirror);
        assertHoldsNothing();
    }

    @Test
    void letsSeveralDownloadAtOnce() throws Exception {
        URI mirror = server.mirror("good", sending(sound));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> loads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            loads.add(threads.submit(() -> require(mirror)));
        }
        for (Future<?> load : loads) {
            load.get();
        }
        threads.shutdown();

        assertHoldsTheOriginalAlone();
    }

    @Test
    void refusesACacheThatCannotBeMade() throws IOException {
        Files.write(home.resolve("nn"), new byte[0]);

        assertThatThrownBy(() -> require())
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(directory + ": the cache must be writable, but: ")
                .hasMessageEndingWith("\nMaybe there is no right or no room to write:"
                        + " name a directory that holds the four files by -Dnn.mnist.dir or NN_MNIST_DIR.");
    }

    private void require(URI... mirrors) {
        cache(this::counted).require(LABELS, mirrors(mirrors));
    }

    private Cache cache(Opening opening) {
        return new Cache(Mnist.SET, directory, opening, DownloadException::new);
    }

    private Mirrors mirrors(URI... mirrors) {
        return new Mirrors(List.of(mirrors), new Patience(Duration.ofSeconds(5), stall, slowest), this::note);
    }

    private OutputStream counted(Path file) throws IOException {
        return new FilterOutputStream(Files.newOutputStream(file)) {
            @Override
            public void write(int value) throws IOException {
                written.incrementAndGet();
                super.write(value);
            }
        };
    }

    private synchronized void note(String line) {
        progress.add(line);
    }

    // A mirror that answers is asked twice.
    private static String reason(URI mirror, String reason) {
        String once = mirror + "labels-idx1-ubyte.gz: " + reason;
        return once + "; " + once;
    }

    private void assertRefused(String reasons, URI... mirrors) {
        assertThatThrownBy(() -> require(mirrors))
                .isInstanceOf(NnException.class)
                .hasCauseInstanceOf(DownloadException.class)
                .hasMessage(directory + ": MNIST's labels-idx1-ubyte is not here yet, and no mirror gave it: " + reasons
                        + "." + CURE);
    }

    private void assertHoldsTheOriginalAlone() throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("labels-idx1-ubyte.gz"));
        }
        assertThat(directory.resolve("labels-idx1-ubyte.gz")).hasBinaryContent(sound);
    }

    private void assertHoldsNothing() {
        assertThat(directory).isEmptyDirectory();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sleep() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
