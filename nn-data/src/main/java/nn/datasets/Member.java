package nn.datasets;

import java.io.IOException;
import java.io.InputStream;

/** Takes one file, out of an archive or of a folder. */
@FunctionalInterface
interface Member {
    /** Reads as much of the file as is wanted; the name is relative, with slashes. */
    void take(String name, InputStream in) throws IOException;
}
