package nn.onnx.run;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/** Gives back the native memory of what nobody closed, once nobody can reach it. */
public final class NativeCleaner {
    private static final Cleaner CLEANER = Cleaner.create();

    private NativeCleaner() {}

    /** Watches an object; what gives back must not know it. */
    public static Cleanable watch(Object object, Runnable giveBack) {
        return CLEANER.register(object, giveBack);
    }
}
