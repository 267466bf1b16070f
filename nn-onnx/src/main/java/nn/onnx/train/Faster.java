package nn.onnx.train;

import java.util.Arrays;

/**
 * Finds out by trying whether it is faster to share work with a second thread, and tries again now and then: it depends on
 * what else the cores do, and how far from each other they are. Between cores without a common cache it takes longer.
 */
final class Faster {
    /** So many steps are a trial. */
    private static final int TRIAL = 8;
    /** One of so many trials is of the slower way. */
    private static final int TRIALS = 16;

    private final long[] times = new long[TRIAL];
    /** What a step took alone and shared; 0 before the first trial. */
    private final long[] medians = new long[2];

    private int steps;
    private int trials;
    private int way;

    /** Returns whether the next step is to share. */
    boolean isShared() {
        return way == 1;
    }

    /** Notes what a step took that went as {@link #isShared} said. */
    void took(long nanos) {
        times[steps++] = nanos;
        if (steps == TRIAL) {
            Arrays.sort(times);
            medians[way] = times[TRIAL / 2];
            steps = 0;
            trials++;
            int best = medians[0] <= medians[1] ? 0 : 1;
            way = trials % TRIALS == 0 ? 1 - best : best;
        }
    }
}
