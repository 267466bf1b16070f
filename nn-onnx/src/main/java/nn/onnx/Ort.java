package nn.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import nn.data.NnException;

/** Loads ONNX Runtime when it is first needed, and tells its problems in our voice. */
final class Ort {
    private Ort() {}

    /** A call of ONNX Runtime. */
    @FunctionalInterface
    interface Call<R> {
        R run() throws OrtException;
    }

    /** Gives the one environment of this JVM. */
    static OrtEnvironment environment() {
        try {
            return Environment.INSTANCE;
        } catch (LinkageError broken) {
            throw NnException.of("ONNX Runtime could not be loaded: %s.", reason(broken))
                    .maybe("onnxruntime is missing on the path, or has no library for this system.")
                    .causedBy(broken);
        }
    }

    static String version() {
        return environment().getVersion();
    }

    /** Calls ONNX Runtime; what it throws comes out as ours, with the place before it. */
    static <R> R call(String place, Call<R> call) {
        try {
            return call.run();
        } catch (OrtException failed) {
            throw failure(place, failed);
        }
    }

    /** Tells what ONNX Runtime threw as ours, with the place before it. */
    static NnException failure(String place, OrtException failed) {
        return NnException.of("%s: ONNX Runtime failed: %s", place, failed.getMessage())
                .causedBy(failed);
    }

    private static String reason(Throwable problem) {
        return problem.getCause() == null ? String.valueOf(problem.getMessage()) : reason(problem.getCause());
    }

    private static final class Environment {
        private static final OrtEnvironment INSTANCE =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "nn");
    }
}
