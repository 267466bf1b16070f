package nn.onnx;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** Keeps a few idle lanes, without locks; a crowd beyond them makes its own and closes them again. */
final class Lanes {
    private final AtomicReferenceArray<Lane> idle =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

    /** Takes an idle lane, or makes one. */
    Lane take(Supplier<Lane> maker) {
        for (int i = 0; i < idle.length(); i++) {
            Lane lane = idle.getAndSet(i, null);
            if (lane != null) {
                return lane;
            }
        }
        return maker.get();
    }

    /** Takes a lane back. */
    void give(Lane lane) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.compareAndSet(i, null, lane)) {
                return;
            }
        }
        lane.close();
    }

    void close() {
        for (int i = 0; i < idle.length(); i++) {
            Lane lane = idle.getAndSet(i, null);
            if (lane != null) {
                lane.close();
            }
        }
    }
}
