package nn.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nn.data.NnException;

/**
 * Downloads originals from whichever mirror gives a sound one.
 *
 * @param folders addresses of folders that hold the gzipped files, the best first; each ends with a slash
 * @param connect how long a mirror may take to accept a connection
 * @param stall how long it may then send nothing
 * @param progress takes lines for the user
 */
record Mirrors(List<URI> folders, Duration connect, Duration stall, Consumer<String> progress) {
    static final Mirrors PUBLIC = new Mirrors(
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            line -> System.err.println(line));

    private static final int ROUNDS = 2;

    /** Downloads a file, gzipped as it comes, and leaves it in the target only if it is the original. */
    void fetch(Original original, Path target) throws DownloadException {
        List<String> failures = new ArrayList<>();
        List<URI> left = folders;
        for (int round = 0; round < ROUNDS; round++) {
            List<URI> again = new ArrayList<>();
            for (URI folder : left) {
                URI address = folder.resolve(original.name() + ".gz");
                try {
                    fetch(original, address, target);
                    return;
                } catch (ConnectException | HttpConnectTimeoutException e) {
                    // Whoever cannot be reached is not asked again, so that being offline shows at once.
                    failures.add(address + ": no connection");
                } catch (IOException e) {
                    failures.add(address + ": " + e.getMessage());
                    again.add(folder);
                }
            }
            left = again;
        }
        throw new DownloadException(String.join("; ", failures));
    }

    private void fetch(Original original, URI address, Path target) throws IOException {
        progress.accept("Downloading " + address);
        new Transfer(this, target, original.bytes()).from(address);
        try (InputStream in = Files.newInputStream(target)) {
            original.requireSame(Idx.read(in, "the file", original::requirePart), "the file");
        } catch (NnException e) {
            throw new IOException(e.getMessage().lines().findFirst().orElseThrow(), e);
        }
    }
}
