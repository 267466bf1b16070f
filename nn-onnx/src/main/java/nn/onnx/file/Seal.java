package nn.onnx.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Checksum;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;

/** Ends a file with a checksum of all bytes before it, so that damage anywhere is found; it is an entry of the metadata. */
final class Seal {
    private static final String KEY = "nn.crc32c";
    private static final int LENGTH = entry(0).length;

    private Seal() {}

    /** Adds the last entry to a file that is whole otherwise. */
    static void add(Draft file) {
        CRC32C checksum = new CRC32C();
        try (OutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), checksum)) {
            file.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        file.add(Field.MODEL_METADATA_PROPS, draft(checksum.getValue()));
    }

    /** Tells whether a file's bytes are those that were written. */
    static boolean isWhole(ByteBuffer bytes) {
        int end = bytes.limit() - LENGTH;
        if (end < 0) {
            return false;
        }
        Checksum checksum = new CRC32C();
        checksum.update(bytes.slice(0, end));
        return bytes.slice(end, LENGTH).equals(ByteBuffer.wrap(entry(checksum.getValue())));
    }

    private static byte[] entry(long checksum) {
        return new Draft().add(Field.MODEL_METADATA_PROPS, draft(checksum)).toByteArray();
    }

    private static Draft draft(long checksum) {
        return ModelGraph.entry(KEY, String.format(Locale.ROOT, "%08x", checksum));
    }
}
