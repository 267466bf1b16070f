package nn.file;

import static nn.testkit.fuzz.Mutation.prefixed;
import static nn.testkit.fuzz.Mutation.tokens;
import static nn.testkit.fuzz.Mutation.zipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages files of arrays at random. */
class ArraysFuzzTest {
    private static final Mutation NPY_HEADER = prefixed(8, 2, tokens());

    @TempDir
    Path folder;

    private static byte[] golden(String name) {
        try (InputStream in = Objects.requireNonNull(ArraysFuzzTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Fuzz npy() {
        return Fuzz.in(folder)
                .file("f4.npy", golden("le-f4.npy"), NPY_HEADER)
                .file("i8.npy", golden("be-i8.npy"), NPY_HEADER)
                .file("cube.npy", golden("cube.npy"), NPY_HEADER);
    }

    @Test
    void damagedNpyFilesAreReadOrRefused() {
        npy().file("fortran.npy", golden("fortran-cube.npy"), NPY_HEADER).check(Npy::read);
    }

    @Test
    void damagedNpyFilesAreReadByTheirRowsOrRefused() {
        npy().check(Npy::open, rows -> assertThat(rows.tensor().shape().dim(0)).isEqualTo(rows.rowCount()));
    }

    @Test
    void damagedNpzFilesAreReadOrRefused() {
        Mutation packed = zipped(".npy", Mutation.bytes());
        Mutation header = zipped(".npy", NPY_HEADER);
        Fuzz.in(folder).file("two.npz", golden("two.npz"), packed, header).check(Npz::read);
    }

    @Test
    void damagedSafetensorsAreReadOrRefused() {
        Mutation header = prefixed(0, 8, tokens());
        Fuzz.in(folder)
                .file("types.safetensors", golden("safetensors/types.safetensors"), header)
                .file("odd.safetensors", golden("safetensors/odd.safetensors"), header)
                .check(SafeTensors::read);
    }

    @Test
    void whatDamagedSafetensorsSayOfThemselvesIsReadOrRefused() {
        Fuzz.in(folder)
                .file("types.safetensors", golden("safetensors/types.safetensors"), prefixed(0, 8, tokens()))
                .check(SafeTensors::metadata);
    }
}
