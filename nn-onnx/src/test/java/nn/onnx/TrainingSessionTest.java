package nn.onnx;

import static nn.Layers.batchNormalization;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.input;
import static nn.Layers.share;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static nn.Schedules.exponentialDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.TrainingSession;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Shared;
import nn.train.Fit;
import nn.train.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSessionTest {
    private static final Dataset DATA = data(64);

    private static Dataset data(int rows) {
        Randoms randoms = Randoms.of(5, "rows", 0);
        float[][] features = new float[rows][4];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 4; j++) {
                features[i][j] = (float) randoms.nextGaussian();
            }
            labels[i] = features[i][0] > features[i][1] ? 1 : 0;
        }
        return Dataset.of(features, labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam"})
    void takesTheStepsThatAFitTakes(String optimizer) {
        UnaryOperator<Fit> settings = fit -> fit.loss(sparseCategoricalCrossentropy())
                .optimizer(
                        optimizer.equals("sgd")
                                ? sgd(exponentialDecay(0.1, 3, 0.9)).momentum(0.9)
                                : adam(0.01))
                .metrics(accuracy());
        Model model = Sequential.of(dense(8).relu(), batchNormalization(), dropout(0.3), dense(2).softmax())
                .input(4)
                .init(7);
        Model fitted = model.fit(
                DATA,
                fit -> settings.apply(fit)
                        .shuffle(false)
                        .batchSize(16)
                        .epochs(2)
                        .verbose(0));
        try (TrainingSession training = model.training(settings)) {
            for (int step = 0; step < 8; step++) {
                Scores scores = training.step(DATA.rows(step % 4 * 16, step % 4 * 16 + 16));
                assertThat(scores.values()).containsOnlyKeys("loss", "accuracy");
            }
            assertThat(training.steps()).isEqualTo(8);
            assertThat(training.model().state()).isEqualTo(fitted.state());
            assertThat(training.predict(DATA.input()).floats())
                    .isEqualTo(training.model().predict(DATA.input()).floats());
            assertThat(training.evaluate(DATA).loss())
                    .isEqualTo(training.model().evaluate(DATA).loss());
        }
    }

    /** Rows of 1200 bytes are copied at first, and handed over where they lie when a batch has many. */
    @ParameterizedTest
    @ValueSource(strings = {"rmsprop", "adam", "sgd"})
    void takesBatchesOfManySizesAsAFitWould(String optimizer) {
        UnaryOperator<Fit> settings = fit -> fit.loss(meanSquaredError())
                .optimizer(
                        switch (optimizer) {
                            case "rmsprop" -> rmsprop(0.01);
                            case "adam" -> adam(0.01);
                            default -> sgd(0.01).momentum(0.5);
                        });
        Dataset rows =
                Dataset.of(Tensor.of(Shape.of(90, 300), floats(90 * 300)), Tensor.of(Shape.of(90, 2), floats(90 * 2)));
        Model model = Sequential.of(dense(4).tanh(), batchNormalization(), dense(2))
                .input(300)
                .init(3);
        Model fitted = model;
        try (TrainingSession training = model.training(settings)) {
            for (int size : new int[] {90, 20, 60, 20, 90}) {
                Dataset batch = rows.rows(0, size);
                training.step(batch);
                fitted = fitted.fit(
                        batch,
                        fit -> settings.apply(fit)
                                .shuffle(false)
                                .batchSize(size)
                                .epochs(1)
                                .verbose(0));
                assertThat(training.model().state().weights())
                        .isEqualTo(fitted.state().weights());
                assertThat(training.model().state().slots())
                        .isEqualTo(fitted.state().slots());
            }
        }
    }

    private static float[] floats(int count) {
        Randoms randoms = Randoms.of(6, "floats", 0);
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) randoms.nextGaussian();
        }
        return floats;
    }

    @Test
    void givesTheRunningMeansOfWeightsAsAFitDoesAndGoesOnWithItsOwn() {
        UnaryOperator<Fit> settings = fit -> fit.loss(sparseCategoricalCrossentropy())
                .optimizer(adam(0.01).gradientAccumulationSteps(3).useEma().emaMomentum(0.8));
        Model model =
                Sequential.of(dense(8).relu(), dense(2).softmax()).input(4).init(7);
        Model fitted = model.fit(
                DATA,
                fit -> settings.apply(fit)
                        .shuffle(false)
                        .batchSize(16)
                        .epochs(2)
                        .verbose(0));
        try (TrainingSession training = model.training(settings)) {
            assertThat(training.model().weights()).isEqualTo(model.weights());
            for (int step = 0; step < 8; step++) {
                training.step(DATA.rows(step % 4 * 16, step % 4 * 16 + 16));
            }
            Model made = training.model();
            assertThat(made.state()).isEqualTo(fitted.state());
            for (String weight : List.of("dense/kernel", "dense_1/bias")) {
                assertThat(made.weights().get(weight))
                        .isEqualTo(made.state().slots().get(weight + ":average"))
                        .isNotEqualTo(training.weights().get(weight));
            }
            assertThat(training.predict(DATA.input())).isNotEqualTo(made.predict(DATA.input()));
        }
    }

    @Test
    void handsWeightsThatAreSharedFromOneNetworkToAnother() {
        Shared critic = share("critic", dense(3).tanh(), dense(1));
        Symbol row = input("row", 2);
        Symbol noise = input("noise", 5);
        Functional criticizing = Functional.of(row, row.then(critic));
        Functional making = Functional.of(
                        noise, noise.then(dense(2).named("maker")).then(critic))
                .freeze("critic");
        UnaryOperator<Fit> settings = fit -> fit.loss(meanSquaredError()).optimizer(sgd(0.1));
        try (TrainingSession first = criticizing.training(settings);
                TrainingSession second = making.training(settings)) {
            first.step(Tensor.of(new float[][] {{1, 2}}), Tensor.of(new float[][] {{1}}));
            second.weights(first.weights());
            Tensor before = second.weights().get("critic/dense/kernel");
            assertThat(before).isEqualTo(first.weights().get("critic/dense/kernel"));
            Tensor maker = second.weights().get("maker/kernel");
            second.step(Tensor.of(new float[][] {{1, 2, 3, 4, 5}}), Tensor.of(new float[][] {{1}}));
            assertThat(second.weights().get("critic/dense/kernel")).isEqualTo(before);
            assertThat(second.weights().get("maker/kernel")).isNotEqualTo(maker);
            assertThatThrownBy(() -> second.weights(Map.of("other", before)))
                    .hasMessageStartingWith("weights: the network has none of [other].");
        }
    }

    @Test
    void weighsClassesAsAFitDoes() {
        Model model = Sequential.of(dense(2).softmax()).input(4).init(7);
        UnaryOperator<Fit> settings = fit ->
                fit.loss(sparseCategoricalCrossentropy()).optimizer(adam(0.01)).classWeights(Map.of(0, 5.0, 1, 0.5));
        Model fitted = model.fit(
                DATA, fit -> settings.apply(fit).shuffle(false).batchSize(64).verbose(0));
        try (TrainingSession training = model.training(settings)) {
            training.step(DATA);
            assertThat(training.weights()).isEqualTo(fitted.weights());
        }
    }

    @Test
    void goesOnAtTheRateThatIsSet() {
        Model model = Sequential.of(dense(1)).input(1).init(0);
        try (TrainingSession training =
                model.training(fit -> fit.loss(meanSquaredError()).optimizer(sgd(0.5)))) {
            assertThat(training.learningRate()).isEqualTo(0.5);
            training.learningRate(0);
            training.step(Tensor.of(new float[][] {{1}}), Tensor.of(new float[][] {{1}}));
            assertThat(training.weights()).isEqualTo(model.weights());
            assertThatThrownBy(() -> training.step(Tensor.zeros(Shape.of(1, 2)), Tensor.zeros(Shape.of(1, 1))))
                    .hasMessage("the network takes rows of [1], but the data has rows of [2].\n"
                            + "Maybe build the network with input(2).");
        }
        assertThatThrownBy(() -> model.training(fit -> fit))
                .hasMessage(
                        "no loss was chosen.\nMaybe add .loss(meanSquaredError()) to what is handed to fit or training.");
        assertThatThrownBy(() -> model.training(fit -> null))
                .hasMessage("training: the lambda gave null.\n"
                        + "Maybe let it give what its last word gives, as in fit -> fit.epochs(5).");
    }

    @Test
    void knowsTheDataThatItLearnedFrom() {
        Tensor rows = Tensor.of(new float[][] {{-3, 1}, {2, 5}});
        Sequential network = Sequential.of(dense(2).softmax()).input(2);
        try (TrainingSession training = network.training(fit -> fit.loss(sparseCategoricalCrossentropy()))) {
            training.step(Dataset.of(rows, "cat", "dog"));
            assertThat(training.model().schema()).isEqualTo(new Schema(List.of("cat", "dog"), -3, 5));
            assertThatThrownBy(() -> training.step(Dataset.of(rows, "dog", "eel")))
                    .hasMessageStartingWith("the data names its classes [dog, eel], but the model learned [cat, dog].");
            assertThatThrownBy(() -> training.learningRate(1e300)).hasMessageContaining("1.0E300");
        }
    }

    @Test
    void closesWhenAStepOfAnotherThreadIsDone() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            TrainingSession training = Sequential.of(dense(4).relu(), dense(2).softmax())
                    .input(4)
                    .training(fit -> fit.loss(sparseCategoricalCrossentropy()).optimizer(adam()));
            List<Throwable> thrown = new CopyOnWriteArrayList<>();
            Thread other = new Thread(() -> {
                try {
                    while (true) {
                        training.step(DATA);
                    }
                } catch (IllegalStateException | IllegalArgumentException ended) {
                    thrown.add(ended);
                }
            });
            other.start();
            Thread.sleep(5);
            training.close();
            other.join();
            assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void isOfNoUseOnceItIsClosed() {
        TrainingSession training = Sequential.of(dense(1)).input(1).training(fit -> fit.loss(meanSquaredError()));
        training.close();
        training.close();
        assertThatThrownBy(() -> training.predict(List.of(Tensor.zeros(Shape.of(1, 1)))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> training.step(Tensor.zeros(Shape.of(1, 1)), Tensor.zeros(Shape.of(1, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the training is closed.\nMaybe ask for model() before closing it.");
    }
}
