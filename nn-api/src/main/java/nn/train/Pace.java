package nn.train;

/** Chooses how many steps a chunk holds: about a tenth of a second, but little memory. */
final class Pace {
    private static final int FIRST = 8;
    private static final double SECONDS = 0.1;
    private static final int BYTES = 16 << 20;

    private final int most;
    private final boolean fixed;
    private int steps;

    Pace(int fixedSteps, long bytesPerStep) {
        this.fixed = fixedSteps > 0;
        this.most = (int) Math.max(1, BYTES / Math.max(1, bytesPerStep));
        this.steps = fixed ? fixedSteps : Math.min(FIRST, most);
    }

    int steps() {
        return steps;
    }

    /** Learns from a chunk how many steps fit; at most twice as many as before, since the first ones also warm up. */
    void took(int done, long nanos) {
        if (!fixed) {
            double fitting = SECONDS * 1e9 * done / Math.max(1, nanos);
            steps = (int) Math.max(1, Math.min(most, Math.min(fitting, Math.max(FIRST, 2.0 * steps))));
        }
    }
}
