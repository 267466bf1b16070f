package nn.metric;

import java.nio.ByteBuffer;
import nn.data.DType;
import nn.data.Tensor;

/** Reads a tensor's numbers where they lie: metrics see every batch of a training, and copies would be garbage. */
final class Numbers {
    private final DType type;
    private final ByteBuffer memory;
    private final int count;

    Numbers(Tensor tensor) {
        type = tensor.type();
        memory = tensor.memory();
        count = tensor.shape().size();
    }

    int count() {
        return count;
    }

    float at(int index) {
        return switch (type) {
            case FLOAT32 -> memory.getFloat(index * Float.BYTES);
            case INT32 -> memory.getInt(index * Integer.BYTES);
            case UINT8 -> memory.get(index) & 0xff;
        };
    }
}
