package nn.datasets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Is one file within a stream that goes on after it; closing it leaves the stream at its end. */
final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long size) {
        this.in = in;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException();
        }
        left -= read;
        return read;
    }

    @Override
    public void close() throws IOException {
        in.skipNBytes(left);
        left = 0;
    }
}
