package nn.data;

import java.nio.FloatBuffer;

/**
 * Holds what numbers lie between.
 *
 * @param least the smallest number
 * @param most the greatest
 */
public record Range(float least, float most) {
    /** What bytes lie between, whether all values occur or not. */
    public static final Range BYTES = new Range(0, 255);

    /**
     * Looks at each number of a tensor; of uint8, at none.
     *
     * @param tensor at least one number
     * @return its smallest and greatest number, NaN where there is one among them; 0..255 for uint8
     * @throws NnException if there is no number
     */
    public static Range of(Tensor tensor) {
        if (Given.value("range: the tensor", tensor).shape().size() == 0) {
            throw NnException.of("range: the tensor must hold at least one number, but was %s.", tensor);
        }
        return switch (tensor.type()) {
            case UINT8 -> BYTES;
            case INT32 -> of(Numbers.of(tensor));
            case FLOAT32 -> of(tensor.memory().asFloatBuffer());
        };
    }

    private static Range of(Numbers numbers) {
        float least = numbers.at(0);
        float most = least;
        for (int i = 1; i < numbers.count(); i++) {
            least = Math.min(least, numbers.at(i));
            most = Math.max(most, numbers.at(i));
        }
        return new Range(least, most);
    }

    private static Range of(FloatBuffer numbers) {
        float least = numbers.get(0);
        float most = least;
        for (int i = 1; i < numbers.limit(); i++) {
            least = Math.min(least, numbers.get(i));
            most = Math.max(most, numbers.get(i));
        }
        return new Range(least, most);
    }

    /**
     * Returns whether all numbers are finite.
     *
     * @return false if one is infinite or NaN
     */
    public boolean isFinite() {
        return Float.isFinite(least) && Float.isFinite(most);
    }

    /**
     * Returns the range that covers two.
     *
     * @param other another range
     * @return from the smaller least to the greater most
     */
    public Range and(Range other) {
        return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }
}
