package nn.onnx.predict;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** Keeps a few idle runs, without locks; a crowd beyond them makes its own and closes them again. */
final class RowRunPool {
    private final AtomicReferenceArray<RowRun> idle =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

    /** Takes an idle run, or makes one. */
    RowRun take(Supplier<RowRun> maker) {
        for (int i = 0; i < idle.length(); i++) {
            RowRun run = idle.getAndSet(i, null);
            if (run != null) {
                return run;
            }
        }
        return maker.get();
    }

    /** Takes a run back. */
    void release(RowRun run) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.compareAndSet(i, null, run)) {
                return;
            }
        }
        run.close();
    }

    void close() {
        for (int i = 0; i < idle.length(); i++) {
            RowRun run = idle.getAndSet(i, null);
            if (run != null) {
                run.close();
            }
        }
    }
}
