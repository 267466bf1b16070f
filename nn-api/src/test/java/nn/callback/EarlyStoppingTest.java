package nn.callback;

import static nn.Callbacks.earlyStopping;
import static nn.Callbacks.reduceLROnPlateau;
import static nn.Metrics.accuracy;
import static nn.Metrics.mae;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nn.Model;
import nn.metric.Mode;
import nn.train.History;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private static final double NAN = Double.NaN;

    @Test
    void stopsAtTheFirstEpochThatIsNotBetter() {
        History history =
                Script.falling(3, 2, 2, 1).train(earlyStopping("score")).history();
        assertThat(history.epochs()).isEqualTo(3);
        assertThat(history.stopped()).isEqualTo("score was not better for 1 epoch");
    }

    @Test
    void waitsAsLongAsItsPatience() {
        History history = Script.falling(3, 2, 5, 4, 1, 9)
                .train(earlyStopping("score").patience(2))
                .history();
        assertThat(history.get("score")).containsExactly(3.0, 2.0, 5.0, 4.0);
        assertThat(history.stopped()).isEqualTo("score was not better for 2 epochs");
    }

    @Test
    void countsAnewAfterABetterEpoch() {
        History history = Script.falling(3, 4, 2, 4, 1, 4)
                .train(earlyStopping("score").patience(2))
                .history();
        assertThat(history.epochs()).isEqualTo(6);
        assertThat(history.stopped()).isEmpty();
    }

    @Test
    void knowsThatMetricsRise() {
        assertThat(Script.rising(1, 2, 3, 3, 4)
                        .train(earlyStopping("score"))
                        .history()
                        .epochs())
                .isEqualTo(4);
    }

    @Test
    void takesTheModeGiven() {
        EarlyStopping falling = earlyStopping("score").mode(Mode.MIN);
        assertThat(Script.unknown(1, 2, 3).train(falling).history().epochs()).isEqualTo(2);
    }

    @Test
    void ignoresChangesUpToItsDelta() {
        EarlyStopping coarse = earlyStopping("score").minDelta(0.5);
        assertThat(Script.falling(3, 2.4, 2, 1).train(coarse).history().epochs())
                .isEqualTo(3);
    }

    @Test
    void letsTheFirstEpochsPass() {
        EarlyStopping late = earlyStopping("score").startFromEpoch(2);
        assertThat(Script.falling(1, 2, 3, 4, 5).train(late).history().epochs()).isEqualTo(4);
    }

    @Test
    void wantsItsBaselineReached() {
        EarlyStopping strict = earlyStopping("score").baseline(1).patience(2);
        assertThat(Script.falling(9, 8, 7, 6, 5).train(strict).history().epochs())
                .isEqualTo(5);
        assertThat(Script.falling(9, 8, 8, 6, 5).train(strict).history().epochs())
                .isEqualTo(3);
        assertThat(Script.falling(9, 0, 8, 8, 5).train(strict).history().epochs())
                .isEqualTo(4);
    }

    @Test
    void takesNaNForNoBetterEpochAndRecoversFromIt() {
        EarlyStopping patient = earlyStopping("score").patience(2);
        assertThat(Script.falling(NAN, 3, NAN, NAN, 1).train(patient).history().epochs())
                .isEqualTo(4);
    }

    @Test
    void goesBackToTheBestEpoch() {
        EarlyStopping restoring = earlyStopping("score").patience(2).restoreBest();
        Model best = Script.falling(3, 1, 5, 6, 7).train(restoring);
        Model two = Script.falling(3, 1).train();
        assertThat(best.history().epochs()).isEqualTo(4);
        assertThat(best.state()).isEqualTo(two.state());
        assertThat(Script.falling(3, 1, 5, 6, 7)
                        .train(earlyStopping("score").patience(2))
                        .state())
                .isNotEqualTo(two.state());
    }

    @Test
    void goesBackToTheBestEpochAlsoWhereItDidNotStop() {
        Model best =
                Script.falling(3, 1, 5).train(earlyStopping("score").patience(9).restoreBest());
        assertThat(best.state()).isEqualTo(Script.falling(3, 1).train().state());
    }

    @Test
    void mayBeUsedAgain() {
        EarlyStopping stopping = earlyStopping("score");
        Script.falling(1, 2).train(stopping);
        assertThat(Script.falling(9, 8, 7).train(stopping).history().epochs()).isEqualTo(3);
    }

    @Test
    void refusesAValueThatWillNeverBeThere() {
        assertThatThrownBy(() -> Script.falling(1).train(earlyStopping("val_loss")))
                .hasMessage("earlyStopping: there will be no \"val_loss\" in the logs, but [loss, score].\n"
                        + "Maybe add .validation(…) or .validationSplit(…) to what is handed to fit.");
        assertThatThrownBy(() -> Script.falling(1)
                        .train(fit -> fit.metrics(mae().named("mean_error")), earlyStopping("val_mean_error")))
                .hasMessage("earlyStopping: there will be no \"val_mean_error\" in the logs, but [loss, mean_error].\n"
                        + "Maybe add .validation(…) or .validationSplit(…) to what is handed to fit.");
        assertThatThrownBy(() -> Script.falling(1).train(earlyStopping("acuracy")))
                .hasMessage("earlyStopping: there will be no \"acuracy\" in the logs, but [loss, score].\n"
                        + "Maybe add it to metrics(…).");
    }

    @Test
    void offersTheNearestNameToEveryCallbackThatWatches() {
        assertNearest("earlyStopping", earlyStopping("val_acc"));
        assertNearest("reduceLROnPlateau", reduceLROnPlateau("val_acc"));
        assertThatThrownBy(() -> Script.falling(1).train(fit -> fit.validationSplit(0.4), earlyStopping("val_auc")))
                .hasMessageEndingWith("[loss, score, val_loss, val_score].\nMaybe add it to metrics(…).");
    }

    private static void assertNearest(String word, Callback callback) {
        assertThatThrownBy(() ->
                        Script.falling(1).train(fit -> fit.metrics(accuracy()).validationSplit(0.4), callback))
                .hasMessage(word + ": there will be no \"val_acc\" in the logs, but [loss, accuracy, val_loss,"
                        + " val_accuracy].\nMaybe use \"val_accuracy\".");
    }

    @Test
    void refusesAValueWhoseDirectionIsUnknown() {
        assertThatThrownBy(() -> Script.unknown(1).train(earlyStopping("score")))
                .hasMessage("earlyStopping: it is not known whether more or less \"score\" is better.\n"
                        + "Maybe add .mode(Mode.MAX) or .mode(Mode.MIN).");
    }

    @Test
    void refusesNegativeOptions() {
        assertThatThrownBy(() -> earlyStopping("loss").patience(-1))
                .hasMessage("earlyStopping: patience and startFromEpoch must be at least 0, but were -1 and 0.");
        assertThatThrownBy(() -> earlyStopping("loss").minDelta(-1))
                .hasMessage("earlyStopping: minDelta must be a finite number of at least 0, but was -1.0.");
    }

    @Test
    void passesOverEpochsWithoutValidation() {
        Model model = Script.falling(1, 1, 1, 1, 1, 1)
                .train(
                        fit -> fit.validationSplit(0.4).validationFreq(2),
                        earlyStopping("val_score").patience(2));
        assertThat(model.history().epochs()).isEqualTo(6);
    }
}
