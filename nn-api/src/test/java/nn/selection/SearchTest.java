package nn.selection;

import static nn.Callbacks.earlyStopping;
import static nn.Callbacks.onEpochEnd;
import static nn.Layers.dense;
import static nn.Optimizers.sgd;
import static nn.selection.Distribution.integers;
import static nn.selection.Distribution.logUniform;
import static nn.selection.Distribution.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.metric.Mode;
import nn.train.TinyData;
import nn.train.TinyEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SearchTest {
    private static final Dataset TRAIN = TinyData.rows(40).rows(0, 28);
    private static final Dataset HELD = TinyData.rows(40).rows(28, 40);
    private static final Search RATES =
            Search.random(9).over("rate", logUniform(1e-4, 0.3)).seed(5).verbose(0);

    private static Model fitted(Trial trial, int epochs) {
        return trial.fit(
                Sequential.of(dense(2)),
                TRAIN,
                fit -> TinyData.tiny(fit)
                        .optimizer(sgd(trial.number("rate")))
                        .validation(HELD)
                        .epochs(epochs)
                        .callbacks(onEpochEnd(training -> pause(trial))));
    }

    /** Lets trials end in another order than they began in. */
    private static void pause(Trial trial) {
        try {
            Thread.sleep(trial.number() * 7L % 3);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Map<String, Object>> tried(Search search) {
        List<Map<String, Object>> all = Collections.synchronizedList(new ArrayList<>());
        search.parallel(1).verbose(0).maximize(trial -> {
            all.add(trial.settings());
            return trial.number();
        });
        return all;
    }

    @Test
    void aGridTriesEachCombination() {
        Search search = Search.grid().over("units", 16, 32).over("activation", List.of("relu", "tanh"));
        assertThat(tried(search))
                .containsExactly(
                        Map.of("units", 16, "activation", "relu"),
                        Map.of("units", 16, "activation", "tanh"),
                        Map.of("units", 32, "activation", "relu"),
                        Map.of("units", 32, "activation", "tanh"));
    }

    @Test
    void aRandomSearchDrawsBySeedAndNoneTwice() {
        Search search = Search.random(6).over("units", 1, 2, 3).over("bias", true, false);
        assertThat(tried(search)).doesNotHaveDuplicates().hasSize(6).isEqualTo(tried(search));
        assertThat(tried(search.seed(1))).isNotEqualTo(tried(search));
        assertThatThrownBy(() -> tried(Search.random(7).over("units", 1, 2, 3).over("bias", true, false)))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "random(7): there are only 6 combinations of settings.\nMaybe try them all: Search.grid().");
    }

    @Test
    void aRandomSearchDrawsNoMoreThanItsDistributionsHave() {
        Search counted = Search.random(3).over("layers", integers(1, 3));
        assertThat(tried(counted)).extracting(each -> each.get("layers")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(tried(Search.random(4).over("layers", integers(1, 2)).over("name", "w", "a")))
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertRefused(Search.random(4).over("layers", integers(1, 3)), """
                random(4): there are only 3 combinations of settings.
                Maybe list what the settings may be, and try them all: Search.grid().""");
        assertRefused(Search.random(5).over("layers", integers(1, 2)).over("name", "w", "a"), """
                random(5): there are only 4 combinations of settings.
                Maybe list what the settings may be, and try them all: Search.grid().""");
        assertThat(tried(Search.random(4).over("any", integers(Integer.MIN_VALUE, Integer.MAX_VALUE))))
                .hasSize(4);
    }

    @Test
    void aRandomSearchEndsWhereNothingElseIsDrawn() {
        assertRefused(Search.random(4).over("rate", Distribution.of(randoms -> randoms.nextInt(2))), """
                random(4): of the settings 2 combinations were drawn, and in 10401 draws more no other.
                Maybe ask for at most 2 trials, or let the settings be more values.""");
        assertRefused(Search.random(9).over("rate", uniform(1, Math.nextUp(1.0))), """
                random(9): of the settings 2 combinations were drawn, and in 10901 draws more no other.
                Maybe ask for at most 2 trials, or let the settings be more values.""");
    }

    private static void assertRefused(Search search, String message) {
        assertThatThrownBy(() -> tried(search)).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void oneMoreSettingChangesNoOther() {
        List<Object> alone = tried(RATES).stream().map(each -> each.get("rate")).toList();
        List<Object> beside = tried(RATES.over("width", uniform(0, 1))).stream()
                .map(each -> each.get("rate"))
                .toList();
        assertThat(beside).isEqualTo(alone);
    }

    @Test
    void distributionsFillTheirRanges() {
        Randoms randoms = Randoms.of(3, "test", 0);
        double[] rates = IntStream.range(0, 4000)
                .mapToDouble(i -> (double) logUniform(1e-4, 1).draw(randoms))
                .sorted()
                .toArray();
        assertThat(rates[0]).isBetween(1e-4, 1.1e-4);
        assertThat(rates[3999]).isBetween(0.9, 1.0);
        assertThat(rates[2000]).isBetween(0.008, 0.0125);
        int[] counts = new int[3];
        IntStream.range(0, 3000).forEach(i -> counts[(int) integers(-1, 1).draw(randoms) + 1]++);
        assertThat(counts)
                .satisfies(all ->
                        IntStream.of(all).forEach(count -> assertThat(count).isBetween(900, 1100)));
        assertThat((int) integers(Integer.MAX_VALUE - 1, Integer.MAX_VALUE).draw(randoms))
                .isGreaterThanOrEqualTo(Integer.MAX_VALUE - 1);
        assertThat((double) uniform(2, 3).draw(randoms)).isBetween(2.0, 3.0);
        assertThat(logUniform(1e-4, 0.1)).hasToString("logUniform(1e-4, 0.1)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void isTheSameHoweverManyTrialsRunSideBySide(int parallel) {
        Search search = RATES.halving(1);
        Ranking alone = search.parallel(1).run(trial -> fitted(trial, 12));
        Ranking many = search.parallel(parallel).run(trial -> fitted(trial, 12));
        assertThat(many).hasToString(alone.toString());
        assertThat(many.model().weights()).isEqualTo(alone.model().weights());
    }

    @Test
    void halvingLetsTheBestThirdGoOnAndChangesNothingForIt() {
        Ranking found = RATES.halving(1).run(trial -> fitted(trial, 12));
        Ranking whole = RATES.run(trial -> fitted(trial, 12));
        List<TrialResult> one = RATES.run(trial -> fitted(trial, 1)).results();

        assertThat(found.results())
                .extracting(TrialResult::epochs)
                .containsExactlyInAnyOrder(12, 3, 3, 1, 1, 1, 1, 1, 1);
        assertThat(found.results().stream().filter(each -> each.epochs() > 1).map(TrialResult::trial))
                .containsExactlyInAnyOrderElementsOf(
                        one.subList(0, 3).stream().map(TrialResult::trial).toList());
        TrialResult last = found.results().stream()
                .filter(each -> each.epochs() == 12)
                .findFirst()
                .orElseThrow();
        assertThat(whole.results().stream().filter(each -> each.trial() == last.trial()))
                .singleElement()
                .extracting(TrialResult::score)
                .isEqualTo(last.score());
        assertThat(found.results().stream().filter(each -> each.epochs() == 3).map(TrialResult::stopped))
                .containsOnly("others were better after 3 epochs");
    }

    @Test
    void aScoreIsThatOfTheWeightsThatTheModelHas() {
        Ranking found = Search.grid()
                .over("rate", 0.9, 0.3)
                .verbose(0)
                .run(trial -> trial.fit(
                        Sequential.of(dense(2)),
                        TRAIN,
                        fit -> TinyData.tiny(fit)
                                .optimizer(sgd(trial.number("rate")))
                                .validation(HELD)
                                .epochs(9)
                                .callbacks(earlyStopping("val_loss").patience(4).restoreBest())));
        assertThat(found.best().score()).isEqualTo(found.model().evaluate(HELD).loss());
        assertThat(found.best().score())
                .isEqualTo(Collections.min(found.model().history().get("val_loss")));
    }

    @Test
    void watchesWhatItIsToldTo() {
        Ranking found = Search.grid()
                .over("rate", 0.1, 0.001)
                .monitor("loss", Mode.MAX)
                .verbose(0)
                .run(trial -> Sequential.of(dense(2))
                        .fit(
                                TRAIN,
                                fit -> TinyData.tiny(fit)
                                        .optimizer(sgd(trial.number("rate")))
                                        .callbacks(trial.callback())));
        assertThat(found.measure()).isEqualTo("loss");
        assertThat(found.best().settings()).containsEntry("rate", 0.001);
        assertThat(found.best().score()).isEqualTo(found.model().history().last("loss"));
    }

    @Test
    void drawsATableWithFailuresBelow() {
        Ranking found = Search.grid()
                .over("units", 2, 4)
                .over("rate", 0.1, 0.123456)
                .verbose(0)
                .maximize(trial -> {
                    if (trial.integer("units") == 4) {
                        throw NnException.of("dense: units must be 2, but was 4.")
                                .maybe("use 2.");
                    }
                    return trial.number("rate");
                });
        assertThat(found).hasToString("""
                 score  epochs  units    rate
                0.1235      0       2  0.1235
                0.1000      0       2     0.1
                failed: units 4, rate 0.1
                    dense: units must be 2, but was 4.
                failed: units 4, rate 0.1235
                    dense: units must be 2, but was 4.""");
        assertThatThrownBy(found::model)
                .hasMessage("search: the trials gave numbers, so no model was kept.\n"
                        + "Maybe train one with the settings of best().");
    }

    @Test
    void isNeverWiderThanEightyColumns() {
        Search search = Search.grid().verbose(0);
        for (int i = 0; i < 9; i++) {
            search = search.over("a rather long name " + i, "a value that is quite as long as any value may be");
        }
        assertThat(search.minimize(trial -> 1).toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(search.toString().lines()).allMatch(line -> line.length() <= 80);
        Search failing = search.over("bad", true, false);
        assertThat(failing.minimize(trial -> {
                            if (trial.flag("bad")) {
                                throw new IllegalStateException("x".repeat(200));
                            }
                            return 1;
                        })
                        .toString()
                        .lines())
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void goesOnWhereATrialFailsAmongThoseThatWait() {
        Ranking found = RATES.halving(1).parallel(2).run(trial -> {
            if (trial.number() == 4) {
                throw new IllegalStateException("no such file");
            }
            return fitted(trial, 4);
        });
        assertThat(found.results()).hasSize(9);
        assertThat(found.results().get(8).failure()).containsInstanceOf(IllegalStateException.class);
        assertThat(found.results().get(8).toString())
                .startsWith("trial 4, rate 0.")
                .endsWith("no such file");
    }

    @Test
    void goesOnWhereATrialThrowsWhatIsChecked() {
        IOException checked = new IOException("no such file");
        Ranking found = RATES.minimize(
                trial -> trial.number() == 4 ? SearchTest.<RuntimeException>sneak(checked) : trial.number());
        assertThat(found.results()).hasSize(9);
        assertThat(found.results().get(8).failure()).containsSame(checked);
    }

    /** Throws what is checked without saying so, as Kotlin does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> double sneak(Throwable checked) throws T {
        throw (T) checked;
    }

    @Test
    void saysSoWhereAllFail() {
        assertThatThrownBy(() -> Search.grid().over("units", 0, -1).verbose(0).run(trial -> {
                    return trial.fit(Sequential.of(dense(trial.integer("units"))), TRAIN, TinyData::tiny);
                }))
                .isInstanceOf(NnException.class)
                .hasMessage("search: all trials failed; trial 1, units 0: dense: units must be at least 1, but was 0.");
        assertThatThrownBy(
                        () -> Search.grid().over("rate", 1).verbose(0).run(trial -> TinyData.train(TRAIN, fit -> fit)))
                .hasMessage(
                        "search: all trials failed; trial 1, rate 1: search: the trial gave a model whose training it"
                                + " did not watch.");
        assertThatThrownBy(() -> Search.grid()
                        .over("rate", 1)
                        .verbose(0)
                        .run(trial -> trial.fit(Sequential.of(dense(2)), TRAIN, TinyData::tiny)))
                .hasMessageStartingWith(
                        "search: all trials failed; trial 1, rate 1: search: there will be no \"val_loss\" in"
                                + " the logs, but [loss].");
    }

    @Test
    void errorsThatAreNoTrialsFaultEndTheSearch() {
        assertThatThrownBy(() -> Search.grid().over("rate", 1, 2).verbose(0).minimize(trial -> {
                    throw new AssertionError("broken");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("broken");
    }

    @Test
    void anInterruptEndsTheTrainings() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        TinyEngine engine = new TinyEngine();
        Thread searching = new Thread(() -> {
            try {
                RATES.halving(1)
                        .run(trial -> trial.fit(
                                Sequential.of(dense(2)),
                                TRAIN,
                                fit -> TinyData.tiny(fit)
                                        .engine(engine)
                                        .validation(HELD)
                                        .epochs(Integer.MAX_VALUE)));
            } catch (NnException stopped) {
                thrown.set(stopped);
            }
        });
        searching.start();
        while (engine.events().size() < 20) {
            Thread.sleep(1);
        }
        searching.interrupt();
        searching.join();
        assertThat(thrown.get()).hasMessage("search: it was interrupted.");
        while (engine.events().stream().filter("trainer"::equals).count()
                > engine.events().stream().filter("trainer closed"::equals).count()) {
            Thread.sleep(1);
        }
    }

    @Test
    void trialsSayWhatTheirSettingsAre() {
        Search.grid().over("units", 16).over("name", "relu").verbose(0).minimize(trial -> {
            assertThat(trial).hasToString("trial 1: units 16, name relu");
            assertThat(trial.integer("units")).isEqualTo(16);
            assertThat(trial.number("units")).isEqualTo(16);
            assertThat(trial.text("name")).isEqualTo("relu");
            assertThatThrownBy(() -> trial.integer("unit"))
                    .hasMessage("trial: there is no setting \"unit\", but [units, name].\nMaybe \"units\" is meant.");
            assertThatThrownBy(() -> trial.integer("name"))
                    .hasMessage("trial: \"name\" is relu, a String, but was asked for as Integer.");
            return 0;
        });
    }

    @Test
    void refusesWhatMakesNoSearch() {
        assertThatThrownBy(() -> Search.random(0))
                .hasMessage("random: the count of trials must be at least 1, but was 0.");
        assertThatThrownBy(() -> tried(Search.grid()))
                .hasMessage(
                        "search: there is no setting to search over.\nMaybe begin with over(\"units\", 16, 32, 64).");
        assertThatThrownBy(() -> tried(Search.grid().over("rate", uniform(0, 1))))
                .hasMessage("grid: each setting needs a list of values, but \"rate\" is drawn from uniform(0, 1).\n"
                        + "Maybe list values, over(\"rate\", …), or search at random: Search.random(20).");
        assertThatThrownBy(() -> Search.grid().over("rate", 1).over("rate", 2))
                .hasMessage("search: \"rate\" was already given.");
        assertThatThrownBy(() -> Search.grid().over("rate"))
                .hasMessage("search: there must be a value for \"rate\", but was none.");
        assertThatThrownBy(() -> Search.grid().over("rate", 1, null))
                .hasMessage("search: rate: value 2 must not be null.");
        assertThatThrownBy(() -> Search.grid().halving(0))
                .hasMessage("halving: the epochs must be at least 1, but was 0.");
        assertThatThrownBy(() -> Search.grid().halving(1, 1))
                .hasMessage("halving: the factor must be at least 2, but was 1.");
        assertThatThrownBy(() -> Search.grid().verbose(2)).hasMessage("search: verbose must be 0 or 1, but was 2.");
        assertThatThrownBy(() -> logUniform(0, 1)).hasMessage("logUniform: the smallest must be above 0, but was 0.0.");
        assertThatThrownBy(() -> uniform(1, 1))
                .hasMessage("uniform: the greatest must be above the smallest, but they were 1.0 and 1.0.");
    }

    @Test
    void saysItsWords() {
        assertThat(RATES.halving(2))
                .hasToString("Search.random(9).over(\"rate\", logUniform(1e-4, 0.3)).seed(5).halving(2, 3)");
        assertThat(Search.grid().over("units", 16, 32).monitor("val_accuracy"))
                .hasToString("Search.grid().over(\"units\", 16, 32).monitor(\"val_accuracy\")");
    }
}
