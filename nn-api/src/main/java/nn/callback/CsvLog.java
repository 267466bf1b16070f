package nn.callback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;

/**
 * Writes a line an epoch to a file: {@code epoch}, counted from 0, then all values of the logs by name; {@code NA} where
 * an epoch has none.
 *
 * <p>Each line is on disk when its epoch ends. Comma-separated, quoted as RFC 4180 says; UTF-8.
 *
 * @see <a href="https://keras.io/api/callbacks/csv_logger/">Keras's CSVLogger</a>
 */
public final class CsvLog implements Callback {
    private static final String COLUMN = "column ";

    private final Path file;
    private final boolean append;
    private boolean goesOn;
    private List<String> columns = List.of();
    private String lineEnd = "\n";

    private CsvLog(Path file, boolean append) {
        Given.value("csvLog: the file", file);
        this.file = file;
        this.append = append;
    }

    /**
     * Writes a new file, or over an old one.
     *
     * @param file where to, in a directory that exists
     * @return the callback
     */
    public static CsvLog of(Path file) {
        return new CsvLog(file, false);
    }

    /**
     * Adds to what the file holds; its columns must be the same, and its lines go on to end as they do. Where the file ends within a line, as a kill may leave it,
     * that line is removed first, for its last number may have lost digits.
     *
     * @return a new callback
     */
    public CsvLog append() {
        return append(true);
    }

    /**
     * Writes after what the file holds already, or begins it anew.
     *
     * @param append false by default
     * @return a new callback
     */
    public CsvLog append(boolean append) {
        return new CsvLog(file, append);
    }

    @Override
    public void onTrainBegin(Training training) {
        begin(append);
    }

    /** Removes the lines of epochs that will be trained again. */
    @Override
    public void onTrainResume(Training training, Memo memo) {
        begin(true);
        try {
            CsvTail.truncate(file, (long) memo.number("bytes", Long.MAX_VALUE));
        } catch (IOException failed) {
            throw unusable(failed);
        }
        columns = memo.numbers().keySet().stream()
                .filter(name -> name.startsWith(COLUMN))
                .map(name -> name.substring(COLUMN.length()))
                .toList();
        if (!columns.isEmpty()) {
            begin(line("epoch", CsvLog::quoted));
        }
    }

    private void begin(boolean keepsLines) {
        goesOn = keepsLines;
        columns = List.of();
        lineEnd = "\n";
        requireFile();
        write("", goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public Memo memo() {
        try {
            Memo memo = Memo.EMPTY.with("bytes", Files.size(file));
            for (String column : columns) {
                memo = memo.with(COLUMN + column, 1);
            }
            return memo;
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    @Override
    public void onEpochEnd(Training training) {
        Map<String, Double> logs = training.logs();
        if (columns.isEmpty()) {
            Set<String> names = new TreeSet<>(training.monitors().keySet());
            names.addAll(logs.keySet());
            columns = List.copyOf(names);
            begin(line("epoch", CsvLog::quoted));
        }
        String epoch = Integer.toString(training.epoch());
        write(line(epoch, name -> value(logs, name)) + lineEnd, StandardOpenOption.APPEND);
    }

    /** Refuses what is no regular file: some of that never ends when it is read. */
    private void requireFile() {
        if (Files.isDirectory(file)) {
            throw NnException.of("csvLog: \"%s\" is a folder.", file)
                    .maybe("name a file in it: %s.", file.resolve("log.csv"));
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw NnException.of("csvLog: %s is no regular file, so no log can stand there.", file)
                    .maybe("log to a file, and read that while it grows.");
        }
    }

    private void begin(String head) {
        if (!goesOn || !beginsWith(head)) {
            write(head + lineEnd, StandardOpenOption.APPEND);
        }
    }

    /** Returns whether the file begins with the head already. */
    private boolean beginsWith(String head) {
        try {
            CsvTail found = CsvTail.of(file, head);
            if (!found.begins()) {
                throw NnException.of("csvLog: %s begins with %s, but this log with %s.", file, found.first(), head)
                        .maybe("log to another file.");
            }
            found.mend(file);
            lineEnd = found.lineEnd();
            return found.end() > 0;
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    private static String value(Map<String, Double> logs, String name) {
        return logs.containsKey(name) ? logs.get(name).toString() : "NA";
    }

    private String line(String first, UnaryOperator<String> cell) {
        return first + columns.stream().map(name -> "," + cell.apply(name)).collect(Collectors.joining());
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private void write(String text, StandardOpenOption how) {
        try {
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    how);
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    private NnException unusable(Exception failed) {
        boolean homeless = Files.notExists(file.toAbsolutePath().resolveSibling(""));
        return NnException.of("csvLog: %s cannot be used: %s.", file, failed)
                .maybe(
                        homeless
                                ? "create its directory first, or log elsewhere."
                                : "log elsewhere: the file or its folder may not be written to, or the disk is full.")
                .causedBy(failed);
    }

    @Override
    public String toString() {
        return Words.of("csvLog", file.toString()).when(append, "append").toString();
    }
}
