package nn.datasets;

import static nn.testkit.fuzz.Mutation.bytes;
import static nn.testkit.fuzz.Mutation.gzipped;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import nn.data.Randoms;
import nn.testkit.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages archives at random, and builds some whose headers lie but have their checksum. */
class TarFuzzTest {
    private static final int MOST = 10_000;

    @TempDir
    Path folder;

    /** Writes an archive anew in which one entry claims any size and kind. */
    private static byte[] lying(byte[] whole, Randoms randoms) {
        long size = randoms.nextInt(2) == 0 ? randoms.nextInt(4000) : randoms.nextLong() & 0x1ffffffffL;
        char kind = (char) randoms.nextInt(128);
        return new TarBytes()
                .file("train/a.txt", "hello")
                .entry("train/../b.txt".substring(randoms.nextInt(9)), kind, size, new byte[randoms.nextInt(1500)])
                .file("test/c.txt", "world")
                .gzipped();
    }

    private static Integer read(Path archive) {
        int[] bytes = {0};
        Tar.read(archive, archive.toString(), MOST, (name, in) -> bytes[0] += drained(in));
        return bytes[0];
    }

    private static int drained(InputStream in) throws IOException {
        return in.readAllBytes().length;
    }

    @Test
    void damagedArchivesAreReadOrRefused() {
        byte[] whole = new TarBytes()
                .entry("train/", '5', 0)
                .file("train/a.txt", "hello")
                .file("train/b.txt", "x".repeat(700))
                .gzipped();
        Fuzz.in(folder)
                .file("set.tgz", whole, gzipped(bytes()), TarFuzzTest::lying)
                .check(TarFuzzTest::read);
    }
}
