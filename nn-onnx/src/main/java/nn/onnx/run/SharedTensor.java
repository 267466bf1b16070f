package nn.onnx.run;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nn.data.DType;
import nn.data.Memory;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.ort.Ort;

/** Memory that both we and ONNX Runtime read and write, run after run; closing gives it back, to be used again. */
public final class SharedTensor implements AutoCloseable {
    private final Optional<ByteBuffer> pooled;
    private final ByteBuffer memory;
    private final OnnxTensor tensor;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SharedTensor(Optional<ByteBuffer> pooled, ByteBuffer memory, OnnxJavaType type, int... dims) {
        this.pooled = pooled;
        this.memory = memory;
        long[] sizes = Arrays.stream(dims).asLongStream().toArray();
        this.tensor = Ort.call(
                "handing a tensor over", () -> OnnxTensor.createTensor(Ort.environment(), memory, sizes, type));
    }

    /** Takes memory in which anything may stand. */
    public static SharedTensor of(OnnxJavaType type, Shape shape) {
        int bytes = Memory.inOnePiece("ONNX Runtime", (long) shape.size() * type.size);
        ByteBuffer pooled = BufferPool.SHARED.take(bytes);
        return new SharedTensor(
                Optional.of(pooled), pooled.slice(0, bytes).order(ByteOrder.nativeOrder()), type, shape.dims());
    }

    public static SharedTensor of(DType type, Shape shape) {
        return of(java(type), shape);
    }

    public static SharedTensor zeros(DType type, Shape shape) {
        SharedTensor shared = of(type, shape);
        while (shared.memory.remaining() >= Long.BYTES) {
            shared.memory.putLong(0);
        }
        while (shared.memory.hasRemaining()) {
            shared.memory.put((byte) 0);
        }
        shared.memory.rewind();
        return shared;
    }

    /** Wraps a tensor's memory, which nobody may write to; only what is on the heap is copied. */
    public static SharedTensor wrap(Tensor tensor) {
        ByteBuffer memory = tensor.memory();
        if (memory.isDirect()) {
            return new SharedTensor(
                    Optional.empty(),
                    memory,
                    java(tensor.type()),
                    tensor.shape().dims());
        }
        SharedTensor copy = of(tensor.type(), tensor.shape());
        copy.memory.put(0, memory, 0, memory.capacity());
        return copy;
    }

    private static OnnxJavaType java(DType type) {
        return switch (type) {
            case UINT8 -> OnnxJavaType.UINT8;
            case INT32 -> OnnxJavaType.INT32;
            case FLOAT32 -> OnnxJavaType.FLOAT;
        };
    }

    /** Returns whether the memory is ours, so that it may be written to. */
    public boolean isOwn() {
        return pooled.isPresent();
    }

    /** Returns the memory, of just as many bytes as the tensor has, in native order. */
    public ByteBuffer memory() {
        return memory;
    }

    /** Returns the same as ONNX Runtime sees it. */
    public OnnxTensor tensor() {
        return tensor;
    }

    /** Copies a tensor's part in; a tensor no larger than this memory is all there is to copy. */
    public void load(Tensor parts, int index) {
        ByteBuffer from = parts.memory();
        int bytes = memory.capacity();
        memory.put(0, from, from.capacity() == bytes ? 0 : index * bytes, bytes);
    }

    /** Copies what stands here to memory of its own. */
    public Tensor copy(Shape shape) {
        ByteBuffer copy = Tensor.allocate(DType.FLOAT32, shape);
        copy.put(0, memory, 0, memory.capacity());
        return Tensor.wrap(DType.FLOAT32, shape, copy);
    }

    /** Closes the tensor and releases the memory; closing again does nothing. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            tensor.close();
            pooled.ifPresent(BufferPool.SHARED::release);
        }
    }
}
