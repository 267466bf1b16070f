package nn.mnist.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nn.data.NnException;

/** Knows one file as its authors published it. */
public interface Original {
    /**
     * Says what messages call it.
     *
     * @return such as {@code train-images-idx3-ubyte}
     */
    String name();

    /**
     * Says under which name mirrors give it, and the cache keeps it.
     *
     * @return such as {@code train-images-idx3-ubyte.gz}
     */
    String file();

    /**
     * Finds it, under any of its usual names; by default the one that mirrors give it.
     *
     * @param directory where to look
     * @return the file, if it is there
     */
    default Optional<Path> in(Path directory) {
        return Optional.of(directory.resolve(file())).filter(Files::isRegularFile);
    }

    /**
     * Counts the bytes that a mirror may send for it.
     *
     * @return no fewer than the largest sound file has
     */
    long mostBytes();

    /**
     * Refuses what is not this very file.
     *
     * @param file what came from a mirror
     * @throws NnException if it is another one, or damaged
     * @throws IOException if it cannot be read
     */
    void require(Path file) throws IOException;
}
