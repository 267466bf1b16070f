package nn.table;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints the numbers of a column alike, as pandas does: with six decimals, or as powers of ten if one is too small or large. */
final class NumberTexts {
    private static final double SMALL = 1e-6;
    private static final double LARGE = 1e7;

    private NumberTexts() {}

    static Map<String, String> of(Map<String, Double> numbers) {
        boolean powers = numbers.values().stream()
                .mapToDouble(Math::abs)
                .anyMatch(each -> each > 0 && each < SMALL || each >= LARGE && !Double.isInfinite(each));
        Map<String, String> texts = new LinkedHashMap<>();
        numbers.forEach((name, number) -> texts.put(name, text(number, powers ? "%.6e" : "%.6f")));
        return texts;
    }

    private static String text(double number, String format) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : String.format(Locale.ROOT, format, number);
    }
}
