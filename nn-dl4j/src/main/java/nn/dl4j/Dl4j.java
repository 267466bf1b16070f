package nn.dl4j;

import java.util.function.Supplier;
import nn.data.NnException;

/** Calls DL4J; what it throws, Errors included, comes out as ours, with the place before it and the cause kept. */
final class Dl4j {
    private Dl4j() {}

    /**
     * Calls.
     *
     * @param place what is being done, such as {@code training}
     * @param call what uses DL4J
     * @return what the call gives
     * @throws NnException if anything fails but Java's own heap
     */
    static <R> R call(String place, Supplier<R> call) {
        try {
            return call.get();
        } catch (NnException ours) {
            throw ours;
        } catch (RuntimeException | LinkageError | OutOfMemoryError failed) {
            throw failure(place, failed);
        }
    }

    /** Calls what gives nothing back. */
    static void run(String place, Runnable call) {
        call(place, () -> {
            call.run();
            return place;
        });
    }

    /** Tells what DL4J threw as ours; a full Java heap is Java's to tell, and is thrown on. */
    static NnException failure(String place, Throwable failed) {
        Throwable root = root(failed);
        if (root instanceof OutOfMemoryError full) {
            return memory(place, full).causedBy(failed);
        }
        if (root instanceof LinkageError) {
            return NnException.of(
                            "%s: something that DeepLearning4J needs is missing or of another version: %s.",
                            place, root)
                    .maybe("another library brings other versions of ND4J, JavaCPP or Guava: mvn dependency:tree"
                            + " shows them.")
                    .causedBy(failed);
        }
        return NnException.of("%s: DeepLearning4J failed: %s", place, failed)
                .maybe("take the engine onnx: fit.engine(\"onnx\") or -Dnn.engine=onnx.")
                .causedBy(failed);
    }

    private static NnException memory(String place, OutOfMemoryError full) {
        String reason = String.valueOf(full.getMessage());
        if (reason.contains("heap") || reason.contains("GC overhead")) {
            throw full;
        }
        return NnException.of("%s: DeepLearning4J has no memory left: %s.", place, reason)
                .maybe("take smaller batches, or allow more than twice the Java heap, for instance by"
                        + " -Dorg.bytedeco.javacpp.maxbytes=8g -Dorg.bytedeco.javacpp.maxphysicalbytes=12g.");
    }

    /** Returns what is at the bottom of it. */
    static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
