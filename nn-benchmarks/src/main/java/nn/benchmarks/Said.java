package nn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a program found out, a line each: the protocol that all programs share. */
final class Said {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Said() {}

    /** Says how long a unit of work took. */
    static void unit(double seconds) {
        line("unit", String.format(Locale.ROOT, "%.6f", seconds));
    }

    static void accuracy(double share) {
        line("accuracy", String.format(Locale.ROOT, "%.4f", share));
    }

    static void version(String text) {
        line("version", text);
    }

    static void threads(int count) {
        line("threads", Integer.toString(count));
    }

    /** Says the most memory that was resident, in MB, where the system tells. */
    static void memory() {
        if (!Files.exists(STATUS)) {
            return;
        }
        try {
            Files.readAllLines(STATUS).stream()
                    .filter(each -> each.startsWith("VmHWM:"))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
                    .forEach(kilobytes -> line("rss", Long.toString(kilobytes * 1024 / 1_000_000)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void line(String word, String value) {
        System.out.println(word + " " + value);
        System.out.flush();
    }
}
