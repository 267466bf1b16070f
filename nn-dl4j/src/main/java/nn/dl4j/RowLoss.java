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
     * @param slope where to put the loss's gradient by z, laid out as z
     * @return the row's loss
     */
    double row(float[] z, float[] y, int from, int to, float[] slope);

    /** Computes a loss of one number. */
    @FunctionalInterface
    interface Each {
        /**
         * Computes from target and output.
         *
         * @param y the target
         * @param z the output
         * @return the loss, or its slope by z
         */
        double of(double y, double z);
    }

    /** Sums up the losses of all numbers. */
    static RowLoss sum(Each value, Each slope) {
        return each(value, slope, false);
    }

    /** Averages the losses of all numbers. */
    static RowLoss mean(Each value, Each slope) {
        return each(value, slope, true);
    }

    private static RowLoss each(Each value, Each slope, boolean mean) {
        return (z, y, from, to, slopes) -> {
            double share = mean ? 1.0 / (to - from) : 1;
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += value.of(y[i], z[i]);
                slopes[i] = (float) (share * slope.of(y[i], z[i]));
            }
            return share * sum;
        };
    }
}
