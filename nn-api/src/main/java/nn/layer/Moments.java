package nn.layer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Finds mean and variance of each feature or channel of rows that come block after block: within a block mean first, then
 * variance, so that numbers far from 0 keep theirs; blocks are joined as Chan, Golub and LeVeque do (1979).
 */
public final class Moments {
    private double[] mean = {};
    private double[] squares = {};
    private long count;
    private long rows;

    /** Begins with no rows. */
    public Moments() {}

    /**
     * Adds rows.
     *
     * @param block [n, features], or images [n, channels, height, width]
     * @throws NnException if a number is not finite, or there is no axis of features
     */
    public void add(Tensor block) {
        if (Given.value("normalization: the rows", block).shape().rank() < 2) {
            throw NnException.of("normalization: the rows must have features, but are %s.", block.shape())
                    .maybe("give [rows, features].");
        }
        if (block.shape().size() == 0) {
            throw NnException.of("normalization: there must be rows with features, but they are %s.", block.shape());
        }
        float[] values = block.floats();
        Shape row = block.shape().row();
        requireFinite(values, row.size());
        int features = row.dim(row.featureAxis());
        int each = row.featureAxis() == 0 ? row.size() / features : 1;
        long more = values.length / features;
        double[] blockMean = new double[features];
        for (int i = 0; i < values.length; i++) {
            blockMean[i / each % features] += values[i] / (double) more;
        }
        double[] blockSquares = new double[features];
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - blockMean[i / each % features];
            blockSquares[i / each % features] += off * off / more;
        }
        join(blockMean, blockSquares, more);
        rows += block.rows();
    }

    private void requireFinite(float[] values, int width) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw NnException.of(
                                "normalization: row %d, feature %d: the statistics need finite numbers, but this one was"
                                        + " %s.",
                                rows + i / width, i % width, values[i])
                        .maybe("replace missing values, or drop such rows.");
            }
        }
    }

    private void requireFeatures(int given) {
        if (given != mean.length) {
            throw NnException.of(
                    "normalization: the rows before had %d features, but these have %d.", mean.length, given);
        }
    }

    /** Joins means and mean squares around them, weighted by how many numbers they are of. */
    private void join(double[] otherMean, double[] otherSquares, long more) {
        if (count == 0) {
            mean = otherMean;
            squares = otherSquares;
        } else {
            requireFeatures(otherMean.length);
            double share = (double) more / (count + more);
            for (int i = 0; i < mean.length; i++) {
                double off = otherMean[i] - mean[i];
                squares[i] += share * (otherSquares[i] - squares[i]) + share * (1 - share) * off * off;
                mean[i] += share * off;
            }
        }
        count += more;
    }

    /**
     * Returns the layer that these rows want.
     *
     * @return shifts and scales them to mean 0 and variance 1
     */
    public Normalization normalization() {
        return Normalization.of(floats(mean), floats(squares));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
