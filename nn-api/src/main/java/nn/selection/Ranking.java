package nn.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nn.Model;
import nn.data.Given;
import nn.data.NnException;
import nn.metric.Mode;
import nn.train.Scores;

/**
 * Ranks the trials of a search, best first; those that failed stand last.
 *
 * <pre>{@code
 * System.out.println(found);                  // a table, best first
 * found.best().settings();
 * found.model().evaluate(test);
 * }</pre>
 *
 * @param measure what was compared, such as {@code val_loss}
 * @param results at least one
 * @param bestModel the model of the first; empty where the search trained none
 */
public record Ranking(String measure, List<TrialResult> results, Optional<Model> bestModel) {
    /** Copies the results. */
    public Ranking {
        Given.value("a ranking: the measure", measure);
        results = Given.all("a ranking: result", results);
        Given.value("a ranking: the model", bestModel);
    }

    /** Orders by score, NaN last, and by number where scores are equal. */
    static int compare(double a, int numberOfA, double b, int numberOfB, Mode mode) {
        if (Double.isNaN(a) != Double.isNaN(b)) {
            return Double.isNaN(a) ? 1 : -1;
        }
        int byScore = a == b || Double.isNaN(a) ? 0 : (a < b) == (mode == Mode.MIN) ? -1 : 1;
        return byScore == 0 ? Integer.compare(numberOfA, numberOfB) : byScore;
    }

    static int compare(TrialResult a, TrialResult b, Mode mode) {
        return a.failure().isPresent() == b.failure().isPresent()
                ? compare(a.score(), a.trial(), b.score(), b.trial(), mode)
                : a.failure().isPresent() ? 1 : -1;
    }

    static List<TrialResult> ranked(Collection<TrialResult> results, Mode mode) {
        return results.stream().sorted((a, b) -> compare(a, b, mode)).toList();
    }

    /**
     * Returns the best trial.
     *
     * @return the first of the results
     */
    public TrialResult best() {
        return Given.first("a ranking: result", results);
    }

    /**
     * Returns the model of the best trial.
     *
     * @return the model
     * @throws NnException if the search compared numbers, and trained no model that it knows of
     */
    public Model model() {
        return bestModel.orElseThrow(() -> NnException.of("search: the trials gave numbers, so no model was kept.")
                .maybe("train one with the settings of best()."));
    }

    /** Draws the table, within 80 columns: score, epochs, each setting, and below what failed, and why. */
    @Override
    public String toString() {
        List<String> head = new ArrayList<>(List.of(measure, "epochs"));
        head.addAll(best().settings().keySet());
        List<List<String>> rows = new ArrayList<>(List.of(head));
        StringBuilder failed = new StringBuilder();
        for (TrialResult each : results) {
            if (each.failure().isPresent()) {
                failed.append('\n').append(Columns.cut("failed: " + Trial.text(each.settings()), 80));
                failed.append('\n').append(Columns.cut("    " + each.reached(), 80));
            } else {
                rows.add(row(each));
            }
        }
        boolean isMarked = results.stream().anyMatch(each -> !each.stopped().isEmpty());
        return Columns.of(rows, false) + (isMarked ? "\n* ended early" : "") + failed;
    }

    private static List<String> row(TrialResult result) {
        String epochs = result.epochs() + (result.stopped().isEmpty() ? " " : "*");
        List<String> row = new ArrayList<>(List.of(Scores.format(result.score()), epochs));
        result.settings().values().forEach(value -> row.add(Trial.text(value)));
        return row;
    }
}
