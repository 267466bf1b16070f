package nn.table;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Writes 1 at the bucket that a number falls into, and 0 at the others; a missing number falls into none.
 *
 * @param bounds ascending: the first bucket holds what is below the first bound, each further one begins at its bound
 */
public record BucketEncoding(List<Double> bounds) implements Encoding {
    /** Checks the bounds. */
    public BucketEncoding {
        bounds = Given.all("a bucket encoding: bound", bounds);
        for (int i = 0; i < bounds.size(); i++) {
            if (!Double.isFinite(bounds.get(i)) || i > 0 && bounds.get(i) <= bounds.get(i - 1)) {
                throw NnException.of("buckets: the bounds must be finite and ascend, but are %s.", bounds);
            }
        }
    }

    @Override
    public int width() {
        return bounds.size() + 1;
    }

    @Override
    public List<String> names(String column) {
        return IntStream.rangeClosed(0, bounds.size())
                .mapToObj(i -> column + '_' + name(i))
                .toList();
    }

    private String name(int bucket) {
        String from = bucket == 0 ? "" : NumberCells.text(bounds.get(bucket - 1));
        String to = bucket == bounds.size() ? "" : NumberCells.text(bounds.get(bucket));
        return bucket == 0 ? "below_" + to : bucket == bounds.size() ? "from_" + from : from + "_to_" + to;
    }

    @Override
    public void encode(Column column, float[] numbers, int first, int width) {
        FeatureCells.requireRoom(this, column, numbers, first, width);
        double[] values = FeatureCells.numbers(column);
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                numbers[row * width + first + bucket(values[row])] = 1;
            }
        }
    }

    private int bucket(double value) {
        int bucket = 0;
        while (bucket < bounds.size() && value >= bounds.get(bucket)) {
            bucket++;
        }
        return bucket;
    }
}
