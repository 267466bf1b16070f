package nn.onnx.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.security.CodeSource;
import nn.data.NnException;

/** Calls ONNX Runtime, and tells its problems in our voice. */
public final class Ort {
    private Ort() {}

    /** A call of ONNX Runtime. */
    @FunctionalInterface
    public interface Call<R> {
        R run() throws OrtException;
    }

    /** Loads ONNX Runtime; what goes wrong comes out as it is. */
    static void load() {
        String version = Environment.INSTANCE.getVersion();
        LoadingProblem.requireNew(version, origin());
    }

    private static String origin() {
        CodeSource source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
        return source == null ? "an unknown place" : String.valueOf(source.getLocation());
    }

    /** Returns the one environment of this JVM. */
    public static OrtEnvironment environment() {
        Loading.require();
        return Environment.INSTANCE;
    }

    public static String version() {
        return environment().getVersion();
    }

    /** Calls ONNX Runtime; what it throws comes out as ours, with the place before it. */
    public static <R> R call(String place, Call<R> call) {
        try {
            return call.run();
        } catch (OrtException failed) {
            throw failure(place, failed);
        }
    }

    /** Returns what ONNX Runtime threw as ours, with the place before it. */
    public static NnException failure(String place, OrtException failed) {
        return NnException.of("%s: ONNX Runtime failed: %s", place, failed.getMessage())
                .causedBy(failed);
    }

    private static final class Environment {
        private static final OrtEnvironment INSTANCE = LargeStack.call(Ort::create);
    }

    private static OrtEnvironment create() {
        return OrtLibraries.during(() -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "nn"));
    }
}
