package nn.onnx.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import nn.data.NnException;

/** Writes a file whole or not at all. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes beside the target, forces it to the disk, looks at it, and only then puts it in the target's place.
     *
     * @param target what stood there before stays if anything fails
     * @param content the whole content
     * @param check looks at the written file; what it throws stops the move
     * @param <R> what the check finds
     * @return what the check found
     * @throws NnException if the file cannot be written
     */
    public static <R> R write(Path target, byte[] content, Function<Path, R> check) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            Path draft = Files.createTempFile(folder, ".", ".draft");
            try {
                force(draft, content);
                R found = check.apply(draft);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return found;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException failed) {
            throw NnException.of("%s could not be written: %s.", target, failed)
                    .maybe("the folder does not exist, is not yours, or its disk is full.")
                    .causedBy(failed);
        }
    }

    private static void force(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
