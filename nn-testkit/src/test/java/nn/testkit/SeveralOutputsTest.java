package nn.testkit;

import static nn.Callbacks.earlyStopping;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Metrics.mae;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Plan;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.History;
import nn.train.Loop;
import nn.train.Scores;
import nn.train.Start;
import org.junit.jupiter.api.Test;

class SeveralOutputsTest {
    private static final int ROWS = 12;
    private static final Network NETWORK = GoldenOutputs.network();
    private static final Tensor X = drawn("x", 5);
    private static final Tensor PRICES = drawn("prices", 2);
    private static final Tensor KINDS = Tensor.of(Shape.of(ROWS), 0, 1, 2, 0, 1, 2, 0, 1, 2, 2, 1, 0);
    private static final Dataset DATA = Dataset.of(X, Map.of("price", PRICES, "kind", KINDS));
    private static final Loop LOOP = new Loop(new PlainEngine(), Device.CPU);

    private static Tensor drawn(String name, int width) {
        Randoms randoms = Randoms.of(3, name, 0);
        float[] values = new float[ROWS * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) randoms.nextGaussian();
        }
        return Tensor.of(Shape.of(ROWS, width), values);
    }

    private static Fit both(Fit fit) {
        return fit.loss("kind", sparseCategoricalCrossentropy())
                .loss("price", meanSquaredError(), 0.3)
                .optimizer(sgd(0.1))
                .batchSize(4)
                .verbose(0);
    }

    private static Plan plan(Compilation chosen) {
        return new Plan(NETWORK, chosen.objectives(NETWORK), chosen.optimizer(), chosen.seed(), chosen.hasMetrics());
    }

    private static Loop.Trained train(Dataset data, UnaryOperator<Fit> more) {
        Fit fit = more.apply(both(Fit.DEFAULT));
        Plan plan = plan(fit.compilation());
        State start = plan.start(NETWORK.draw(1));
        return LOOP.train(plan, Start.of(start, History.EMPTY), data, fit);
    }

    private static Scores evaluate(Dataset data, UnaryOperator<Fit> chosen) {
        Compilation compilation = chosen.apply(Fit.DEFAULT).compilation();
        Plan plan = plan(compilation);
        return LOOP.evaluate(plan, plan.start(NETWORK.draw(1)), data, compilation, 5);
    }

    private static void assertRefused(Dataset data, UnaryOperator<Fit> fit, String message) {
        assertThatThrownBy(() -> train(data, fit))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void logsAreNamedAfterTheOutputs() {
        History history = train(
                        DATA,
                        fit -> fit.metrics("kind", accuracy())
                                .metrics("price", mae())
                                .validation(DATA))
                .history();
        assertThat(history.values().keySet())
                .containsExactly(
                        "loss",
                        "kind_loss",
                        "price_loss",
                        "kind_accuracy",
                        "price_mae",
                        "val_loss",
                        "val_kind_loss",
                        "val_price_loss",
                        "val_kind_accuracy",
                        "val_price_mae");
    }

    @Test
    void theLossIsTheWeightedSumAndThePenalty() {
        Scores scores = evaluate(DATA, SeveralOutputsTest::both);
        Scores unweighted = evaluate(DATA, fit -> both(fit).lossWeights(Map.of("price", 0.0)));
        assertThat(scores.loss()).isCloseTo(unweighted.loss() + 0.3 * scores.get("price_loss"), within(1e-6));
        assertThat(unweighted.loss()).isGreaterThan(unweighted.get("kind_loss"));
        assertThat(unweighted.get("price_loss")).isEqualTo(scores.get("price_loss"));
    }

    @Test
    void dataByNameIsDataInTheNetworksOrder() {
        Dataset inOrder = Dataset.of(List.of(X), List.of(KINDS, PRICES));
        Dataset named = Dataset.of(Map.of("input", X), Map.of("price", PRICES, "kind", KINDS));
        History history = train(DATA, fit -> fit.epochs(2)).history();
        assertThat(train(inOrder, fit -> fit.epochs(2)).history()).isEqualTo(history);
        assertThat(train(named, fit -> fit.epochs(2)).history()).isEqualTo(history);
    }

    @Test
    void aLossWithoutANameIsThatOfEachOutput() {
        Dataset data = Dataset.of(X, Map.of("kind", KINDS, "price", PRICES));
        Scores shared = evaluate(data, fit -> fit.loss(meanSquaredError()));
        Scores named =
                evaluate(data, fit -> fit.loss("kind", meanSquaredError()).loss("price", meanSquaredError()));
        assertThat(shared).isEqualTo(named);
        assertThat(shared.values()).containsOnlyKeys("loss", "kind_loss", "price_loss");
    }

    @Test
    void anOutputWithoutALossIsNotTrained() {
        Fit fit = Fit.DEFAULT
                .loss("kind", sparseCategoricalCrossentropy())
                .metrics("kind", accuracy())
                .optimizer(sgd(0.1))
                .verbose(0);
        Plan plan = plan(fit.compilation());
        State start = plan.start(NETWORK.draw(1));
        Loop.Trained trained = LOOP.train(plan, Start.of(start, History.EMPTY), DATA, fit);
        assertThat(trained.history().values().keySet()).containsExactly("loss", "kind_accuracy");
        assertThat(trained.state().weights().get("price/kernel"))
                .isEqualTo(start.weights().get("price/kernel"));
        assertThat(trained.state().weights().get("kind/kernel"))
                .isNotEqualTo(start.weights().get("kind/kernel"));
        assertThat(LOOP.train(plan, Start.of(start, History.EMPTY), Dataset.of(X, KINDS), fit)
                        .history())
                .isEqualTo(trained.history());
    }

    @Test
    void rowsCountByOutput() {
        float[] none = new float[ROWS];
        Scores all = evaluate(DATA, SeveralOutputsTest::both);
        Scores weighted = evaluate(DATA.sampleWeights("price", none), SeveralOutputsTest::both);
        assertThat(weighted.get("price_loss")).isZero();
        assertThat(weighted.get("kind_loss")).isEqualTo(all.get("kind_loss"));
        assertThat(evaluate(DATA.sampleWeights(none), SeveralOutputsTest::both).get("kind_loss"))
                .isZero();
    }

    @Test
    void classesCountByOutput() {
        float[] weights = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            weights[i] = KINDS.ints()[i] == 1 ? 3 : 1;
        }
        History byRow = train(DATA.sampleWeights("kind", weights), fit -> fit).history();
        assertThat(train(DATA, fit -> fit.classWeights("kind", Map.of(1, 3.0))).history())
                .isEqualTo(byRow);
        assertThat(byRow).isNotEqualTo(train(DATA, fit -> fit).history());
    }

    @Test
    void callbacksWatchOneOutput() {
        History history = train(
                        DATA,
                        fit -> fit.epochs(5)
                                .validation(DATA)
                                .callbacks(earlyStopping("val_price_loss")
                                        .minDelta(100)
                                        .patience(1)))
                .history();
        assertThat(history.epochs()).isEqualTo(2);
        assertThat(history.stopped()).contains("val_price_loss");
    }

    @Test
    void aLossThatIsNoNumberNamesItsOutput() {
        float[] infinite = new float[ROWS * 2];
        java.util.Arrays.fill(infinite, Float.MAX_VALUE);
        Dataset wild = Dataset.of(X, Map.of("kind", KINDS, "price", Tensor.of(Shape.of(ROWS, 2), infinite)));
        assertThat(train(wild, fit -> fit).history().diverged())
                .isEqualTo("the loss of \"price\" became Infinity in epoch 1, at step 1 of 3");
    }

    @Test
    void namesThatThereAreNotAreRefused() {
        assertRefused(
                DATA,
                fit -> fit.loss("prize", meanSquaredError()),
                "fit: there is no output \"prize\": the network has [kind, price].\nMaybe \"price\" is meant.");
        assertRefused(
                DATA,
                fit -> fit.classWeights("knd", Map.of(1, 2.0)),
                "classWeights: there is no output \"knd\": the network has [kind, price].\nMaybe \"kind\" is meant.");
        assertRefused(
                Dataset.of(X, Map.of("kind", KINDS, "prices", PRICES)),
                fit -> fit,
                "the data is for an output \"prices\", but the network has the outputs [kind, price].\n"
                        + "Maybe \"price\" is meant.");
        assertRefused(
                Dataset.of(X, Map.of("kind", KINDS)),
                fit -> fit,
                "the data has nothing for the output \"price\", but only for [kind].\nMaybe add it by its name.");
        assertRefused(
                Dataset.of(Map.of("image", X), Map.of("kind", KINDS, "price", PRICES)),
                fit -> fit,
                "the data is for an input \"image\", but the network has the inputs [input].");
    }

    @Test
    void whatNamesNoOutputIsRefusedWhereThereAreSeveral() {
        assertRefused(
                DATA,
                fit -> fit.metrics(accuracy()),
                "metrics(…): the network has the outputs [kind, price], and [accuracy()] names none of them.\n"
                        + "Maybe name it: metrics(\"kind\", accuracy()).");
        assertRefused(
                DATA,
                fit -> fit.classWeights(Map.of(1, 2.0)),
                "classWeights: the network has the outputs [kind, price], and the weights name none of them.\n"
                        + "Maybe name it: classWeights(\"kind\", …).");
        assertRefused(
                Dataset.of(X, KINDS),
                fit -> fit,
                "the data has targets for 1 outputs, but the network has 2, [kind, price].\n"
                        + "Maybe give the targets by name: Dataset.of(inputs, Map.of(\"kind\", …)).");
    }

    @Test
    void metricsWantALoss() {
        assertThatThrownBy(() -> evaluate(
                        DATA, fit -> fit.loss("kind", meanSquaredError()).metrics("price", mae())))
                .hasMessage("the output \"price\" has no loss, but [mae()].\nMaybe add .loss(\"price\", …) to what is"
                        + " handed to fit or training; its weight may be 0, if it is only to be reported.");
    }

    @Test
    void whatDoesNotFitNamesItsOutput() {
        assertRefused(
                Dataset.of(X, Map.of("kind", KINDS, "price", KINDS)),
                fit -> fit.loss("kind", categoricalCrossentropy()),
                "output \"price\": row 2: the label 2 does not fit an output 2 wide, whose labels are 0 to 1.\n"
                        + "Maybe make the last layer dense(3) or wider.");
        assertRefused(
                DATA,
                fit -> fit.loss("kind", sparseCategoricalCrossentropy().fromLogits()),
                "output \"kind\": the loss is told to get logits, but the last layer's activation is softmax, which"
                        + " gives probabilities.\nMaybe leave out .fromLogits(), or the activation.");
    }
}
