package nn.examples.walk;

import java.util.stream.Stream;

/**
 * Something that came out of the library in words that are not its own.
 *
 * @param attempt what was called
 * @param thrown what came
 */
record Fault(Attempt attempt, Throwable thrown) {
    /** Says where it came from, the same for all calls that fail alike. */
    String kind() {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("nn."))
                .filter(frame -> !frame.getClassName().startsWith(Fault.class.getPackageName()))
                .findFirst()
                .map(frame -> thrown.getClass().getSimpleName() + " in " + frame)
                .orElseGet(() -> thrown.getClass().getSimpleName() + " of " + attempt.door());
    }

    @Override
    public String toString() {
        return attempt + " threw " + thrown;
    }
}
