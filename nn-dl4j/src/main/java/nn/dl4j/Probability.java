package nn.dl4j;

/** Computes with numbers between 0 and 1. */
final class Probability {
    /** How near probabilities come to 0 and 1, as in Keras. */
    static final double EPSILON = 1e-7;

    private Probability() {}

    /** Keeps a value within 1e-7 and a bound. */
    static double clip(double value, double most) {
        return Math.max(EPSILON, Math.min(most, value));
    }

    /** Moves a target towards the mean of all classes. */
    static double smooth(double y, double smoothing, int classes) {
        return y * (1 - smoothing) + smoothing / classes;
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    static double logSigmoid(double z) {
        return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
    }
}
