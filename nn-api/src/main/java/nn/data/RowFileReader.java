package nn.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads rows of an open file into memory that it uses again; by their places, so that no page of the file stays mapped. */
final class RowFileReader implements RowReader {
    private final RowFile file;
    private final SteadyFile opened;
    private ByteBuffer raw = ByteBuffer.allocate(0);
    private ByteBuffer numbers = ByteBuffer.allocate(0);

    RowFileReader(RowFile file, SteadyFile opened) {
        this.file = file;
        this.opened = opened;
    }

    @Override
    public Tensor read(long from, int count) {
        Shape shape = file.row().batch(count);
        raw = sized(raw, count * file.rowBytes());
        fill(raw, from);
        if (file.isNative()) {
            return Tensor.wrap(file.type(), shape, raw);
        }
        numbers = sized(numbers, (long) shape.size() * file.type().bytes());
        new Conversion(file.element(), raw.duplicate().order(file.order()))
                .into(numbers, file.path(), from, file.row());
        return Tensor.wrap(file.type(), shape, numbers.rewind());
    }

    private static ByteBuffer sized(ByteBuffer before, long bytes) {
        ByteBuffer enough = before.capacity() >= bytes ? before : Memory.direct("a block of rows", bytes);
        return enough.clear().limit((int) bytes);
    }

    @Override
    public boolean isDirect() {
        return file.isNative();
    }

    @Override
    public Tensor read(long from, ByteBuffer memory) {
        fill(memory, from);
        int count = (int) (memory.remaining() / file.rowBytes());
        return Tensor.wrap(file.type(), file.row().batch(count), memory);
    }

    private void fill(ByteBuffer memory, long from) {
        long place = file.offset() + from * file.rowBytes();
        try {
            boolean isWhole = opened.use(channel -> isFilled(memory, channel, place));
            if (!isWhole) {
                throw NnException.of("%s: the file must hold %d rows, but ends early.", file.path(), file.rowCount())
                        .maybe("it was changed while it was read.");
            }
        } catch (IOException e) {
            throw NnException.unreadable(file.path(), e);
        }
        memory.flip();
    }

    private static boolean isFilled(ByteBuffer memory, FileChannel channel, long place) throws IOException {
        while (memory.hasRemaining()) {
            if (channel.read(memory, place + memory.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (IOException e) {
            throw NnException.unreadable(file.path(), e);
        }
    }
}
