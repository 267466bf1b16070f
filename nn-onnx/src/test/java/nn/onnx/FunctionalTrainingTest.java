package nn.onnx;

import static nn.Callbacks.earlyStopping;
import static nn.Layers.concatenate;
import static nn.Layers.dense;
import static nn.Layers.input;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.ConfusionMatrix;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionalTrainingTest {
    private static final int ROWS = 240;
    private static final Tensor LEFT = drawn("left");
    private static final Tensor RIGHT = drawn("right");
    private static final Dataset DATA =
            Dataset.of(Map.of("right", RIGHT, "left", LEFT), Map.of("kind", kinds(), "price", prices()));

    private static final Symbol LEFTS = input("left", 2);
    private static final Symbol RIGHTS = input("right", 2);

    private static Functional network() {
        return Functional.of(List.of(LEFTS, RIGHTS), outputs());
    }

    private static List<Symbol> outputs() {
        Symbol both = concatenate(LEFTS, RIGHTS).then(dense(24).tanh());
        return List.of(both.then(dense(2).softmax().named("kind")), both.then(dense(1).named("price")));
    }

    private static Tensor drawn(String name) {
        Randoms randoms = Randoms.of(5, name, 0);
        float[] values = new float[2 * ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * randoms.nextDouble() - 1);
        }
        return Tensor.of(Shape.of(ROWS, 2), values);
    }

    /** Tells whether the first numbers have one sign, which neither input says alone. */
    private static Tensor kinds() {
        float[] left = LEFT.floats();
        float[] right = RIGHT.floats();
        int[] kinds = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            kinds[i] = left[2 * i] * right[2 * i] > 0 ? 1 : 0;
        }
        return Tensor.of(Shape.of(ROWS), kinds);
    }

    private static Tensor prices() {
        float[] left = LEFT.floats();
        float[] right = RIGHT.floats();
        float[] prices = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            prices[i] = left[2 * i + 1] + 2 * right[2 * i + 1];
        }
        return Tensor.of(Shape.of(ROWS), prices);
    }

    private static Fit both(Fit fit) {
        return fit.loss("kind", sparseCategoricalCrossentropy())
                .loss("price", meanSquaredError(), 0.5)
                .metrics("kind", accuracy())
                .optimizer(adam(0.02))
                .seed(3)
                .verbose(0);
    }

    @Test
    void learnsBothOutputsByName() {
        Model model = network().fit(DATA, fit -> both(fit).epochs(60));
        assertThat(model.evaluate(DATA).get("kind_accuracy")).isGreaterThan(0.95);
        assertThat(model.evaluate(DATA).get("price_loss")).isLessThan(0.05);
        Map<String, Tensor> found = model.predict(
                Map.of("left", Tensor.of(new float[] {0.5f, 0.25f}), "right", Tensor.of(new float[] {0.5f, 0.25f})));
        assertThat(found.get("kind").floats()[1]).isGreaterThan(0.5f);
        assertThat(found.get("price").floats()[0]).isBetween(0.45f, 1.05f);
    }

    @Test
    void goesOnFromAFile(@TempDir Path folder) {
        Model whole = network().fit(DATA, fit -> both(fit).epochs(4));
        Model half = network().fit(DATA, fit -> both(fit).epochs(2));
        Path path = folder.resolve("half.onnx");
        Onnx.save(half, path, Export::withState);
        Model loaded = Onnx.load(path);
        assertThat(loaded.compilation()).isEqualTo(half.compilation());
        assertThat(loaded.evaluate(DATA)).isEqualTo(half.evaluate(DATA));
        Model on = loaded.fit(DATA, fit -> fit.initialEpoch(2).epochs(4).verbose(0));
        assertThat(on.history().values()).isEqualTo(whole.history().values());
        assertThat(on.state()).isEqualTo(whole.state());
    }

    @Test
    void stopsByTheLossOfOneOutput() {
        Model model = network()
                .fit(
                        DATA,
                        fit -> both(fit)
                                .epochs(9)
                                .validationSplit(0.25)
                                .callbacks(earlyStopping("val_price_loss")
                                        .minDelta(100)
                                        .patience(2)));
        assertThat(model.history().epochs()).isEqualTo(3);
        assertThat(model.history().values().keySet())
                .containsExactly(
                        "loss",
                        "kind_loss",
                        "price_loss",
                        "kind_accuracy",
                        "val_loss",
                        "val_kind_loss",
                        "val_price_loss",
                        "val_kind_accuracy");
    }

    @Test
    void countsConfusionsOfOneOutputByName() {
        Functional backwards = Functional.of(List.of(RIGHTS, LEFTS), outputs());
        Model model = backwards.fit(
                DATA, fit -> both(fit).optimizer(adam(0.02)).epochs(30).verbose(0));
        Map<String, Tensor> rows = Map.of("left", LEFT, "right", RIGHT);
        Tensor kinds = model.predict(rows).get("kind");
        ConfusionMatrix expected = ConfusionMatrix.of(kinds, kinds());
        assertThat(expected.accuracy()).isGreaterThan(0.9);
        Dataset inOrder = Dataset.of(List.of(RIGHT, LEFT), List.of(kinds(), prices()));
        for (Dataset data : List.of(DATA, inOrder)) {
            assertThat(model.confusion("kind", data)).hasToString(expected.toString());
        }
        assertThat(model.confusion("kind", DATA).report()).isEqualTo(expected.report());
        assertThatThrownBy(() -> model.confusion(DATA))
                .hasMessage("confusion: the network gives 2 outputs, [kind, price].\n"
                        + "Maybe name the one: confusion(\"kind\", data).");
        assertThatThrownBy(() -> model.predict(DATA))
                .hasMessage("the network gives 2 outputs, but one was asked for.\n"
                        + "Maybe use predict(Map.of(\"left\", data.input(\"left\"), …)), which gives all of them.");
        assertThatThrownBy(() -> model.predict(inOrder))
                .hasMessageEndingWith("Maybe use predict(data.inputs()), which gives all of them.");
        assertThatThrownBy(() -> model.confusion("kinds", DATA))
                .hasMessage("confusion: there is no output \"kinds\": the network has [kind, price].\n"
                        + "Maybe \"kind\" is meant.");
        assertThatThrownBy(() -> model.confusion("kind", Dataset.of(List.of(RIGHT, LEFT), kinds())))
                .hasMessage("confusion: the data has targets for 1 outputs, but the network has 2, [kind, price].\n"
                        + "Maybe give the targets by name: Dataset.of(inputs, Map.of(\"kind\", …)).");
    }

    @Test
    void classifiesRowsOfSeveralInputsByName() {
        Model model = Functional.of(List.of(RIGHTS, LEFTS), outputs().get(0)).init(3);
        Dataset data = Dataset.of(Map.of("left", LEFT, "right", RIGHT), kinds());
        Tensor kinds = model.predict(List.of(RIGHT, LEFT)).get(0);
        assertThat(model.predictClasses(data)).containsExactly(model.decision().classes(kinds));
        assertThat(model.confusion(data))
                .hasToString(ConfusionMatrix.of(kinds, kinds()).toString());
    }

    @Test
    void aChainTakesOneInput() {
        assertThatThrownBy(() -> Sequential.of(dense(2)).fit(DATA, fit -> both(fit)))
                .hasMessage("Sequential takes one input, but the data has features for 2.\n"
                        + "Maybe use the functional form: Functional.of(List.of(…), output).");
    }

    @Test
    void namesTheInputThatTheDataLacks() {
        Dataset lacking = Dataset.of(Map.of("left", LEFT), Map.of("kind", kinds(), "price", prices()));
        assertThatThrownBy(() -> network().fit(lacking, FunctionalTrainingTest::both))
                .hasMessage("the data has nothing for the input \"right\", but only for [left].\n"
                        + "Maybe add it by its name.");
    }
}
