package nn.onnx.ort;

import java.util.Optional;
import nn.data.NnException;

/**
 * Loads ONNX Runtime when it is first needed, and remembers why it did not load: the JVM says so only once. No type of
 * ONNX Runtime may stand here, since this class must load where they are missing.
 */
public final class Loading {
    private Loading() {}

    /** Refuses to go on where ONNX Runtime does not load; the first call loads it. */
    public static void require() {
        problem().ifPresent(problem -> {
            throw problem;
        });
    }

    /** Returns why ONNX Runtime does not load, what the system said included. */
    public static Optional<NnException> problem() {
        return Once.PROBLEM.map(problem -> LoadingProblem.explain(problem, Machine.here()));
    }

    private static final class Once {
        private static final Optional<Throwable> PROBLEM = attempt();

        private static Optional<Throwable> attempt() {
            try {
                Ort.load();
                return Optional.empty();
            } catch (RuntimeException | LinkageError problem) {
                return Optional.of(problem);
            }
        }
    }
}
