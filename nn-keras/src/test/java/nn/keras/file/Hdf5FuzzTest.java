package nn.keras.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import nn.data.NnException;
import nn.testkit.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages HDF5 files at random, and reads them on the thread whose memory is counted. */
class Hdf5FuzzTest {
    @TempDir
    Path folder;

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Hdf5FuzzTest.class.getResourceAsStream("/nn/keras/" + name))) {
            return in.readAllBytes();
        }
    }

    /** Refuses what {@link Bounded} refuses for users. */
    private static Stored read(Path file) {
        try {
            return Hdf5.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (RuntimeException | StackOverflowError damaged) {
            throw NnException.of("%s: %s", file, damaged).causedBy(damaged);
        }
    }

    @Test
    void damagedFilesTakeLittleMemory() throws IOException {
        Fuzz.in(folder)
                .file("keras2.h5", golden("keras2.h5"))
                .file("whole.h5", golden("whole_h5.h5"))
                .file("weights.h5", golden("weights_cnn.weights.h5"))
                .check(Hdf5FuzzTest::read);
    }
}
