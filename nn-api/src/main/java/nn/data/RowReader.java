package nn.data;

import java.nio.ByteBuffer;

/** Reads rows of one tensor by their place. */
interface RowReader extends AutoCloseable {
    /** Reads some rows; their memory is good until the next are read. */
    Tensor read(long from, int count);

    /** Tells whether rows can be read straight into a tensor's memory. */
    default boolean isDirect() {
        return false;
    }

    /** Reads some rows into a tensor's memory, where that is possible. */
    default Tensor read(long from, ByteBuffer memory) {
        throw new IllegalStateException("not direct");
    }

    @Override
    void close();
}
