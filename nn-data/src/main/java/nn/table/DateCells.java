package nn.table;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Dates, each as microseconds since the beginning of 1970; {@link #MISSING} stands for what is missing. Finer digits of a
 * second are cut off.
 *
 * @param micros one a row; nobody may change them
 */
record DateCells(long[] micros) implements Cells {
    static final long MISSING = Long.MIN_VALUE;

    /** The first of the years whose microseconds are all numbers of 64 bits. */
    static final int FIRST_YEAR = -290_307;

    static final int LAST_YEAR = 294_246;

    private static final long SECOND = 1_000_000;

    /** Counts the microseconds of a date, unless its year is before the first or after the last. */
    static OptionalLong micros(LocalDateTime date) {
        return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR
                ? OptionalLong.empty()
                : OptionalLong.of(date.toEpochSecond(ZoneOffset.UTC) * SECOND + date.get(ChronoField.MICRO_OF_SECOND));
    }

    LocalDateTime date(int row) {
        long second = Math.floorDiv(micros[row], SECOND);
        int nano = (int) Math.floorMod(micros[row], SECOND) * 1000;
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
    }

    @Override
    public ColumnType type() {
        return ColumnType.DATE;
    }

    @Override
    public int size() {
        return micros.length;
    }

    @Override
    public boolean isMissing(int row) {
        return micros[row] == MISSING;
    }

    /** Writes a date after ISO 8601, and its time of day if that is not midnight. */
    @Override
    public String text(int row) {
        if (isMissing(row)) {
            return "";
        }
        LocalDateTime date = date(row);
        boolean midnight = date.toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? date.toLocalDate().toString() : date.toString();
    }

    @Override
    public int compare(int row, int other) {
        return Long.compare(micros[row], micros[other]);
    }

    @Override
    public DateCells pick(int[] rows) {
        return new DateCells(Arrays.stream(rows).mapToLong(row -> micros[row]).toArray());
    }

    @Override
    public DateCells concat(List<Cells> all) {
        return new DateCells(all.stream()
                .flatMapToLong(each -> Arrays.stream(((DateCells) each).micros))
                .toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateCells cells && Arrays.equals(micros, cells.micros);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(micros);
    }
}
