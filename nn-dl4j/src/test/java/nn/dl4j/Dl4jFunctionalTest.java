package nn.dl4j;

import static nn.Layers.concatenate;
import static nn.Layers.dense;
import static nn.Layers.input;
import static nn.Layers.reshape;
import static nn.Losses.halfSquaredError;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Metrics.mae;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.loss.Loss;
import nn.onnx.Export;
import nn.onnx.Onnx;
import nn.train.Fit;
import nn.train.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains networks of several inputs and outputs by name, as users do. */
class Dl4jFunctionalTest {
    private static final int ROWS = 60;
    private static final Tensor LEFT = drawn("left", 2);
    private static final Tensor RIGHT = drawn("right", 2);
    private static final Dataset DATA = Dataset.of(
                    Map.of("right", RIGHT, "left", LEFT), Map.of("kind", kinds(), "price", drawn("price", 1)))
            .sampleWeights("price", drawn("weights", 1).floats());

    private static Functional network() {
        Symbol left = input("left", 2);
        Symbol right = input("right", 2);
        Symbol both = concatenate(left, right).then(dense(8).tanh());
        return Functional.of(
                List.of(left, right),
                List.of(both.then(dense(2).softmax().named("kind")), both.then(dense(1).named("price"))));
    }

    private static Tensor drawn(String name, int width) {
        Randoms randoms = Randoms.of(5, name, 0);
        float[] values = new float[width * ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) randoms.nextDouble();
        }
        return Tensor.of(Shape.of(ROWS, width), values);
    }

    private static Tensor kinds() {
        float[] left = LEFT.floats();
        int[] kinds = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            kinds[i] = left[2 * i] > 0.5 ? 1 : 0;
        }
        return Tensor.of(Shape.of(ROWS), kinds);
    }

    private static Fit both(Fit fit) {
        return fit.loss("kind", sparseCategoricalCrossentropy())
                .loss("price", meanSquaredError(), 0.5)
                .metrics("kind", accuracy())
                .metrics("price", mae())
                .classWeights("kind", Map.of(0, 0.5, 1, 2.0))
                .validationSplit(0.2)
                .optimizer(adam(0.02))
                .seed(3)
                .verbose(0);
    }

    private static void near(History expected, History got) {
        assertThat(got.values().keySet()).isEqualTo(expected.values().keySet());
        expected.values().forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                assertThat(got.values().get(name).get(i))
                        .as("%s of epoch %d", name, i)
                        .isCloseTo(values.get(i), within(1e-5));
            }
        });
    }

    private static void near(Tensor expected, Tensor got) {
        assertThat(got.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.floats().length; i++) {
            assertThat(got.floats()[i]).isCloseTo(expected.floats()[i], within(1e-5f));
        }
    }

    @Test
    void learnsByNameWhatTheEngineOnnxLearns() {
        Model dl4j = network().fit(DATA, fit -> both(fit).engine("dl4j").epochs(3));
        Model onnx = network().fit(DATA, fit -> both(fit).engine("onnx").epochs(3));

        near(onnx.history(), dl4j.history());
        onnx.state()
                .weights()
                .forEach((name, weight) -> near(weight, dl4j.state().weights().get(name)));
        assertThat(dl4j.history().values())
                .containsKeys("kind_loss", "price_loss", "kind_accuracy", "price_mae", "val_price_loss");
    }

    @Test
    void goesOnFromAFileThatPredictsTheSameByName(@TempDir Path folder) {
        Model whole = network().fit(DATA, fit -> both(fit).engine("dl4j").epochs(4));
        Model half = network().fit(DATA, fit -> both(fit).engine("dl4j").epochs(2));
        Path path = folder.resolve("half.onnx");
        Onnx.save(half, path, Export::withState);
        Model loaded = Onnx.load(path);

        Model on =
                loaded.fit(DATA, fit -> both(fit).engine("dl4j").initialEpoch(2).epochs(4));

        assertThat(on.history().values()).isEqualTo(whole.history().values());
        assertThat(on.state()).isEqualTo(whole.state());
        Map<String, Tensor> rows = Map.of("right", RIGHT, "left", LEFT);
        half.predict(rows)
                .forEach((name, numbers) -> near(numbers, loaded.predict(rows).get(name)));
    }

    private static float[][] positions() {
        float[][] positions = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            positions[row] = drawn("positions", 3).row(row).floats();
        }
        return positions;
    }

    private static Model sequences(String engine, Loss loss) {
        Dataset rows = Dataset.of(LEFT, drawn("targets", 6).reshape(Shape.of(ROWS, 3, 2)))
                .sampleWeights(positions());
        return Sequential.of(dense(6), reshape(3, 2))
                .fit(
                        rows,
                        fit -> fit.engine(engine)
                                .loss(loss)
                                .optimizer(sgd(0.1))
                                .epochs(2)
                                .verbose(0));
    }

    @Test
    void weighsPositionsOfSequences() {
        near(
                sequences("onnx", meanSquaredError()).history(),
                sequences("dl4j", meanSquaredError()).history());
    }

    @Test
    void refusesToWeighPositionsWhereTheLossHasNone() {
        assertThatThrownBy(() -> sequences("dl4j", halfSquaredError()))
                .isInstanceOf(NnException.class)
                .hasMessage("the sample weights of \"reshape\" are one a position, but halfSquaredError() gives one"
                        + " number a row.\nMaybe give one weight a row.");
    }
}
