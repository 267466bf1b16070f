package nn.examples.data;

/**
 * A series that is chaotic although a formula makes it: x' = 0.2 x(t - 17) / (1 + x(t - 17)^10) - 0.1 x(t), from Mackey
 * and Glass, "Oscillation and chaos in physiological control systems", Science 197, 1977, with the delay of 17 that
 * forecasts are usually compared on. Each value is 6 units of time after the one before it.
 */
public final class MackeyGlass {
    private static final int STEPS = 10; // of Euler in a unit of time
    private static final int DELAY = 17 * STEPS;
    private static final int EVERY = 6 * STEPS;
    private static final int UNSETTLED = 100; // values until nothing is left of the start

    private MackeyGlass() {}

    /** Returns that many values; before the time 0 all are as the start. */
    public static float[] series(int count, double start) {
        double[] x = new double[DELAY + (UNSETTLED + count) * EVERY + 1];
        for (int t = 0; t < x.length; t++) {
            x[t] = t <= DELAY ? start : x[t - 1] + change(x[t - 1], x[t - 1 - DELAY]) / STEPS;
        }
        float[] series = new float[count];
        for (int i = 0; i < count; i++) {
            series[i] = (float) x[DELAY + (UNSETTLED + i) * EVERY];
        }
        return series;
    }

    /** Returns how much x changes in a unit of time. */
    static double change(double now, double before) {
        return 0.2 * before / (1 + Math.pow(before, 10)) - 0.1 * now;
    }
}
