package nn.mnist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Opens a file to write it from its start. */
@FunctionalInterface
interface Opening {
    OutputStream open(Path file) throws IOException;
}
