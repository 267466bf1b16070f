package nn.datasets;

import java.io.IOException;
import java.nio.file.Path;
import nn.data.NnException;
import nn.mnist.download.Original;
import nn.mnist.download.Sha256;

/**
 * Knows one archive as its authors published it.
 *
 * @param file its name, such as {@code aclImdb_v1.tar.gz}
 * @param bytes how long it is
 * @param sha256 its hash, packed as it is
 */
record Archive(String file, long bytes, String sha256) implements Original {
    @Override
    public String name() {
        return file;
    }

    @Override
    public long mostBytes() {
        return bytes;
    }

    @Override
    public void require(Path file) throws IOException {
        Sha256.require("the SHA-256 of " + this.file, sha256, Sha256.of(file));
    }

    /** Refuses an archive on disk that is not the original. */
    static void requireSound(Path file, Original original) {
        try {
            original.require(file);
        } catch (NnException e) {
            throw e.at(file.toString());
        } catch (IOException e) {
            throw NnException.unreadable(file, e);
        }
    }
}
