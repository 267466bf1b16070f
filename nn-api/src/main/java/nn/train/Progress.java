package nn.train;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import nn.callback.Callback;
import nn.callback.Memo;
import nn.callback.Training;
import org.jspecify.annotations.Nullable;

/** Prints how a training goes, as Keras does: a bar that moves on a terminal, one line an epoch elsewhere. */
final class Progress implements Callback {
    private static final int WIDTH = 20;
    private static final int LEAST_WIDTH = 5;
    private static final int COLUMNS = 80;
    private static final long REFRESH_NANOS = 50_000_000;

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final boolean bar;
    private final boolean unicode;
    private final String engine;
    private final int columns;
    private long begun;
    private long shown;
    private boolean open;
    private boolean warned;

    Progress(PrintStream out, LongSupplier nanoClock, boolean bar, boolean unicode, String engine, int columns) {
        this.out = out;
        this.nanoClock = nanoClock;
        this.bar = bar;
        this.unicode = unicode;
        this.engine = engine;
        this.columns = columns;
    }

    /** Chooses by Keras's verbose level: 0 nothing, 1 a bar, 2 lines, anything else what suits the standard output. */
    static Optional<Callback> of(int verbose, String engine) {
        if (verbose == 0) {
            return Optional.empty();
        }
        boolean bar = verbose == 1 || verbose != 2 && isTerminal();
        boolean unicode = Charset.defaultCharset().newEncoder().canEncode('━') && canPrint('━');
        return Optional.of(
                new Progress(System.out, System::nanoTime, bar, unicode, engine, columns(System.getenv("COLUMNS"))));
    }

    /** Reads a terminal's width, 80 where it does not say a sensible one. */
    static int columns(@Nullable String said) {
        boolean sensible = said != null && said.matches("[1-9][0-9]{1,3}");
        return sensible ? Integer.parseInt(said) : COLUMNS;
    }

    /** Asks the console whether it is a terminal, which newer JDKs can tell and older ones say by having none. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return console != null;
        }
    }

    /** Asks whether the standard output's encoding knows a character. */
    private static boolean canPrint(char character) {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        return encoding.isEmpty()
                || !Charset.isSupported(encoding)
                || Charset.forName(encoding).newEncoder().canEncode(character);
    }

    @Override
    public void onTrainBegin(Training training) {
        out.println("Training with " + engine);
    }

    @Override
    public void onTrainResume(Training training, Memo memo) {
        onTrainBegin(training);
        if (training.epoch() < training.epochs()) {
            out.println("Going on in epoch " + (training.epoch() + 1) + ", after " + training.batch() + " batches");
        }
        begun = nanoClock.getAsLong();
        shown = begun;
    }

    @Override
    public void onEpochBegin(Training training) {
        begun = nanoClock.getAsLong();
        shown = begun - REFRESH_NANOS;
        if (bar) {
            out.println("Epoch " + (training.epoch() + 1) + "/" + training.epochs());
        }
    }

    @Override
    public void onBatchesEnd(Training training) {
        if (!warned) {
            training.diverged().ifPresent(this::warn);
        }
        long now = nanoClock.getAsLong();
        if (bar && now - shown >= REFRESH_NANOS && (training.batch() < training.batches() || training.batches() == 0)) {
            shown = now;
            long each = (now - begun) / training.batch();
            boolean known = training.batches() > 0;
            long left = each * (training.batches() - training.batch());
            String line = line(training, known ? left : now - begun, each);
            out.print("\r" + fitted(line) + "\u001b[K");
            out.flush();
            open = true;
        }
    }

    private void warn(String diverged) {
        out.println((open ? "\r\u001b[K" : "") + "Warning: " + diverged + ".");
        out.println("Maybe " + Divergence.CURE);
        open = false;
        warned = true;
    }

    @Override
    public void onEpochEnd(Training training) {
        long took = nanoClock.getAsLong() - begun;
        String line = line(training, took, took / training.batch());
        if (bar) {
            out.println("\r" + line + "\u001b[K");
            open = false;
        } else {
            out.println("Epoch " + (training.epoch() + 1) + "/" + training.epochs() + " - " + line);
        }
    }

    @Override
    public void onTrainEnd(Training training) {
        if (open) {
            out.println();
        }
        training.stopped().ifPresent(reason -> out.println("Stopped: " + reason));
        out.flush();
    }

    private String line(Training training, long nanos, long nanosPerStep) {
        boolean known = training.batches() > 0;
        String count = training.batch() + "/" + (known ? training.batches() : "?");
        String time = time(nanos / 1e9);
        String each = " " + perStep(nanosPerStep / 1e9);
        String logs = logs(training.logs());
        if (!bar) {
            return time + each + logs;
        }
        int room = columns - 1 - (count + "  " + time + logs).length();
        each = room < LEAST_WIDTH + each.length() ? "" : each;
        int width = Math.max(LEAST_WIDTH, Math.min(WIDTH, room - each.length()));
        return count + " " + bar(known ? training.batch() : 0, Math.max(1, training.batches()), width) + " " + time
                + each + logs;
    }

    /** Leaves out what does not fit in one row of the terminal, of which a carriage return begins only the last. */
    private String fitted(String line) {
        String more = unicode ? "…" : "...";
        return line.length() < columns ? line : line.substring(0, columns - 1 - more.length()) + more;
    }

    private String bar(int done, int all, int width) {
        int full = (int) ((long) width * done / all);
        return unicode ? "━".repeat(full) + "╌".repeat(width - full) : "=".repeat(full) + ".".repeat(width - full);
    }

    private static String time(double seconds) {
        if (seconds < 59.5) {
            return String.format(Locale.ROOT, seconds < 9.95 ? "%.1fs" : "%.0fs", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String perStep(double seconds) {
        String format = seconds >= 1 ? "%.0fs/step" : seconds >= 1e-3 ? "%.0fms/step" : "%.0fus/step";
        double unit = seconds >= 1 ? 1 : seconds >= 1e-3 ? 1e3 : 1e6;
        return String.format(Locale.ROOT, format, seconds * unit);
    }

    private static String logs(Map<String, Double> logs) {
        return new TreeMap<>(logs)
                .entrySet().stream()
                        .map(entry -> " - " + entry.getKey() + ": " + Scores.format(entry.getValue()))
                        .collect(Collectors.joining());
    }
}
