package nn.dl4j;

/** Computes the loss of one row of a network's output, and its gradient. */
@FunctionalInterface
interface RowLoss {
    /**
     * Computes a row's loss and its gradient.
     *
     * @param z the network's output, of which the row is a part
     * @param y the targets, laid out as z
     * @param from where the row begins
     * @param to where it ends
     * @param gradient where to put the loss's gradient by z, laid out as z
     * @return the row's loss
     */
    double row(float[] z, float[] y, int from, int to, float[] gradient);

    /** Computes a loss of one number. */
    @FunctionalInterface
    interface Each {
        /**
         * Computes from target and output.
         *
         * @param y the target
         * @param z the output
         * @return the loss, or its derivative by z
         */
        double of(double y, double z);
    }

    /** Sums up the losses of all numbers. */
    static RowLoss sum(Each value, Each derivative) {
        return each(value, derivative, false);
    }

    /** Averages the losses of all numbers. */
    static RowLoss mean(Each value, Each derivative) {
        return each(value, derivative, true);
    }

    private static RowLoss each(Each value, Each derivative, boolean mean) {
        return (z, y, from, to, gradient) -> {
            double share = mean ? 1.0 / (to - from) : 1;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += value.of(y[i], z[i]);
                gradient[i] = (float) (share * derivative.of(y[i], z[i]));
            }
            return share * sum;
        };
    }
}
