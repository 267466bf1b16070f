package nn.table;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
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
        return DateTimeFormatter.ofPattern(proleptic(pattern), Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Takes years for those that need no era, outside of quotes, since strict reading would ask for one. */
    private static String proleptic(String pattern) {
        StringBuilder years = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            quoted ^= letter == '\'';
            years.append(letter == 'y' && !quoted && pattern.indexOf('G') < 0 ? 'u' : letter);
        }
        return years.toString();
    }

    /** Adds to a message how to have a word read as a date of a column. */
    NnException cure(NnException unsound, String place, String column, String word) {
        String loose = pattern.replace("dd", "d").replace("MM", "M").replace("HH", "H");
        boolean isShort =
                !pattern.isEmpty() && new DateText(loose).reading().micros(word).isPresent();
        boolean isFormed = !pattern.isEmpty() && isFormed(word);
        return isFormed && !isShort
                ? unsound.maybe(
                        "there is no such day or time: mend it, or name it as missing: csv.missing(\"%s\").", word)
                : unsound.maybe(
                        "give the pattern, as in %s(\"%s\", \"%s\").", place, column, isShort ? loose : "dd.MM.yyyy");
    }

    private boolean isFormed(String word) {
        ParsePosition place = new ParsePosition(0);
        String form = word.strip();
        return formatter(pattern).parseUnresolved(form, place) != null && place.getIndex() == form.length();
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
                return DateCells.micros(read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read);
            } catch (DateTimeException none) {
                return OptionalLong.empty();
            }
        };
    }

    private static OptionalLong iso(String padded) {
        String text = padded.strip();
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return OptionalLong.empty();
        }
        try {
            if (text.length() == 10) {
                return DateCells.micros(LocalDate.parse(text).atStartOfDay());
            }
            return text.charAt(10) == 'T' || text.charAt(10) == ' '
                    ? DateCells.micros(LocalDateTime.parse(text.substring(0, 10) + "T" + text.substring(11)))
                    : OptionalLong.empty();
        } catch (DateTimeException none) {
            return OptionalLong.empty();
        }
    }

    /** Says how dates are written. */
    String said() {
        return pattern.isEmpty() ? "2024-02-29 or 2024-02-29T08:30" : pattern;
    }
}
