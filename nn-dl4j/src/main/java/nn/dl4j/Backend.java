package nn.dl4j;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Loads ND4J and its native code, once. */
final class Backend {
    private Backend() {}

    /** Does nothing after the first time. */
    static void load() {
        Loaded.ensure();
    }

    private static final class Loaded {
        static {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Backend.class.getClassLoader());
            try {
                Nd4j.getBackend();
                // Several OpenMP threads wait for each other by spinning, which costs more than they bring.
                NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        static void ensure() {}
    }
}
