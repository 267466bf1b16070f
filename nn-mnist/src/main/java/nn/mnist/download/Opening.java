package nn.mnist.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Opens a file to write it from its start. */
@FunctionalInterface
public interface Opening {
    /**
     * Opens the file.
     *
     * @param file which
     * @return what writes it
     * @throws IOException if it cannot be written
     */
    OutputStream open(Path file) throws IOException;
}
