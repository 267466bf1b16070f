package nn.data;

/** Names the type of a tensor's elements; the three that a network can be fed with. */
public enum DType {
    /** Unsigned bytes, 0..255: pixels and one-hot rows. ONNX {@code UINT8}. */
    UINT8(1),
    /** Signed 32-bit integers: labels and indices. ONNX {@code INT32}. */
    INT32(4),
    /** IEEE 754 single precision: everything that is learned. ONNX {@code FLOAT}. */
    FLOAT32(4);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the size of one element.
     *
     * @return 1 or 4 bytes
     */
    public int bytes() {
        return bytes;
    }
}
