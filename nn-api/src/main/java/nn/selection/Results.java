package nn.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.Model;
import nn.data.NnException;
import nn.metric.Mode;

/** Gathers what trials reached, in whatever order they end, and keeps the best model alone. */
final class Results {
    private final String measure;
    private final int trials;
    private final boolean isPrinted;
    private final List<TrialResult> results = new ArrayList<>();
    private Mode mode = Mode.AUTO;
    private Optional<TrialResult> best = Optional.empty();
    private Optional<Model> model = Optional.empty();

    Results(String measure, int trials, boolean isPrinted) {
        this.measure = measure;
        this.trials = trials;
        this.isPrinted = isPrinted;
    }

    synchronized void add(Trial trial, Reached reached) {
        mode = reached.mode();
        TrialResult result = reached.result(trial);
        if (best.isEmpty() || Ranking.compare(result, best.get(), mode) < 0) {
            best = Optional.of(result);
            model = reached.model();
        }
        add(result);
    }

    synchronized void add(Trial trial, Exception wrong) {
        add(new TrialResult(trial.number(), trial.settings(), Double.NaN, 0, "", Optional.of(wrong)));
    }

    private void add(TrialResult result) {
        results.add(result);
        if (isPrinted) {
            String line = results.size() + "/" + trials + " - " + measure + " " + result.reached() + " - "
                    + Trial.text(result.settings());
            System.out.println(Columns.cut(line, 80));
        }
    }

    synchronized Ranking ranking() {
        List<TrialResult> ranked = Ranking.ranked(results, mode);
        TrialResult first = ranked.get(0);
        if (first.failure().isPresent()) {
            throw NnException.of("search: all trials failed; %s", first)
                    .causedBy(first.failure().get());
        }
        return new Ranking(measure, ranked, model);
    }
}
