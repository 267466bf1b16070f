package nn.mnist.download;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nn.data.NnException;

/**
 * Downloads originals from whichever mirror gives a sound one.
 *
 * @param addresses of folders that hold the files, each ending with a slash, or of the file itself; the best first
 * @param patience how long each is waited for
 * @param progress takes lines for the user
 */
public record Mirrors(List<URI> addresses, Patience patience, Consumer<String> progress) {
    /**
     * Names mirrors that tell of their progress on standard error.
     *
     * @param patience how long each is waited for
     * @param addresses of folders, each ending with a slash, or of the file itself; the best first
     * @return the mirrors
     */
    public static Mirrors of(Patience patience, String... addresses) {
        return new Mirrors(Stream.of(addresses).map(URI::create).toList(), patience, line -> System.err.println(line));
    }

    private static final int ROUNDS = 2;

    /**
     * Downloads a file, gzipped as it comes; where this returns, the target is the original.
     *
     * @throws MirrorException if no mirror gave it
     * @throws IOException if the target cannot be written or read
     */
    void fetch(Original original, Path target, Opening opening) throws IOException {
        List<String> failures = new ArrayList<>();
        List<URI> left = addresses;
        for (int round = 0; round < ROUNDS; round++) {
            List<URI> again = new ArrayList<>();
            for (URI mirror : left) {
                URI address = mirror.getPath().endsWith("/") ? mirror.resolve(original.file()) : mirror;
                try {
                    copy(original, address, target, opening);
                    return;
                } catch (MirrorException e) {
                    failures.add(address + ": " + e.getMessage());
                    // Whoever cannot be reached is not asked again, so that being offline shows at once.
                    if (e.reached()) {
                        again.add(mirror);
                    }
                }
            }
            left = again;
        }
        throw MirrorException.of(String.join("; ", failures));
    }

    private void copy(Original original, URI address, Path target, Opening opening) throws IOException {
        progress.accept("Downloading " + address);
        try (OutputStream out = opening.open(target)) {
            new Transfer(this, out, original.mostBytes()).from(address);
        }
        try {
            original.require(target);
        } catch (NnException e) {
            throw MirrorException.of(e.getMessage().lines().findFirst().orElseThrow());
        }
    }
}
