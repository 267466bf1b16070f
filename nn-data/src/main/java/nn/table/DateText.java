package nn.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;
import nn.data.Given;
import nn.data.NnException;

/**
 * Reads dates.
 *
 * @param pattern as for {@link DateTimeFormatter#ofPattern(String)}, with English names; empty for ISO 8601 without a
 *     time zone, such as {@code 2024-02-29}, {@code 2024-02-29T08:30} or {@code 2024-02-29 08:30:15.5}
 */
record DateText(String pattern) {
    static final DateText ISO = new DateText("");

    static DateText of(String place, String pattern) {
        Given.word(place + ": the pattern", pattern);
        try {
            formatter(pattern);
        } catch (IllegalArgumentException unsound) {
            throw NnException.of("%s: \"%s\" is no pattern of dates: %s.", place, pattern, unsound.getMessage())
                    .maybe("one such as dd.MM.yyyy or yyyy/MM/dd HH:mm is meant.")
                    .causedBy(unsound);
        }
        return new DateText(pattern);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** Returns what reads one text after the other. */
    Reading reading() {
        return pattern.isEmpty() ? DateText::iso : parsed(formatter(pattern));
    }

    /** Reads a text as the microseconds of {@link DateCells}, and gives nothing where it is no date. */
    interface Reading {
        OptionalLong micros(String text);
    }

    private static Reading parsed(DateTimeFormatter formatter) {
        return text -> {
            try {
                TemporalAccessor read = formatter.parseBest(text.strip(), LocalDateTime::from, LocalDate::from);
                return micros(read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read);
            } catch (DateTimeException none) {
                return OptionalLong.empty();
            }
        };
    }

    private static OptionalLong iso(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return OptionalLong.empty();
        }
        try {
            return text.length() == 10
                    ? micros(LocalDate.parse(text).atStartOfDay())
                    : micros(LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11)));
        } catch (DateTimeException none) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong micros(LocalDateTime date) {
        return OptionalLong.of(DateCells.micros(date));
    }

    /** Says how dates are written. */
    String said() {
        return pattern.isEmpty() ? "2024-02-29 or 2024-02-29T08:30" : pattern;
    }
}
