package nn.benchmarks;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import nn.data.Randoms;
import nn.table.Csv;

/**
 * Reads a table of ten columns of numbers, and compares with FastCSV alone: with records of strings, as one uses it, and
 * with fields that nobody looks at. All of it is done by one thread, of which the processor's time is taken. {@code CsvSpeed FILE ROWS TIMES}; the file is written where there is none.
 */
final class CsvSpeed {
    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

    private CsvSpeed() {}

    /** Some work that gives the number of rows. */
    private interface Work {
        long rows() throws IOException;
    }

    /** Passes over fields. */
    private static final class Nobody extends AbstractBaseCsvCallbackHandler<Boolean> {
        @Override
        protected Boolean buildRecord() {
            return true;
        }
    }

    public static void main(String... args) throws IOException {
        Path file = Path.of(args[0]);
        int rows = Integer.parseInt(args[1]);
        int times = Integer.parseInt(args[2]);
        if (!Files.exists(file)) {
            write(file, rows);
        }
        System.out.printf(Locale.ROOT, "%d rows, %.0f MB%n", rows, Files.size(file) / 1e6);
        double fields = least(times, () -> fields(file));
        double records = least(times, () -> records(file));
        double table = least(times, () -> Csv.read(file).size() + 1L);
        System.out.printf(
                Locale.ROOT,
                "FastCSV's fields %.2f s, its records %.2f s; Csv.read %.2f s: %.2f and %.2f times as long%n",
                fields,
                records,
                table,
                table / fields,
                table / records);
    }

    private static void write(Path file, int rows) throws IOException {
        Randoms random = Randoms.of(1, "csv", 0);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("a,b,c,d,e,f,g,h,i,j\n");
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < 10; column++) {
                    out.write(Math.round(1e6 * random.nextGaussian()) / 1e4 + (column == 9 ? "\n" : ","));
                }
            }
        }
    }

    private static long fields(Path file) throws IOException {
        try (CsvReader<Boolean> reader = CsvReader.builder().build(new Nobody(), file)) {
            return reader.stream().count();
        }
    }

    private static long records(Path file) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().filter(each -> !each.getField(9).isEmpty()).count();
        }
    }

    private static double least(int times, Work work) throws IOException {
        double[] seconds = new double[times];
        for (int i = 0; i < times; i++) {
            long begun = TIME.getCurrentThreadCpuTime();
            if (work.rows() < 2) {
                throw new IllegalStateException("There are no rows.");
            }
            seconds[i] = (TIME.getCurrentThreadCpuTime() - begun) / 1e9;
        }
        return Arrays.stream(seconds).min().orElseThrow();
    }
}
