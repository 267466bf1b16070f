package nn.onnx.binding;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.op.ElementType;

/** A tensor as ONNX Runtime holds it, on the processor or on a device, until it is closed. */
public final class DeviceValue implements AutoCloseable {
    private static final String PLACE = "handing a tensor over";

    private final OrtApi api;
    private final Shape shape;
    /** Held on to while it is seen. */
    private final Optional<ByteBuffer> memory;

    private long address;

    DeviceValue(OrtApi api, long address, Shape shape, Optional<ByteBuffer> memory) {
        this.api = api;
        this.address = address;
        this.shape = shape;
        this.memory = memory;
    }

    /**
     * Sees direct memory as a tensor, to be read by runs or written.
     *
     * @param memory of just as many bytes as the tensor has
     */
    public static DeviceValue over(ByteBuffer memory, ElementType type, Shape shape) {
        OrtApi api = OrtApi.here().orElseThrow();
        long processor = api.memoryInfo(PLACE, OptionalInt.empty());
        try (Scratch scratch = new Scratch()) {
            long[] dims = IntStream.of(shape.dims()).asLongStream().toArray();
            long address = api.create(
                    PLACE,
                    OrtFunction.CREATE_TENSOR_WITH_DATA_AS_ORT_VALUE,
                    processor,
                    OrtApi.address(memory),
                    memory.capacity(),
                    scratch.longs(dims),
                    dims.length,
                    type.code());
            return new DeviceValue(api, address, shape, Optional.of(memory));
        } finally {
            api.release(OrtFunction.RELEASE_MEMORY_INFO, processor);
        }
    }

    /** Returns the sizes of its axes. */
    public Shape shape() {
        return shape;
    }

    long address() {
        if (address == 0) {
            throw new IllegalStateException("the value is closed.");
        }
        return address;
    }

    /** Releases it; closing again does nothing. */
    @Override
    public void close() {
        if (address != 0) {
            api.release(OrtFunction.RELEASE_VALUE, address);
            address = 0;
            memory.ifPresent(Reference::reachabilityFence);
        }
    }
}
