package nn.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes gzipped tar archives, sound ones and others. */
final class TarBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TarBytes file(String name, byte... content) {
        return entry(name, '0', content.length, content);
    }

    TarBytes file(String name, String content) {
        return file(name, content.getBytes(UTF_8));
    }

    /** Adds an entry that may claim another size than it has. */
    TarBytes entry(String name, char kind, long size, byte... content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, String.format(Locale.ROOT, "%011o\0", size));
        header[156] = (byte) kind;
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(512 - content.length % 512) % 512]);
        return this;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] ascii = text.getBytes(UTF_8);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }

    byte[] raw() {
        return bytes.toByteArray();
    }

    byte[] gzipped() {
        return gzipped(raw(), new byte[1024]);
    }

    static byte[] gzipped(byte[]... parts) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
