package nn.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Says when, of what and on what something was measured. */
public final class Setting {
    private Setting() {}

    /** Gives the beginning of a sentence: the day, the commit, the machine and its JDK. */
    public static String text() {
        return String.format(
                Locale.ROOT,
                "%s, commit %s: %s, %d cores of %s, JDK %s",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("nn.commit", "unknown"),
                System.getProperty("os.name"),
                Machine.CORES,
                Processor.name(),
                Runtime.version());
    }
}
