package nn.table;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Reads letters from bytes, and stops at bytes that are none. */
final class DecodingReader extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer decoded = CharBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private long letters;

    DecodingReader(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Says which byte is no letter, and how many letters are before it. */
    static final class NoLetter extends CharConversionException {
        private static final long serialVersionUID = 1L;

        /** How many letters are before it. */
        final long letters;

        NoLetter(byte unsound, Charset encoding, long letters) {
            super(String.format("the byte 0x%02x is no %s", unsound, encoding));
            this.letters = letters;
        }
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        if (!decoded.hasRemaining() && !decode()) {
            return -1;
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(buffer, from, count);
        letters += count;
        return count;
    }

    /** Decodes more letters; gives false where there are none. */
    private boolean decode() throws IOException {
        decoded.clear();
        while (decoded.position() == 0) {
            CoderResult result = decoder.decode(bytes, decoded, ended);
            if (result.isError() && decoded.position() == 0) {
                decoded.flip();
                throw new NoLetter(bytes.get(bytes.position()), decoder.charset(), letters);
            }
            if (result.isUnderflow() && decoded.position() == 0 && !fill()) {
                break;
            }
        }
        return decoded.flip().hasRemaining();
    }

    /** Reads more bytes; gives false where there are none, and all have been read. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        ended = read < 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
