package nn.data;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a file in threads that are interrupted, too, in which Java closes the channel: it is opened again, and the interrupt
 * is left to others.
 */
final class SteadyFile implements AutoCloseable {
    private final Path path;
    private FileChannel channel;

    SteadyFile(Path path) throws IOException {
        this.path = path;
        this.channel = opened();
    }

    private FileChannel opened() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Uses the open file, once more from where it came to where an interrupt closes it. */
    interface Use<T> {
        T of(FileChannel file) throws IOException;
    }

    /** Uses the file as if this thread had not been interrupted. */
    <T> T use(Use<T> use) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return use.of(channel);
                } catch (ClosedByInterruptException again) {
                    interrupted |= Thread.interrupted();
                    channel = opened();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
