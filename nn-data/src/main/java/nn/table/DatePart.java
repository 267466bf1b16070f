package nn.table;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import nn.data.Given;

/**
 * Turns a part of a date into (x − shift) / scale, or into the sine and cosine of its angle on a circle.
 *
 * @param unit which part
 * @param isCyclic whether it goes round: then 31 December stands beside 1 January; a missing date gives 0 and 0
 * @param fill stands for the part of a missing date
 * @param shift such as the mean
 * @param scale such as the standard deviation, not 0
 */
public record DatePart(Unit unit, boolean isCyclic, double fill, double shift, double scale) {
    /** Refuses what is missing. */
    public DatePart {
        Given.value("a date part: the unit", unit);
    }

    /** Names a part of a date. */
    public enum Unit {
        /** Such as 2024. */
        YEAR(0),
        /** From 1 to 12. */
        MONTH(12),
        /** Of the month, from 1 to 31. */
        DAY(31),
        /** From 0, Monday, to 6, as in pandas. */
        WEEKDAY(7),
        /** From 0 to 23. */
        HOUR(24),
        /** Since 1 January 1970, with the time of day as a fraction. */
        DAYS(0);

        private static final double SECONDS = 86_400;

        private final int period;

        Unit(int period) {
            this.period = period;
        }

        /** Tells whether it comes round again. */
        boolean recurs() {
            return period > 0;
        }

        double of(LocalDateTime date) {
            return switch (this) {
                case YEAR -> date.getYear();
                case MONTH -> date.getMonthValue();
                case DAY -> date.getDayOfMonth();
                case WEEKDAY -> date.getDayOfWeek().getValue() - 1;
                case HOUR -> date.getHour();
                case DAYS -> date.toEpochSecond(ZoneOffset.UTC) / SECONDS;
            };
        }
    }

    int width() {
        return isCyclic ? 2 : 1;
    }

    List<String> names(String column) {
        String name = column + '_' + unit.name().toLowerCase(Locale.ROOT);
        return isCyclic ? List.of(name + "_sin", name + "_cos") : List.of(name);
    }

    /** Writes one or two numbers for a value of the part, NaN where the date is missing. */
    void write(double value, float[] numbers, int at) {
        boolean isMissing = Double.isNaN(value);
        if (isCyclic) {
            double angle = 2 * Math.PI * value / unit.period;
            numbers[at] = isMissing ? 0 : (float) Math.sin(angle);
            numbers[at + 1] = isMissing ? 0 : (float) Math.cos(angle);
        } else {
            numbers[at] = (float) (((isMissing ? fill : value) - shift) / scale);
        }
    }
}
