package nn.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which columns a graph cannot take as nn does: its numbers are float32 from the beginning, and its words Unicode. */
final class GraphLimits {
    /** From here on float32 leaves out whole numbers. */
    private static final double EXACT = 0x1p24;

    /** So much may be lost of a scaled number: as much as a file's answers may differ by. */
    private static final double LOSS = 1e-4;

    /** Of the width of a bucket so much may be lost. */
    private static final double SHARE = 1e-3;

    private GraphLimits() {}

    static Optional<String> outside(Feature feature) {
        Encoding encoding = feature.encoding();
        Optional<String> why = encoding instanceof NumberEncoding number
                ? numbers(number)
                : encoding instanceof BucketEncoding buckets
                        ? bounds(buckets.bounds())
                        : encoding instanceof CategoryEncoding category
                                ? kinds(category.words(), category.isNumeric())
                                : encoding instanceof IndexEncoding index
                                        ? kinds(index.words(), index.isNumeric())
                                        : Optional.empty();
        return why.map(each -> "column \"" + feature.column() + "\" holds " + each);
    }

    /** Bounds what is lost where numbers, two deviations from the shift, become float32 before the shift is subtracted. */
    private static Optional<String> numbers(NumberEncoding number) {
        double greatest = Math.abs(number.shift()) + 2 * number.scale();
        double logarithms = number.isLogarithm() ? Math.ulp(1f) + lostNearMinusOne(number) : 0;
        boolean isKept = Math.ulp((float) greatest) / 2 + logarithms <= LOSS * number.scale();
        return isKept || isFloat(number) ? Optional.empty() : Optional.of(lost(number, logarithms));
    }

    /** Bounds what the logarithm of the least number loses: the nearer 1 + x is to 0, the more of it was rounded off. */
    private static double lostNearMinusOne(NumberEncoding number) {
        double least = number.least().orElse(0);
        return least > -0.5 ? 0 : Math.ulp((float) least) / 2 / (1 + least);
    }

    /** Tells whether all numbers are one, which float32 holds. */
    private static boolean isFloat(NumberEncoding number) {
        double least = number.least().orElse(Double.NaN);
        return number.least().equals(number.greatest()) && least == (float) least;
    }

    private static String lost(NumberEncoding number, double logarithms) {
        if (number.least().isPresent() && number.least().equals(number.greatest())) {
            return NumberCells.text(number.least().getAsDouble()) + " alone, which float32 does not hold";
        }
        return logarithms > LOSS * number.scale()
                ? "numbers near -1, whose logarithms float32 cannot tell apart well enough"
                : String.format(
                        Locale.ROOT,
                        "numbers near %s that differ by some %.3g, which float32 cannot tell apart well enough",
                        NumberCells.text(number.shift()),
                        number.scale());
    }

    private static Optional<String> bounds(List<Double> bounds) {
        Optional<String> large = large(bounds);
        for (int i = 1; i < bounds.size() && large.isEmpty(); i++) {
            double width = bounds.get(i) - bounds.get(i - 1);
            double greatest = Math.max(Math.abs(bounds.get(i)), Math.abs(bounds.get(i - 1)));
            if (Math.ulp((float) greatest) > SHARE * width) {
                return near(bounds.get(i - 1), bounds.get(i));
            }
        }
        return large;
    }

    private static Optional<String> kinds(List<String> words, boolean isNumeric) {
        if (!isNumeric) {
            return words.stream().anyMatch(GraphLimits::isNoText)
                    ? Optional.of("words with U+0000 or half a character, which files cannot hold")
                    : Optional.empty();
        }
        List<Double> numbers = words.stream()
                .map(NumberPlaces::number)
                .filter(number -> !number.isNaN())
                .sorted()
                .toList();
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i).floatValue() == numbers.get(i - 1).floatValue()) {
                return near(numbers.get(i - 1), numbers.get(i));
            }
        }
        return large(numbers);
    }

    private static Optional<String> near(double number, double next) {
        return Optional.of(
                NumberCells.text(number) + " and " + NumberCells.text(next) + ", which float32 cannot tell apart");
    }

    private static Optional<String> large(List<Double> numbers) {
        return numbers.stream()
                .filter(number -> Math.abs(number) + 1 >= EXACT)
                .findFirst()
                .map(number -> NumberCells.text(number) + ", and float32 leaves out numbers from 16777216 on");
    }

    private static boolean isNoText(String word) {
        return word.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
