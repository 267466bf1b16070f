package nn.selection;

import java.util.Optional;
import nn.Model;
import nn.data.NnException;
import nn.metric.Mode;

/**
 * What a trial reached.
 *
 * @param score its score
 * @param mode which way scores get better
 * @param epochs how many epochs it took, 0 where that is not known
 * @param model what was trained, or empty
 */
record Reached(double score, Mode mode, int epochs, Optional<Model> model) {
    static Reached of(double score, Mode mode) {
        return new Reached(score, mode, 0, Optional.empty());
    }

    static Reached of(Model model, Watch watch) {
        if (!watch.isUsed()) {
            throw NnException.of("search: the trial gave a model whose training it did not watch.")
                    .maybe("train by trial.fit(network, data, fit -> …), or with fit.callbacks(trial.callback()).");
        }
        return new Reached(watch.value(model.state().step()), watch.mode(), watch.epochs(), Optional.of(model));
    }

    TrialResult result(Trial trial) {
        return new TrialResult(
                trial.number(),
                trial.settings(),
                score,
                epochs,
                model.map(each -> each.history().stopped()).orElse(""),
                Optional.empty());
    }
}
