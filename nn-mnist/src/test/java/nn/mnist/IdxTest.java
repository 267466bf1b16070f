package nn.mnist;

import static nn.mnist.IdxBytes.gzipped;
import static nn.mnist.IdxBytes.header;
import static nn.mnist.IdxBytes.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("some-idx2-ubyte");
    }

    @Test
    void readsUnsignedBytes() throws IOException {
        write(joined(header(0x08, 2, 2), (byte) 0, (byte) 127, (byte) 128, (byte) 255));

        assertThat(Idx.read(file)).isEqualTo(Tensor.of(Shape.of(2, 2), (byte) 0, (byte) 127, (byte) 128, (byte) 255));
    }

    @Test
    void readsBigEndianIntegers() throws IOException {
        write(joined(
                header(0x0c, 2), ByteBuffer.allocate(8).putInt(-2).putInt(258).array()));

        assertThat(Idx.read(file)).isEqualTo(Tensor.of(Shape.of(2), -2, 258));
    }

    @Test
    void readsBigEndianFloats() throws IOException {
        write(joined(
                header(0x0d, 2),
                ByteBuffer.allocate(8).putFloat(-1.5f).putFloat(3).array()));

        assertThat(Idx.read(file)).isEqualTo(Tensor.of(Shape.of(2), -1.5f, 3));
    }

    @Test
    void readsGzippedFilesWhateverTheirName() throws IOException {
        write(gzipped(joined(header(0x08, 3), (byte) 7, (byte) 8, (byte) 9)));

        assertThat(Idx.read(file).ints()).containsExactly(7, 8, 9);
    }

    @Test
    void opensARowAtATime() throws IOException {
        write(joined(
                header(0x0d, 3, 1),
                ByteBuffer.allocate(12).putFloat(-1.5f).putFloat(3).putFloat(7).array()));

        RowFile rows = Idx.open(file);

        assertThat(rows.rowCount()).isEqualTo(3);
        assertThat(rows.row()).isEqualTo(Shape.of(1));
        assertThat(rows.read(1, 2).floats()).containsExactly(3);
        assertThat(rows.tensor()).isEqualTo(Idx.read(file));
    }

    @Test
    void readsInAThreadThatIsInterrupted() throws IOException {
        write(joined(header(0x08, 3), (byte) 7, (byte) 8, (byte) 9));
        Thread.currentThread().interrupt();
        Tensor all = Idx.read(file);
        Tensor last = Idx.open(file).read(2, 3);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(all.ints()).containsExactly(7, 8, 9);
        assertThat(last.ints()).containsExactly(9);
    }

    @Test
    void opensNoPackedFileNorOneOfOtherRows() throws IOException {
        write(gzipped(joined(header(0x08, 3), (byte) 7, (byte) 8, (byte) 9)));
        assertThatThrownBy(() -> Idx.open(file))
                .hasMessage(file + ": only a file that is not packed can be read by its rows.\n"
                        + "Maybe unpack it first, or read all of it: Idx.read(…).");
        write(joined(header(0x08, 3), (byte) 7, (byte) 8));
        assertThatThrownBy(() -> Idx.open(file))
                .hasMessage(file + ": the header announces 3 rows [], but the file holds 2.\n"
                        + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesAMissingFile() {
        assertRefused("the file must exist, but does not.");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write();

        assertRefused("the header of an IDX file needs 4 bytes here, but the file ends after 0 of them.\n"
                + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        write((byte) 'P', (byte) 'K', (byte) 3, (byte) 4, (byte) 0);

        assertRefusedToo("an IDX file starts with 00 00, a type and a number of axes, but this one with 50 4b 03 04.\n"
                + "Maybe it is of another format, or packed otherwise than with gzip: unpack it first.");
    }

    @Test
    void refusesAFileWithoutAxes() throws IOException {
        write((byte) 0, (byte) 0, (byte) 8, (byte) 0, (byte) 1);

        assertRefused("an IDX file starts with 00 00, a type and a number of axes, but this one with 00 00 08 00.\n"
                + "Maybe it is of another format, or packed otherwise than with gzip: unpack it first.");
    }

    @Test
    void refusesTypesThatNoTensorHas() throws IOException {
        write(joined(header(0x0e, 1), new byte[8]));

        assertRefusedToo("the type must be 08 (uint8), 0c (int32) or 0d (float32), but was 0e.");
    }

    @Test
    void refusesAHeaderThatIsCutShort() throws IOException {
        write(Arrays.copyOf(header(0x08, 2, 2), 9));

        assertRefusedToo("the header of an IDX file needs 8 bytes here, but the file ends after 5 of them.\n"
                + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesSizesThatMemoryCannotCount() throws IOException {
        write(header(0x08, 2, -1));
        assertRefusedToo("an axis can have 2^31 - 1 numbers at most, but the shape is [2, 4294967295].");

        write(joined(header(0x08, 1 << 31, 1), (byte) 1));
        assertRefusedToo("an axis can have 2^31 - 1 numbers at most, but the shape is [2147483648, 1].");
    }

    @Test
    void refusesAFileWithoutRowsHoweverItIsRead() throws IOException {
        write(header(0x08, 0, 28, 28));
        assertRefusedToo("the file must hold at least one number, but its header announces 0 rows [28, 28].");

        write(header(0x08, 3, 0));
        assertRefusedToo("the file must hold at least one number, but its header announces 3 rows [0].");
    }

    @Test
    void refusesSizesBeyondAnInt() throws IOException {
        write(header(0x08, 1 << 20, 1 << 20));

        assertRefused("a shape must hold at most 2^31 - 1 elements, but was [1048576, 1048576].");
    }

    @Test
    void refusesMoreBytesThanATensorHolds() throws IOException {
        write(header(0x0d, 1 << 30));

        assertRefused("the numbers must fit into 2^31 - 1 bytes, but [1073741824] needs 4294967296.");
    }

    @Test
    void refusesAPlainFileThatIsCutShort() throws IOException {
        write(joined(header(0x08, 2, 2), (byte) 1, (byte) 2, (byte) 3));

        assertRefused("[2, 2] needs 4 bytes of numbers, but the file ends after 3.\n"
                + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesAHeaderThatPromisesFarMoreThanTheFileHolds() throws IOException {
        write(gzipped(joined(header(0x08, Integer.MAX_VALUE), (byte) 1)));

        assertRefused("[2147483647] needs 2147483647 bytes of numbers, but the file ends after 1.\n"
                + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesAGzippedFileThatIsCutShort() throws IOException {
        byte[] whole = gzipped(joined(header(0x08, 3), (byte) 1, (byte) 2, (byte) 3));
        write(Arrays.copyOf(whole, whole.length - 9));

        assertRefused("the gzipped file must be whole, but ends early.\n"
                + "Maybe a download broke off: delete the file and fetch it again.");
    }

    @Test
    void refusesAGzippedFileWithAWrongChecksum() throws IOException {
        byte[] bytes = gzipped(joined(header(0x08, 3), (byte) 1, (byte) 2, (byte) 3));
        bytes[bytes.length - 8] ^= 1;
        write(bytes);

        assertRefused("the gzipped file must be sound, but is damaged: Corrupt GZIP trailer.\n"
                + "Maybe a download went wrong: delete the file and fetch it again.");
    }

    @Test
    void refusesTrailingBytes() throws IOException {
        write(joined(header(0x08, 2), (byte) 1, (byte) 2, (byte) 3));

        assertRefused("[2] needs 2 bytes of numbers, but the file goes on after them.\n"
                + "Maybe the header or the file is damaged: delete the file and fetch it again.");
    }

    @Test
    void readsNoFurtherThanTheHeaderSaysWhenAGzippedFileSwells() throws IOException {
        write(gzipped(joined(header(0x08, 2), new byte[50_000_000])));

        assertRefused("[2] needs 2 bytes of numbers, but the file goes on after them.\n"
                + "Maybe the header or the file is damaged: delete the file and fetch it again.");
    }

    @Test
    void refusesADirectory() {
        file = directory;

        assertThatThrownBy(() -> Idx.read(file))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith(directory + ": the file must be readable, but: ");
    }

    private void write(byte... bytes) throws IOException {
        Files.write(file, bytes);
    }

    /** Whether all of it is read, or its rows one by one. */
    private void assertRefusedToo(String message) {
        assertRefused(message);
        assertThatThrownBy(() -> Idx.open(file)).isInstanceOf(NnException.class).hasMessage(file + ": " + message);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(NnException.class).hasMessage(file + ": " + message);
    }
}
