package nn.onnx.binding;

import ai.onnxruntime.OrtSession;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.onnx.ort.Devices;
import nn.onnx.ort.Ort;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;

/** Makes the options of a session as {@link Sessions} does, by the C API. */
final class NativeOptions implements AutoCloseable {
    static final String PLACE = "compiling the network";
    private static final int LOG_FATAL = 4;

    private final OrtApi api;
    private final long address;

    NativeOptions(OrtApi api, int threads, Place place) {
        this.api = api;
        this.address = api.create(PLACE, OrtFunction.CREATE_SESSION_OPTIONS);
        try {
            set(OrtFunction.SET_SESSION_LOG_SEVERITY_LEVEL, LOG_FATAL);
            set(
                    OrtFunction.SET_SESSION_GRAPH_OPTIMIZATION_LEVEL,
                    place.optimization().level().getID());
            set(OrtFunction.SET_INTRA_OP_NUM_THREADS, threads);
            set(OrtFunction.SET_INTER_OP_NUM_THREADS, 1);
            Sessions.entries(place).forEach(this::entry);
            use(place);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private void set(OrtFunction function, int number) {
        api.call(PLACE, function, address, number);
    }

    private void entry(String name, String value) {
        try (Scratch scratch = new Scratch()) {
            api.call(PLACE, OrtFunction.ADD_SESSION_CONFIG_ENTRY, address, scratch.text(name), scratch.text(value));
        }
    }

    private void use(Place place) {
        OptionalInt gpu = Devices.gpu(place.device());
        if (gpu.isPresent()) {
            unpack(place);
            SortedMap<String, String> options = new TreeMap<>(Devices.options(place.precision()));
            options.put("device_id", String.valueOf(gpu.getAsInt()));
            long cuda = api.create(PLACE, OrtFunction.CREATE_CUDA_PROVIDER_OPTIONS);
            try {
                update(cuda, options);
                api.call(PLACE, OrtFunction.SESSION_OPTIONS_APPEND_EXECUTION_PROVIDER_CUDA_V2, address, cuda);
            } finally {
                api.release(OrtFunction.RELEASE_CUDA_PROVIDER_OPTIONS, cuda);
            }
        }
    }

    /** The provider's library is taken out of the jar by the Java API, when it is first asked for. */
    private static void unpack(Place place) {
        Ort.call(PLACE, () -> {
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                Devices.use(place.device(), place.precision(), options);
                return options;
            }
        });
    }

    private void update(long cuda, SortedMap<String, String> options) {
        try (Scratch scratch = new Scratch()) {
            long names = scratch.longs(
                    options.keySet().stream().mapToLong(scratch::text).toArray());
            long values = scratch.longs(
                    options.values().stream().mapToLong(scratch::text).toArray());
            api.call(PLACE, OrtFunction.UPDATE_CUDA_PROVIDER_OPTIONS, cuda, names, values, options.size());
        }
    }

    long address() {
        return address;
    }

    @Override
    public void close() {
        api.release(OrtFunction.RELEASE_SESSION_OPTIONS, address);
    }
}
