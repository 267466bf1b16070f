package nn.onnx.run;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/** Releases the native memory of what nobody closed, once nobody can reach it. */
public final class NativeCleaner {
    private static final Cleaner CLEANER = Cleaner.create();

    private NativeCleaner() {}

    /** Releases once nobody can reach the object, or when told to; what releases must not refer to it. */
    public static Cleanable watch(Object object, Runnable release) {
        return CLEANER.register(object, release);
    }
}
