package nn.onnx.binding;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Holds what C functions read while they are called, until it is closed. */
final class Scratch implements AutoCloseable {
    private final List<ByteBuffer> held = new ArrayList<>();

    /** Writes a text as C has it, and returns where. */
    long text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hold(direct(bytes.length + 1).put(bytes).put((byte) 0));
    }

    /** Writes numbers or addresses one after the other, and returns where. */
    long longs(long... numbers) {
        ByteBuffer memory = direct(Math.max(1, numbers.length) * Long.BYTES);
        memory.asLongBuffer().put(numbers);
        return hold(memory);
    }

    /** Writes bytes, and returns where. */
    long bytes(byte[] bytes) {
        return hold(direct(bytes.length).put(bytes));
    }

    private long hold(ByteBuffer memory) {
        held.add(memory);
        return OrtApi.address(memory);
    }

    static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        held.forEach(Reference::reachabilityFence);
        held.clear();
    }
}
