package nn.onnx;

import static nn.Layers.TIME;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.gru;
import static nn.Layers.lstm;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import nn.Model;
import nn.Predictor;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnyLengthTest {
    private static final Sequential LAYERS = Sequential.of(lstm(4), dense(1));

    private final Model model = LAYERS.input(TIME, 2)
            .fit(
                    data(32, 6),
                    fit -> fit.loss(meanSquaredError())
                            .optimizer(adam(0.01))
                            .epochs(2)
                            .verbose(0));

    @TempDir
    private Path folder;

    private static Dataset data(int rows, int length) {
        Random random = new Random(length);
        float[] inputs = new float[rows * length * 2];
        float[] targets = new float[rows];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
            targets[i / (length * 2)] += inputs[i] / length;
        }
        return Dataset.of(Tensor.of(Shape.of(rows, length, 2), inputs), Tensor.of(Shape.of(rows, 1), targets));
    }

    /** The same weights in a network of one length. */
    private Model fixedTo(int length) {
        return Model.of(LAYERS.input(length, 2), model.state(), model.compilation(), model.history(), model.schema());
    }

    @Test
    void aNetworkLearnsAtOneLengthAsOneOfThatLengthDoes() {
        Model fixed = LAYERS.fit(
                data(32, 6),
                fit -> fit.loss(meanSquaredError())
                        .optimizer(adam(0.01))
                        .epochs(2)
                        .verbose(0));
        assertThat(model.weights()).isEqualTo(fixed.weights());
        assertThat(model.history()).isEqualTo(fixed.history());
    }

    @Test
    void itLearnsOnAtAnother() {
        Model longer = model.fit(data(32, 9), fit -> fit.epochs(1).verbose(0));
        Model expected = fixedTo(9).fit(data(32, 9), fit -> fit.epochs(1).verbose(0));
        assertThat(longer.weights()).isEqualTo(expected.weights());
        assertThat(longer.architecture()).hasToString("Sequential.of(lstm(4), dense(1)).input(TIME, 2)");
    }

    @Test
    void itIsEvaluatedAndPredictsAtAny() {
        for (int length : new int[] {1, 6, 40}) {
            Dataset data = data(10, length);
            assertThat(model.evaluate(data)).isEqualTo(fixedTo(length).evaluate(data));
            assertThat(model.predict(data)).isEqualTo(fixedTo(length).predict(data));
        }
        assertThat(model.predict(Tensor.zeros(Shape.of(0, 5, 2))).shape()).isEqualTo(Shape.of(0, 1));
        Tensor many = Tensor.zeros(Shape.of(1500, 3, 2));
        assertThat(model.predict(many).shape()).isEqualTo(Shape.of(1500, 1));
    }

    @Test
    void rowsAsArraysHaveTheLengthThatTheyHave() {
        float[] row = {1, -1, 0.5f, 2, 3, 0};
        float[] expected = fixedTo(3).predict(row);
        assertThat(model.predict(row)).isEqualTo(expected);
        float[] output = new float[1];
        try (Predictor predictor = model.predictor()) {
            predictor.predict(row, output);
        }
        assertThat(output).isEqualTo(expected);
        assertThat(model.predict(new float[][] {row, row})[1]).isEqualTo(expected);
        assertThatThrownBy(() -> model.predict(new float[3]))
                .isInstanceOf(NnException.class)
                .hasMessage("the network takes rows of [time, 2], 2 numbers a step, but was given 3.");
    }

    @Test
    void outputsMayHaveALengthThemselves() {
        Model tagger = Sequential.of(embedding(9, 3).maskZero(), gru(4).returnSequences(), dense(2).softmax())
                .input(TIME)
                .init(1);
        Tensor words = Tensor.of(Shape.of(2, 4), 3, 1, 2, 0, 8, 8, 0, 0);
        assertThat(tagger.predict(words).shape()).isEqualTo(Shape.of(2, 4, 2));
        assertThat(tagger.predict(words.rows(0, 1).reshape(Shape.of(4))).shape())
                .isEqualTo(Shape.of(4, 2));
        assertThat(tagger.predict(3, 1, 2)).hasSize(6);
        assertThat(tagger.predictClasses(words)).hasSize(8);
    }

    @Test
    void aFileTakesAnyLengthAndComesBack() {
        Path path = folder.resolve("any.onnx");
        Report report = Onnx.save(model, path, export -> export.withState());
        assertThat(report.rows()).isEqualTo(64);
        Model back = Onnx.load(path);
        assertThat(back.network().inputs()).containsExactly(new Input("input", Shape.of(TIME, 2)));
        try (OnnxModel file = Onnx.open(path)) {
            for (int length : new int[] {2, 30}) {
                Tensor rows = data(5, length).input();
                assertThat(file.predict(Map.of("input", rows)).get("output").floats())
                        .isEqualTo(model.predict(rows).floats());
                assertThat(back.predict(rows)).isEqualTo(model.predict(rows));
            }
        }
        assertThat(back.fit(data(32, 7), fit -> fit.epochs(1).verbose(0)).weights())
                .isEqualTo(
                        model.fit(data(32, 7), fit -> fit.epochs(1).verbose(0)).weights());
    }
}
