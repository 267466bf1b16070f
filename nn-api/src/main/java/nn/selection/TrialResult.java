package nn.selection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nn.data.Given;
import nn.data.NnException;
import nn.train.Scores;

/**
 * Holds what one trial of a search reached.
 *
 * @param trial its number, from 1
 * @param settings its settings, by name
 * @param score what it reached, NaN where it reached nothing
 * @param epochs how many epochs it was trained for, 0 where that is not known
 * @param stopped why it ended early; empty if it did not
 * @param failure what went wrong; empty if nothing did
 */
public record TrialResult(
        int trial,
        Map<String, Object> settings,
        double score,
        int epochs,
        String stopped,
        Optional<Exception> failure) {
    /** Copies the settings, keeping their order. */
    public TrialResult {
        Given.value("a result: the settings", settings)
                .forEach((name, value) -> Given.value("a result: the setting " + name, value));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        Given.value("a result: why it stopped", stopped);
        Given.value("a result: the failure", failure);
    }

    /** Says what it reached, or what went wrong, in a line. */
    String reached() {
        return failure.map(TrialResult::line)
                .orElseGet(() -> Scores.format(score) + (stopped.isEmpty() ? "" : " (ended early)"));
    }

    private static String line(Exception failure) {
        return failure instanceof NnException wrong
                ? wrong.getMessage().lines().findFirst().orElse("")
                : failure.toString();
    }

    @Override
    public String toString() {
        return "trial " + trial + ", " + Trial.text(settings) + ": " + reached();
    }
}
