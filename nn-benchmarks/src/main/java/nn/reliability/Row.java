package nn.reliability;

import java.util.Locale;

/**
 * Holds what came of a proof.
 *
 * @param promise what was tried
 * @param course how it went
 * @param end what the process had taken when all was done
 * @param seconds how long it took
 * @param seed what random numbers were drawn by
 */
record Row(Promise promise, Course course, Footprint end, double seconds, long seed) {
    static final String HEADING = """
            | name | what | how many | lost | crashed | foreign exceptions | at a tenth of them → at the end | seconds | seed |
            |---|---|---|---|---|---|---|---|---|""";

    /** Begins every row that a program prints. */
    private static final String START = "| ";

    boolean isKept() {
        return course.lost() == 0 && course.foreign() == 0 && isFlat();
    }

    /** Holds it to its limits only where it was tried as often as it should be: before, much is still being made ready. */
    private boolean isFlat() {
        return course.done() < promise.times() || course.early().allows(end, promise.growth());
    }

    String text() {
        return course.skipped().map(this::skipped).orElseGet(this::tried);
    }

    private String skipped(String reason) {
        return String.format(
                Locale.ROOT, START + "`%s` | %s | skipped: %s | | | | | | |", promise.name(), promise.text(), reason);
    }

    private String tried() {
        return String.format(
                Locale.ROOT,
                START + "`%s` | %s | %,d | %d | 0 | %d | %s%s | %.0f | %d |",
                promise.name(),
                promise.text(),
                course.done(),
                course.lost(),
                course.foreign(),
                course.early().to(end),
                isFlat() ? "" : " **grew**",
                seconds,
                seed);
    }

    /** Gives the row that a program printed, or one of our own where it did not come so far. */
    static String of(Promise promise, Child.Ended ended, long seed) {
        return ended.lines().stream()
                .filter(line -> line.startsWith(START))
                .findFirst()
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        START + "`%s` | %s | ? | ? | **1** | ? | **it ended with status %d** | %.0f | %d |",
                        promise.name(),
                        promise.text(),
                        ended.status(),
                        ended.seconds(),
                        seed));
    }
}
