package nn.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import nn.data.NnException;

/** Reads letters from bytes, and refuses bytes that are none, with their place. */
final class DecodingReader extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final String name;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private long line = 1;
    private long letter = 1;

    DecodingReader(InputStream in, Charset encoding, String name) {
        this.in = in;
        this.name = name;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(buffer, from, length);
        while (out.position() == from && length > 0) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError() && out.position() == from) {
                throw malformed();
            }
            if (result.isUnderflow() && out.position() == from && !fill()) {
                return -1;
            }
        }
        count(buffer, from, out.position());
        return out.position() - from;
    }

    /** Reads more bytes; gives false where there are none, and all letters have been read. */
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

    private void count(char[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            letter++;
            if (buffer[i] == '\n') {
                line++;
                letter = 1;
            }
        }
    }

    private NnException malformed() {
        return NnException.of(
                        "%s, line %d, character %d: the byte 0x%02x is no %s.",
                        name, line, letter, bytes.get(bytes.position()), decoder.charset())
                .maybe("name the encoding, as in csv.encoding(\"windows-1252\").");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
