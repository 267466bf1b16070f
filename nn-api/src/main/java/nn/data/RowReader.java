package nn.data;

/** Reads rows of one tensor by their place. */
interface RowReader extends AutoCloseable {
    /** Reads some rows; their memory is good until the next are read. */
    Tensor read(long from, int count);

    @Override
    void close();
}
