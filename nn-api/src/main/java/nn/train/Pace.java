package nn.train;

/**
 * Chooses how many steps a chunk holds: about a tenth of a second, but little memory. Where a run costs much besides its
 * steps, as where weights cross to a device and back, chunks are longer, and may hold more.
 */
final class Pace {
    private static final int FIRST = 8;
    private static final double NANOS = 1e8;
    private static final int BYTES = 16 << 20;

    /** From this share of a chunk's time on, longer ones are worth that callbacks wait for them, and a stop, too. */
    private static final double COSTLY = 0.2;
    /** What is left of it in longer ones. */
    private static final double SHARE = 0.1;
    /** No weights to speak of cross in less. */
    private static final double LEAST_NANOS = 5e6;

    private static final double MOST_NANOS = 1e9;
    private static final long MOST_BYTES = 512L << 20;

    private final int most;
    private final int mostCostly;
    private final boolean fixed;
    private final RunCost cost = new RunCost();
    private int steps;

    Pace(int fixedSteps, long bytesPerStep) {
        this.fixed = fixedSteps > 0;
        this.most = fitting(BYTES, bytesPerStep);
        this.mostCostly =
                Math.max(most, fitting(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16), bytesPerStep));
        this.steps = fixed ? fixedSteps : Math.min(FIRST, most);
    }

    private static int fitting(long bytes, long bytesPerStep) {
        return (int) Math.max(1, bytes / Math.max(1, bytesPerStep));
    }

    int steps() {
        return steps;
    }

    /** Learns from a chunk how many steps fit; at most twice as many as before, since the first ones also warm up. */
    void took(int done, long nanos) {
        if (!fixed) {
            cost.took(done, nanos);
            double perStep = Math.max(1.0, nanos) / done;
            double next = isCostly() ? Math.min(mostCostly, longer(perStep)) : Math.min(most, NANOS / perStep);
            int wanted = (int) Math.max(1, Math.min(next, Math.max(FIRST, 2.0 * steps)));
            steps = tried(wanted, perStep);
        }
    }

    /** Returns whether what a run costs besides its steps is much of a chunk of the usual length. */
    private boolean isCostly() {
        double usual = Math.max(1, Math.min(most, (NANOS - cost.fixed()) / cost.perStep()));
        return cost.fixed() > Math.max(LEAST_NANOS, COSTLY * (cost.fixed() + usual * cost.perStep()));
    }

    private double longer(double perStep) {
        return Math.min(MOST_NANOS / perStep, (1 / SHARE - 1) * cost.fixed() / cost.perStep());
    }

    /** Takes a few chunks of half the length where other lengths are still to be seen, or of two steps, if these are quick. */
    private int tried(int wanted, double perStep) {
        if (cost.isKnown() || !cost.isSeen(wanted)) {
            return wanted;
        }
        return wanted > 1 ? wanted / 2 : most > 1 && 2 * perStep < MOST_NANOS ? 2 : 1;
    }
}
