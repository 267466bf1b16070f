package nn.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import nn.data.NnException;
import nn.table.DatePart.Unit;

/**
 * Chooses which parts of a date become features; it is a value, and each word returns a new one.
 *
 * <p>By default they are year, month, day and weekday, each standardized, and the median of the part stands for a missing
 * one.
 *
 * <pre>{@code
 * Features.of(train).date("sold", sold -> sold.days().month().weekday().cyclic());
 * }</pre>
 */
public final class DateFeature {
    static final DateFeature DEFAULT = new DateFeature(List.of(), false, false);

    private final List<Unit> units;
    private final boolean cyclic;
    private final boolean unscaled;

    private DateFeature(List<Unit> units, boolean cyclic, boolean unscaled) {
        this.units = List.copyOf(units);
        this.cyclic = cyclic;
        this.unscaled = unscaled;
    }

    private DateFeature and(Unit unit) {
        List<Unit> more = new ArrayList<>(units);
        if (!more.contains(unit)) {
            more.add(unit);
        }
        return new DateFeature(more, cyclic, unscaled);
    }

    /**
     * Takes the year.
     *
     * @return a new value
     */
    public DateFeature year() {
        return and(Unit.YEAR);
    }

    /**
     * Takes the month, 1 to 12.
     *
     * @return a new value
     */
    public DateFeature month() {
        return and(Unit.MONTH);
    }

    /**
     * Takes the day of the month, 1 to 31.
     *
     * @return a new value
     */
    public DateFeature day() {
        return and(Unit.DAY);
    }

    /**
     * Takes the day of the week, from 0, Monday, to 6.
     *
     * @return a new value
     */
    public DateFeature weekday() {
        return and(Unit.WEEKDAY);
    }

    /**
     * Takes the hour, 0 to 23.
     *
     * @return a new value
     */
    public DateFeature hour() {
        return and(Unit.HOUR);
    }

    /**
     * Takes the days since 1 January 1970, the time of day as a fraction.
     *
     * @return a new value
     */
    public DateFeature days() {
        return and(Unit.DAYS);
    }

    /**
     * Takes parts that come round, all but year and days, for the sine and cosine of 2π·x / period, so that December stands
     * beside January; a missing date gives 0 and 0.
     *
     * @return a new value
     */
    public DateFeature cyclic() {
        return new DateFeature(units, true, unscaled);
    }

    /**
     * Leaves the parts as they are, not standardized.
     *
     * @return a new value
     */
    public DateFeature unscaled() {
        return new DateFeature(units, cyclic, true);
    }

    DateEncoding fit(Column column) {
        List<Unit> taken = units.isEmpty() ? List.of(Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.WEEKDAY) : units;
        return new DateEncoding(taken.stream().map(unit -> part(column, unit)).toList());
    }

    private DatePart part(Column column, Unit unit) {
        double[] values = FeatureCells.parts(column, unit);
        double[] present =
                DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
        if (present.length == 0) {
            throw NnException.of("features: column \"%s\" holds no date to learn from.", column.name())
                    .maybe("leave it out.");
        }
        double fill = new Statistics(present).median();
        Statistics all = new Statistics(DoubleStream.of(values)
                .map(value -> Double.isNaN(value) ? fill : value)
                .toArray());
        boolean round = cyclic && unit.recurs();
        return unscaled || round
                ? new DatePart(unit, round, fill, 0, 1)
                : new DatePart(unit, false, fill, all.mean(), all.deviation());
    }
}
