package nn.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** The bytes that say at the beginning of a text how it is encoded. */
@SuppressWarnings("ImmutableEnumChecker") // of the bytes, which nothing changes
enum ByteOrderMark {
    UTF_8("UTF-8", 0xef, 0xbb, 0xbf),
    UTF_32LE("UTF-32LE", 0xff, 0xfe, 0, 0),
    UTF_32BE("UTF-32BE", 0, 0, 0xfe, 0xff),
    UTF_16LE("UTF-16LE", 0xff, 0xfe),
    UTF_16BE("UTF-16BE", 0xfe, 0xff);

    private final String encoding;
    private final byte[] bytes;

    ByteOrderMark(String encoding, int... bytes) {
        this.encoding = encoding;
        this.bytes = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            this.bytes[i] = (byte) bytes[i];
        }
    }

    /** Passes over the mark, if there is one. */
    static Optional<Charset> skip(InputStream text) throws IOException {
        for (ByteOrderMark each : values()) {
            text.mark(each.bytes.length);
            if (Arrays.equals(text.readNBytes(each.bytes.length), each.bytes)) {
                return Optional.of(Charset.forName(each.encoding));
            }
            text.reset();
        }
        return Optional.empty();
    }
}
