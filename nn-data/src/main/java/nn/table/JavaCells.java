package nn.table;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/** Makes cells of Java's values. */
final class JavaCells {
    /** Beyond it doubles leave out whole numbers. */
    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

    private JavaCells() {}

    static Cells of(String column, Collection<?> values) {
        List<@Nullable Object> plain = new ArrayList<>(values.size());
        values.forEach(value -> plain.add(plain(value)));
        Kind kind = kind(column, plain);
        return switch (kind) {
            case NUMBER -> plain.stream().anyMatch(JavaCells::isLossy) ? words(texts(plain)) : numbers(plain);
            case DATE -> dates(column, plain);
            case WORD -> words(plain);
        };
    }

    private enum Kind {
        NUMBER("numbers"),
        WORD("words"),
        DATE("dates");

        private final String said;

        Kind(String said) {
            this.said = said;
        }
    }

    /** Takes what is missing for null, and dates for one of their kinds. */
    private static @Nullable Object plain(@Nullable Object value) {
        Object known = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (known instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        boolean isWord = known instanceof Character || known instanceof Boolean || known instanceof Enum<?>;
        Object word = isWord ? String.valueOf(known) : known;
        return "".equals(word) ? null : word;
    }

    private static Kind kind(String column, List<@Nullable Object> values) {
        Kind kind = null;
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            if (value != null) {
                Kind own = kind(column, row, value);
                if (kind != null && own != kind) {
                    throw NnException.of(
                                    "column \"%s\", row %d: %s is not of the %s above it.",
                                    column, row, value, kind.said)
                            .maybe("make all its values %s.", kind.said);
                }
                kind = own;
            }
        }
        return kind == null ? Kind.NUMBER : kind;
    }

    private static Kind kind(String column, int row, Object value) {
        if (value instanceof Number) {
            return Kind.NUMBER;
        }
        if (value instanceof String) {
            return Kind.WORD;
        }
        if (value instanceof LocalDateTime) {
            return Kind.DATE;
        }
        throw NnException.of(
                        "column \"%s\", row %d: a %s is no number, word or date.",
                        column, row, value.getClass().getSimpleName())
                .maybe("give LocalDate for days, LocalDateTime for times, and strings for words.");
    }

    /** Tells whether a whole number is beyond 2^53, where doubles leave out some: it is a code, as in a file. */
    private static boolean isLossy(@Nullable Object value) {
        return value instanceof Number number
                && (number instanceof Long || number instanceof BigInteger || number instanceof AtomicLong)
                && new BigInteger(number.toString()).abs().compareTo(EXACT) > 0;
    }

    private static List<@Nullable Object> texts(List<@Nullable Object> numbers) {
        List<@Nullable Object> texts = new ArrayList<>(numbers.size());
        numbers.forEach(each -> texts.add(text(each)));
        return texts;
    }

    private static @Nullable Object text(@Nullable Object number) {
        if (number instanceof Double || number instanceof Float) {
            double value = ((Number) number).doubleValue();
            return Double.isNaN(value) ? null : NumberCells.text(value);
        }
        return number == null ? null : number.toString();
    }

    private static NumberCells numbers(List<@Nullable Object> values) {
        return new NumberCells(values.stream()
                .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
                .toArray());
    }

    private static DateCells dates(String column, List<@Nullable Object> values) {
        long[] micros = new long[values.size()];
        for (int row = 0; row < micros.length; row++) {
            micros[row] = values.get(row) instanceof LocalDateTime date ? micros(column, row, date) : DateCells.MISSING;
        }
        return new DateCells(micros);
    }

    private static long micros(String column, int row, LocalDateTime date) {
        return DateCells.micros(date)
                .orElseThrow(() -> NnException.of(
                                "column \"%s\", row %d: %s is outside of the years from %d to %d.",
                                column, row, date, DateCells.FIRST_YEAR, DateCells.LAST_YEAR)
                        .maybe("leave such a date missing: null."));
    }

    private static WordCells words(List<@Nullable Object> values) {
        WordBuilder words = new WordBuilder();
        values.forEach(value -> words.add(value instanceof String word ? word : ""));
        return words.inferred();
    }
}
