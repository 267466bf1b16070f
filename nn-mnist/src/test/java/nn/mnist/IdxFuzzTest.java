package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import nn.testkit.fuzz.Fuzz;
import nn.testkit.fuzz.Mutation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages IDX files at random. */
class IdxFuzzTest {
    @TempDir
    Path folder;

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] idx(int type, int bytes) {
        byte[] file = new byte[4 + 2 * 4 + 6 * bytes];
        file[2] = (byte) type;
        file[3] = 2;
        file[7] = 3;
        file[11] = 2;
        for (int i = 12; i < file.length; i++) {
            file[i] = (byte) i;
        }
        return file;
    }

    private Fuzz plain() {
        return Fuzz.in(folder)
                .file("u1.idx", idx(0x08, 1))
                .file("i4.idx", idx(0x0c, 4))
                .file("f4.idx", idx(0x0d, 4));
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        Mutation within = Mutation.gzipped(Mutation.bytes());
        plain().file("u1.gz", packed(idx(0x08, 1)), within)
                .file("f4.gz", packed(idx(0x0d, 4)), within)
                .check(Idx::read);
    }

    @Test
    void damagedFilesAreReadByTheirRowsOrRefused() {
        plain().check(
                        Idx::open,
                        rows -> assertThat(rows.tensor().shape().dim(0)).isEqualTo(rows.rowCount()));
    }
}
