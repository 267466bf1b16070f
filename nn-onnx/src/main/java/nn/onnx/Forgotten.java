package nn.onnx;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/** Gives back the native memory of what nobody closed, once nobody can reach it. */
final class Forgotten {
    private static final Cleaner CLEANER = Cleaner.create();

    private Forgotten() {}

    /** Watches an object; what gives back must not know it. */
    static Cleanable watch(Object object, Runnable giveBack) {
        return CLEANER.register(object, giveBack);
    }
}
