package nn.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Turns x into (x − shift) / scale.
 *
 * @param fill stands for a missing number; where it is absent, missing ones are refused
 * @param isFlagged whether a further number is 1 where the number is missing, else 0
 * @param isLogarithm whether ln(1 + x) stands for x, for numbers above −1
 * @param shift such as the mean
 * @param scale such as the standard deviation, not 0
 * @param least the least of the numbers that it was fitted on; absent in files of before
 * @param greatest the greatest of them
 */
public record NumberEncoding(
        OptionalDouble fill,
        boolean isFlagged,
        boolean isLogarithm,
        double shift,
        double scale,
        OptionalDouble least,
        OptionalDouble greatest)
        implements Encoding {
    @Override
    public int width() {
        return isFlagged ? 2 : 1;
    }

    @Override
    public List<String> names(String column) {
        return Stream.of(column, column + "_missing").limit(width()).toList();
    }

    @Override
    public void encode(Column column, float[] numbers, int first, int width) {
        FeatureCells.requireRoom(this, column, numbers, first, width);
        double[] values = FeatureCells.numbers(column);
        for (int row = 0; row < values.length; row++) {
            boolean isMissing = Double.isNaN(values[row]);
            double value = isMissing ? fill.orElseThrow(FeatureCells.missing(column, row)) : values[row];
            float number = (float) ((logarithm(column, row, value) - shift) / scale);
            numbers[row * width + first] = FeatureCells.float32(column, row, number);
            if (isFlagged) {
                numbers[row * width + first + 1] = isMissing ? 1 : 0;
            }
        }
    }

    private double logarithm(Column column, int row, double value) {
        return isLogarithm ? FeatureCells.logarithm(column, row, value) : value;
    }
}
