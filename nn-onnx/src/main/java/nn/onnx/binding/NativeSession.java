package nn.onnx.binding;

import java.nio.ByteBuffer;
import nn.onnx.run.Leases;
import nn.onnx.run.Leases.Lease;
import nn.onnx.run.Place;

/**
 * A graph as the C API compiled it; any number of bindings may run it.
 *
 * @param api what it was made with
 * @param address where it is
 */
record NativeSession(OrtApi api, long address) {
    private static final Leases<Key, NativeSession> SHARED = new Leases<>(16, NativeSession::release);

    private record Key(ByteBuffer model, int threads, Place place) {}

    /** Compiles a graph, or finds it compiled; equal bytes are the same graph. */
    static Lease<NativeSession> open(OrtApi api, byte[] model, int threads, Place place) {
        return SHARED.open(
                new Key(ByteBuffer.wrap(model), threads, place),
                () -> new NativeSession(api, compile(api, model, threads, place)));
    }

    /** Releases a graph; it stays compiled for a while. */
    static void close(Lease<NativeSession> lease) {
        SHARED.close(lease);
    }

    private static long compile(OrtApi api, byte[] model, int threads, Place place) {
        try (NativeOptions options = new NativeOptions(api, threads, place);
                Scratch scratch = new Scratch()) {
            return api.create(
                    NativeOptions.PLACE,
                    OrtFunction.CREATE_SESSION_FROM_ARRAY,
                    api.environment(),
                    scratch.bytes(model),
                    model.length,
                    options.address());
        }
    }

    private void release() {
        api.release(OrtFunction.RELEASE_SESSION, address);
    }
}
