package nn.onnx.predict;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nn.data.DType;
import nn.data.Memory;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.SharedTensor;

/**
 * Holds memory for the outputs of so many rows, for one call at a time. What was computed is copied to the heap, and the
 * memory is used again: new native memory for each call would stay until the collector finds it.
 */
final class OutputBuffers implements AutoCloseable {
    private static final int SMALL = 1 << 20;

    private final Map<String, Shape> outputs;
    private final int rows;
    private final List<SharedTensor> memory = new ArrayList<>();
    private final Map<String, OnnxTensor> pinned = new HashMap<>();

    /**
     * Makes the memory.
     *
     * @param outputs the shape of one row of each output
     */
    OutputBuffers(Map<String, Shape> outputs, int rows) {
        this.outputs = outputs;
        this.rows = rows;
        outputs.forEach((name, row) -> {
            SharedTensor shared = SharedTensor.of(DType.FLOAT32, row.batch(rows));
            memory.add(shared);
            pinned.put(name, shared.tensor());
        });
    }

    /** Returns whether another call needs the same memory. */
    boolean fit(Map<String, Shape> others, int otherRows) {
        return rows == otherRows && outputs.equals(others);
    }

    /** Returns whether the memory is worth keeping for another call as it is. */
    boolean isSmall() {
        return memory.stream().mapToLong(shared -> shared.memory().capacity()).sum() <= SMALL;
    }

    /** Returns the memory as ONNX Runtime sees it, by the outputs' names. */
    Map<String, OnnxTensor> pinned() {
        return pinned;
    }

    /** Returns what a run has written. */
    List<Tensor> read() {
        List<Tensor> found = new ArrayList<>(memory.size());
        for (Shape row : outputs.values()) {
            ByteBuffer written = memory.get(found.size()).memory();
            found.add(Tensor.wrap(DType.FLOAT32, row.batch(rows), copy(written)));
        }
        return found;
    }

    private static ByteBuffer copy(ByteBuffer from) {
        ByteBuffer copy = Memory.require("a prediction", from.capacity(), () -> ByteBuffer.allocate(from.capacity()));
        return copy.put(0, from, 0, from.capacity());
    }

    @Override
    public void close() {
        memory.forEach(SharedTensor::close);
    }
}
