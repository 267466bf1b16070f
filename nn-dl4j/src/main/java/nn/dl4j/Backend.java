package nn.dl4j;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.spi.Device;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Loads ND4J's backend and its native code, once, and knows what it computes on. */
final class Backend {
    private static final String CUDA = "cuda:0";
    private static final String CUDA_CLASS = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    private Backend() {}

    /**
     * Loads; does nothing after the first time.
     *
     * @throws NnException if ND4J finds no backend, or none that runs here
     */
    static void load() {
        Loaded.PROBLEM.ifPresent(problem -> {
            throw failure(problem);
        });
    }

    /** Says what went wrong at the bottom of it, and what is mostly missing. */
    static NnException failure(Throwable problem) {
        return NnException.of("DL4J's native code could not be loaded: %s.", Dl4j.root(problem))
                .maybe("add org.nd4j:nd4j-native:1.0.0-M2.1 with the classifier of this platform, such as"
                        + " linux-x86_64, to the class path.")
                .causedBy(problem);
    }

    /** Lists the devices; those that ND4J was not loaded for say why. */
    static List<Device> devices() {
        Optional<String> problem = Loaded.PROBLEM.map(each -> failure(each).getMessage());
        if (Backend.class.getClassLoader().getResource(CUDA_CLASS) == null) {
            return List.of(
                    new Device(Device.CPU.name(), problem),
                    unusable(
                            CUDA,
                            "DL4J's CUDA backend is not on the class path. Its newest, org.nd4j:nd4j-cuda-11.6:1.0.0-M2.1,"
                                    + " needs CUDA 11.6; on newer GPUs use the engine onnx."));
        }
        return Loaded.CUDA
                ? List.of(
                        new Device(CUDA, Optional.empty()),
                        unusable(Device.CPU.name(), "ND4J loads one backend, and CUDA's comes first."))
                : List.of(
                        new Device(Device.CPU.name(), problem),
                        unusable(CUDA, "DL4J's CUDA backend did not load; it needs CUDA 11.6."));
    }

    /** Returns what ND4J threw when it was loaded. */
    static Optional<Throwable> cause() {
        return Loaded.PROBLEM;
    }

    private static Device unusable(String name, String problem) {
        return new Device(name, Optional.of(problem));
    }

    private static final class Loaded {
        static final Optional<Throwable> PROBLEM = attempt();
        static final boolean CUDA = PROBLEM.isEmpty()
                && Nd4j.getBackend().getClass().getSimpleName().equals("JCublasBackend");

        /** Lets ND4J look its backend up where DL4J itself comes from, whatever the thread's own class loader. */
        private static Optional<Throwable> attempt() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Backend.class.getClassLoader());
            try {
                NativeCache.choose();
                Nd4j.getBackend();
                // Several OpenMP threads wait for each other by spinning, which costs more than they bring.
                NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
                return Optional.empty();
            } catch (IOException | RuntimeException | LinkageError problem) {
                return Optional.of(problem);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
