package nn.mnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Writes the bytes of IDX files, sound ones and others. */
final class IdxBytes {
    private IdxBytes() {}

    static byte[] header(int type, int... dims) {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * dims.length).putInt(type << 8 | dims.length);
        header.asIntBuffer().put(dims);
        return header.array();
    }

    static byte[] images(int count) {
        byte[] pixels = new byte[count * 28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        return joined(header(8, count, 28, 28), pixels);
    }

    static byte[] labels(int... digits) {
        byte[] bytes = new byte[digits.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) digits[i];
        }
        return joined(header(8, digits.length), bytes);
    }

    static byte[] joined(byte[] first, byte... second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    static byte[] gzipped(byte... bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
