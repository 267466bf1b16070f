package nn.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nn.data.NnException;

/**
 * Downloads originals from whichever mirror gives a sound one.
 *
 * @param folders addresses of folders that hold the gzipped files, the best first; each ends with a slash
 * @param patience how long each is waited for
 * @param progress takes lines for the user
 */
record Mirrors(List<URI> folders, Patience patience, Consumer<String> progress) {
    static final Mirrors PUBLIC = new Mirrors(
            List.of(
                    URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                    URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/")),
            Patience.USUAL,
            line -> System.err.println(line));

    private static final int ROUNDS = 2;

    /**
     * Downloads a file, gzipped as it comes; where this returns, the target is the original.
     *
     * @throws DownloadException if no mirror gave it
     * @throws IOException if the target cannot be written or read
     */
    void fetch(Original original, Path target, Opening opening) throws IOException {
        List<String> failures = new ArrayList<>();
        List<URI> left = folders;
        for (int round = 0; round < ROUNDS; round++) {
            List<URI> again = new ArrayList<>();
            for (URI folder : left) {
                URI address = folder.resolve(original.name() + ".gz");
                try {
                    copy(original, address, target, opening);
                    return;
                } catch (MirrorException e) {
                    failures.add(address + ": " + e.getMessage());
                    // Whoever cannot be reached is not asked again, so that being offline shows at once.
                    if (e.reached()) {
                        again.add(folder);
                    }
                }
            }
            left = again;
        }
        throw new DownloadException(String.join("; ", failures));
    }

    private void copy(Original original, URI address, Path target, Opening opening) throws IOException {
        progress.accept("Downloading " + address);
        try (OutputStream out = opening.open(target)) {
            new Transfer(this, out, original.mostBytes()).from(address);
        }
        try (InputStream in = Files.newInputStream(target)) {
            original.requireSame(Idx.read(in, "the file", original::requirePart), "the file");
        } catch (NnException e) {
            throw MirrorException.of(e.getMessage().lines().findFirst().orElseThrow());
        }
    }
}
