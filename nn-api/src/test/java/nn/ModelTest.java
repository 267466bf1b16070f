package nn;

import static nn.Layers.dense;
import static nn.Layers.reshape;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Metrics.mae;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.ConfusionMatrix;
import nn.train.Fit;
import nn.train.TinyData;
import nn.train.TinyEngine;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final Tensor KERNEL = Tensor.of(Shape.of(3, 2), 1f, 0, 0, 1, 0, 0);

    private static Model model() {
        return TinyData.train(TinyData.rows(4), fit -> fit.optimizer(sgd(0)).metrics(accuracy()))
                .withWeights(Map.of("dense/kernel", KERNEL));
    }

    @Test
    void predictsRowsInAllForms() {
        assertThat(model().predict(5, 6, 7)).containsExactly(5, 6);
        assertThat(model().predict(new byte[] {5, (byte) 200, 7})).containsExactly(5, 200);
        assertThat(model().predict(new float[][] {{1, 2, 3}, {4, 5, 6}})).isDeepEqualTo(new float[][] {{1, 2}, {4, 5}});
        assertThat(model().predict(Tensor.of(Shape.of(3), 5f, 6, 7))).isEqualTo(Tensor.of(Shape.of(2), 5f, 6));
        assertThat(model().predict(Tensor.zeros(Shape.of(4, 3))).shape()).isEqualTo(Shape.of(4, 2));
        assertThat(model().predict(TinyData.rows(9)).rows()).isEqualTo(9);
    }

    @Test
    void predictsMoreRowsThanFitAtOnce() {
        Dataset many = TinyData.rows(2500);
        Tensor all = model().predict(many);
        assertThat(all.rows(2499, 2500)).isEqualTo(model().predict(many.input().rows(2499, 2500)));
        assertThat(all.rows()).isEqualTo(2500);
    }

    @Test
    void findsTheClassOfEachRow() {
        assertThat(model().predictClasses(Tensor.of(new float[] {1, 2, 0}, new float[] {3, 2, 0})))
                .containsExactly(1, 0);
    }

    @Test
    void findsTheClassOfEachRowOfADataset() {
        Dataset data = Dataset.of(new float[][] {{1, 2, 0}, {3, 2, 0}}, new int[] {1, 1});
        assertThat(model().predictClasses(data)).containsExactly(1, 0);
    }

    @Test
    void wordsAsLabelsComeBackAsNamesOfClasses() {
        Dataset data = Dataset.of(new float[][] {{1, 2, 0}, {3, 2, 0}}, new String[] {"yes", "no"});
        Model fitted = model().fit(data, fit -> fit.verbose(0));
        assertThat(fitted.schema().classes()).containsExactly("no", "yes");
        Dataset other = Dataset.of(new float[][] {{1, 2, 0}, {3, 2, 0}}, new String[] {"yes", "maybe"});
        String message = "the data names its classes [maybe, yes], but the model learned [no, yes].\nMaybe number the"
                + " labels as the model does: Dataset.of(features, model.schema().classes(), labels).";
        assertThatThrownBy(() -> fitted.evaluate(other)).hasMessage(message);
        assertThatThrownBy(() -> fitted.confusion(other)).hasMessage(message);
        assertThatThrownBy(() -> model().fit(data, fit -> fit.validation(other)))
                .hasMessage(message);
    }

    @Test
    void learnsOnWithTheSameClassesAlone() {
        float[][] rows = {{1, 2, 0}, {3, 2, 0}, {0, 0, 1}};
        Model fitted = model().fit(Dataset.of(rows, new String[] {"no", "yes", "no"}), fit -> fit.verbose(0));
        Dataset permuted = Dataset.of(rows, new int[] {0, 1, 0}).classes(List.of("yes", "no"));
        assertThatThrownBy(() -> fitted.fit(permuted, fit -> fit.verbose(0)))
                .hasMessage("the data names its classes [yes, no], but the model learned [no, yes].\nMaybe number the"
                        + " labels as the model does: Dataset.of(features, model.schema().classes(), labels).");
        Dataset fewer = Dataset.of(rows, new String[] {"yes", "yes", "yes"});
        assertThatThrownBy(() -> fitted.fit(fewer, fit -> fit.verbose(0)))
                .hasMessageStartingWith("the data names its classes [yes], but the model learned [no, yes].");
        Dataset more = Dataset.of(rows, new String[] {"no", "yes", "zero"});
        assertThatThrownBy(() -> fitted.fit(more, fit -> fit.verbose(0)))
                .hasMessage("the data names its classes [no, yes, zero], but the model learned [no, yes].\nMaybe leave"
                        + " out the rows of [zero], for which the model has no output, or train a new network.");
        Dataset cured = Dataset.of(Tensor.of(rows), fitted.schema().classes(), "yes", "yes", "yes");
        assertThat(cured.targets().ints()).containsExactly(1, 1, 1);
        assertThat(fitted.fit(cured, fit -> fit.verbose(0)).schema().classes()).containsExactly("no", "yes");
    }

    @Test
    void countsWhatIsTakenForWhat() {
        Dataset data = Dataset.of(new float[][] {{1, 2, 0}, {3, 2, 0}}, new int[] {1, 1})
                .classes(List.of("no", "yes"));
        ConfusionMatrix matrix = model().confusion(data);
        assertThat(matrix.count(1, 0)).isEqualTo(1);
        assertThat(matrix.classes()).containsExactly("no", "yes");
    }

    @Test
    void refusesRowsOfAnotherShape() {
        assertThatThrownBy(() -> model().predict(1, 2))
                .hasMessage("the network takes rows of [3], 3 numbers, but was given 2.");
        assertThatThrownBy(() -> model().predict(Tensor.zeros(Shape.of(2, 4))))
                .hasMessage("the network takes rows of [3], or a batch [rows, …] of them, but was given [2, 4].");
        assertThatThrownBy(() -> model().output("dens", Tensor.zeros(Shape.of(3))))
                .hasMessage("there is no layer \"dens\".\nMaybe it is one of [dense].");
    }

    @Test
    void refusesWeightsThatDoNotFit() {
        assertThatThrownBy(() -> model().withWeights(Map.of("dense/kernel", Tensor.zeros(Shape.of(2, 2)))))
                .hasMessage("the weight dense/kernel must be a tensor float32 [3, 2], but was float32 [2, 2].");
        assertThatThrownBy(() -> model().withWeights(Map.of("dense/bias", Tensor.of(Shape.of(2), 1, 2))))
                .hasMessage("the weight dense/bias must be a tensor float32 [2], but was int32 [2].");
        assertThatThrownBy(() -> model().withWeights(Map.of("dense_1/bias", Tensor.zeros(Shape.of(2)))))
                .hasMessage("the network has no weights [dense_1/bias].\nMaybe they belong to another network; this"
                        + " one has [dense/kernel, dense/bias].");
    }

    @Test
    void trainingLeavesTheModelItBeganWith() {
        Model before = TinyData.train(TinyData.rows(4), fit -> fit);
        Map<String, Tensor> weights = before.weights();
        Model after = before.fit(TinyData.rows(4), fit -> fit.verbose(0));
        assertThat(before.weights()).isEqualTo(weights).isNotEqualTo(after.weights());
        assertThat(before.history().epochs()).isEqualTo(1);
        assertThat(after.history().epochs()).isEqualTo(2);
    }

    @Test
    void keepsWhatWasCompiledAndForgetsTheRest() {
        Model model = TinyData.train(
                TinyData.rows(4), fit -> fit.epochs(3).metrics(mae()).seed(7));
        assertThat(model.compilation().metrics()).containsExactly(mae());
        assertThat(model.compilation().seed()).isEqualTo(7);
        assertThat(Fit.of(model.compilation()).epochs()).isEqualTo(1);
        assertThat(Fit.of(model.compilation()).batchSize()).isEqualTo(32);
    }

    @Test
    void drawsTheSameWeightsFromTheSameSeed() {
        Sequential network = Sequential.of(dense(3), dense(2)).input(4);
        assertThat(network.init(0).weights())
                .isEqualTo(network.init(0).weights())
                .isNotEqualTo(network.init(1).weights());
        assertThat(network.init(0).weights().get("dense/bias")).isEqualTo(Tensor.zeros(Shape.of(3)));
        assertThatThrownBy(() -> Sequential.of(reshape(2)).init(0))
                .hasMessage("the shape of an input row is not known yet.\nMaybe add .input(784) first.");
    }

    @Test
    void compilesAndFitsInTwoSteps() {
        Model twoSteps = Sequential.of(dense(2))
                .compile(meanSquaredError(), sgd(0.05), mae())
                .fit(
                        TinyData.rows(8),
                        fit -> fit.engine(new TinyEngine()).epochs(2).verbose(0));
        Model one = Sequential.of(dense(2))
                .fit(
                        TinyData.rows(8),
                        fit -> fit.loss(meanSquaredError())
                                .optimizer(sgd(0.05))
                                .metrics(mae())
                                .engine(new TinyEngine())
                                .epochs(2)
                                .verbose(0));
        assertThat(twoSteps.history()).isEqualTo(one.history());
        assertThat(twoSteps.state()).isEqualTo(one.state());
    }

    @Test
    void closesThePredictorItIsAskedFor() {
        TinyEngine engine = new TinyEngine();
        Model model = TinyData.train(TinyData.rows(4), fit -> fit.engine(engine));
        try (Predictor predictor = model.predictor("cpu")) {
            assertThat(predictor.predict(1, 2, 3)).hasSize(2);
        }
        assertThat(engine.events()).endsWith("predictor", "predictor closed");
    }

    @Test
    void theNetworkIsBuiltOnceHoweverOftenItIsTrained() {
        Sequential layers = Sequential.of(dense(2)).input(3);
        Model drawn = layers.init(1);
        Model trained = layers.fit(TinyData.rows(4), TinyData::tiny);
        assertThat(drawn.network()).isSameAs(layers.network(Shape.of(3)));
        assertThat(trained.network()).isSameAs(drawn.network());
        assertThat(trained.fit(TinyData.rows(4), TinyData::tiny).network()).isSameAs(drawn.network());
    }

    @Test
    void freezingALayerThatIsNotThereIsRefusedAtOnce() {
        Sequential layers = Sequential.of(dense(2)).input(3);
        assertThatThrownBy(() -> layers.freeze("dence"))
                .hasMessage("there is no layer \"dence\" to freeze.\nMaybe it is one of [dense].");
    }

    @Test
    void wantsALossToEvaluateBy() {
        Model untrained = Sequential.of(dense(2)).input(3).init(1);
        assertThatThrownBy(() -> untrained.evaluate(TinyData.rows(4)))
                .hasMessage(
                        "no loss was chosen.\nMaybe add .loss(meanSquaredError()) to what is handed to fit or training.");
    }
}
