package nn.mnist.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nn.data.NnException;

/** Computes SHA-256. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Begins a hash.
     *
     * @return a digest that has seen nothing yet
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /**
     * Ends a hash.
     *
     * @param digest what has seen all bytes
     * @return the hash in lower case
     */
    public static String end(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Computes the hash of a file, whose bytes are never in memory at once.
     *
     * @param file which
     * @return the hash in lower case
     * @throws IOException if it cannot be read
     */
    public static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return end(digest);
    }

    /**
     * Refuses another hash.
     *
     * @param what the hash of what it is, such as {@code the SHA-256 of train.bin}
     * @param wanted the hash that it must have
     * @param found the one that it has
     * @throws NnException if they differ
     */
    public static void require(String what, String wanted, String found) {
        if (!found.equals(wanted)) {
            throw NnException.of("%s must be %s, but was %s.", what, wanted, found)
                    .maybe("the file is damaged or of another set: delete it and fetch it again.");
        }
    }
}
