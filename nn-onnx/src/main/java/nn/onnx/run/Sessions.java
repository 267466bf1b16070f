package nn.onnx.run;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.util.Map;
import nn.data.NnException;
import nn.onnx.file.ModelFile;
import nn.onnx.ort.CompileProblem;
import nn.onnx.ort.Devices;
import nn.onnx.ort.Ort;
import nn.onnx.run.Leases.Lease;
import nn.spi.Device;
import nn.spi.MatmulPrecision;

/** Keeps compiled graphs, so that the same one is compiled once; the least used go first. */
public final class Sessions {
    /** Where files are looked for that a graph in memory names. */
    private static final String FOLDER = "session.model_external_initializers_file_folder_path";

    public static final Sessions SHARED = new Sessions(8);

    private final Leases<Key, OrtSession> leases;

    Sessions(int most) {
        this.leases = new Leases<>(most, Sessions::close);
    }

    private record Key(
            ByteBuffer model,
            int threads,
            Device device,
            GraphOptimization optimization,
            MatmulPrecision precision,
            boolean staysAwake) {}

    /** Compiles a graph, or finds it compiled; equal bytes are the same graph. */
    public Lease<OrtSession> open(byte[] model, int threads, Place place) {
        return open(model, threads, place, false);
    }

    /**
     * Compiles a graph, or finds it compiled.
     *
     * @param isLarge whether its values are so large that memory is taken and given back one by one on the processor: a
     *     block for all of them, laid out by what a first run took, comes to lie beside the memory of that run
     */
    public Lease<OrtSession> open(byte[] model, int threads, Place place, boolean isLarge) {
        Key key = new Key(
                ByteBuffer.wrap(model),
                threads,
                place.device(),
                place.optimization(),
                place.precision(),
                place.staysAwake());
        return leases.open(key, () -> compile(model, threads, place, isLarge));
    }

    /** Releases a graph; it stays compiled for a while. */
    public void close(Lease<OrtSession> lease) {
        leases.close(lease);
    }

    /** Compiles a graph that nobody shares. */
    public static OrtSession compile(byte[] model, int threads, Place place) {
        return compile(model, threads, place, false);
    }

    private static OrtSession compile(byte[] model, int threads, Place place, boolean isLarge) {
        return Ort.call("compiling the network", () -> {
            try (SessionOptions options = options(threads, place)) {
                options.setMemoryPatternOptimization(!isLarge || !place.device().equals(Device.CPU));
                return Ort.environment().createSession(model, options);
            }
        });
    }

    /** Compiles a file as it stands at its path. */
    public static OrtSession compile(ModelFile file, int threads, Place place) {
        return compile(file, false, threads, place);
    }

    /**
     * Compiles a file: from its bytes, for not every path reaches native code, or with what it keeps beside it.
     *
     * @param isRewritten whether the bytes are others than those of the file at its path
     */
    public static OrtSession compile(ModelFile file, boolean isRewritten, int threads, Place place) {
        boolean readsBeside = file.read(file::readsBeside);
        try (SessionOptions options = options(threads, place)) {
            if (readsBeside && isRewritten) {
                options.addConfigEntry(FOLDER, file.folder().toString());
            }
            return readsBeside && !isRewritten
                    ? Ort.environment().createSession(file.path().toString(), options)
                    : Ort.environment().createSession(file.bytes().array(), options);
        } catch (OrtException failed) {
            NnException failure = CompileProblem.explain(file.called().toString(), failed);
            throw !readsBeside || file.called().toString().codePoints().allMatch(Character::isBmpCodePoint)
                    ? failure
                    : failure.maybe("name the file and its folders without characters beyond U+FFFF: it keeps data"
                            + " beside it, and is found by its path.");
        }
    }

    public static void close(OrtSession session) {
        Ort.call("closing the network", () -> {
            session.close();
            return session;
        });
    }

    /** Returns how graphs are compiled. */
    public static SessionOptions options(int threads, Place place) throws OrtException {
        SessionOptions options = new SessionOptions();
        // What fails comes as an exception.
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setOptimizationLevel(place.optimization().level());
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        for (Map.Entry<String, String> entry : entries(place).entrySet()) {
            options.addConfigEntry(entry.getKey(), entry.getValue());
        }
        Devices.use(place.device(), place.precision(), options);
        return options;
    }

    /**
     * Waiting threads spin, so that even small operations can be shared, but not for long, and mostly only within a run: on
     * a busy machine they would take the cores from those that work.
     */
    public static Map<String, String> entries(Place place) {
        return Map.of(
                "session.intra_op.allow_spinning", "1",
                "session.intra_op.spin_duration_us", "50",
                "session.force_spinning_stop", place.staysAwake() ? "0" : "1");
    }
}
