package nn.mnist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import nn.data.Tensor;
import nn.mnist.download.Sha256;

/**
 * Knows the SHA-256 of an IDX file, as far as it was published.
 *
 * @param sha256 the hash in lower case
 * @param packed whether it is that of the gzipped file, where no other is known; it says nothing of an unpacked one
 */
record IdxHash(String sha256, boolean packed) {
    /** Takes the hash of the uncompressed file, which does not differ between mirrors. */
    static IdxHash ofContent(String sha256) {
        return new IdxHash(sha256, false);
    }

    /** Takes the hash of the gzipped file. */
    static IdxHash ofGzip(String sha256) {
        return new IdxHash(sha256, true);
    }

    /** Whether it can tell this very file from others. */
    boolean knows(Path file) throws IOException {
        return !packed || gzipped(file);
    }

    /** Refuses another file, as far as it can tell. */
    void require(String name, Path file, String place, Tensor tensor) throws IOException {
        if (!packed) {
            Sha256.require(place + ": the SHA-256 of " + name + ", uncompressed,", sha256, content(tensor));
        } else if (gzipped(file)) {
            Sha256.require(place + ": the SHA-256 of " + name + ", gzipped,", sha256, Sha256.of(file));
        }
    }

    // An IDX file of uint8 is its header and the tensor's own memory, so that no second reading is needed.
    private static String content(Tensor tensor) {
        int rank = tensor.shape().rank();
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (1 + rank)).putInt(0x0800 + rank);
        header.asIntBuffer().put(tensor.shape().dims());
        MessageDigest digest = Sha256.digest();
        digest.update(header.rewind());
        digest.update(tensor.memory());
        return Sha256.end(digest);
    }

    private static boolean gzipped(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Idx.isGzipped(in);
        }
    }
}
