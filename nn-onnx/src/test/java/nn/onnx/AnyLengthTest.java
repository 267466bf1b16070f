package nn.onnx;

import static nn.Layers.TIME;
import static nn.Layers.activation;
import static nn.Layers.add;
import static nn.Layers.conv1D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lambda;
import static nn.Layers.lstm;
import static nn.Layers.multiply;
import static nn.Layers.permute;
import static nn.Layers.positionEmbedding;
import static nn.Layers.reshape;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nn.Activations;
import nn.Functional;
import nn.Model;
import nn.Predictor;
import nn.Sequential;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.op.Ops;
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
    void aTrainingTakesOneLength() {
        assertThatThrownBy(() -> model.fit(data(8, 5), fit -> fit.validation(data(4, 9))))
                .isInstanceOf(NnException.class)
                .hasMessage("validation: a training takes sequences of one length, [input: [5, 2]], but these rows are"
                        + " [input: [9, 2]].\nMaybe pad both to one length, or evaluate(…) these rows after the fit.");
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
    void outputsOfAnyLengthGoIntoArraysThatFit() {
        Model open = Sequential.of(lstm(4).returnSequences(), dense(2))
                .input(TIME, 3)
                .init(1);
        try (Predictor predictor = open.predictor()) {
            float[] output = new float[8];
            predictor.predict(new float[12], output);
            assertThat(output).isEqualTo(open.predict(new float[12]));
            assertThatThrownBy(() -> predictor.predict(new float[12], new float[7]))
                    .isInstanceOf(NnException.class)
                    .hasMessage("the network gives 8 numbers a row, but was to put them into 7.");
        }
    }

    @Test
    void classesAreCountedInWhatCameOut() {
        Sequential layers =
                Sequential.of(dense(4).tanh(), permute(2, 1), globalAveragePool1D(), activation(Activations.softmax()));
        Tensor rows = data(2, 6).input();
        assertThat(layers.input(TIME, 2).init(1).predictClasses(rows))
                .isEqualTo(layers.input(6, 2).init(1).predictClasses(rows))
                .hasSize(2);
    }

    /** The example that is predicted to warm up, and those that a file is verified by, are as long as the layers take. */
    @Test
    void shortTablesOfPlacesPredictAndSave() {
        for (int places : new int[] {1, 2, 5, 7, 12}) {
            Model small = Sequential.of(embedding(9, 2), positionEmbedding(places), dense(1))
                    .input(TIME)
                    .init(1);
            assertThat(small.predict(Tensor.zeros(Shape.of(2, 1))).shape()).isEqualTo(Shape.of(2, 1, 1));
            assertThat(Onnx.save(small, folder.resolve("places.onnx")).rows()).isEqualTo(64);
        }
        Symbol wide = input("wide", TIME, 2);
        Symbol narrow = input("narrow", Length.of("other"), 2);
        Functional two = Functional.of(
                List.of(wide, narrow),
                add(
                        wide.then(conv1D(2, 9), globalAveragePool1D()),
                        narrow.then(positionEmbedding(4), globalAveragePool1D())));
        assertThat(Onnx.save(two.init(0), folder.resolve("two.onnx")).rows()).isEqualTo(64);
    }

    @Test
    void mergesRepeatOneStepForAnyLength() {
        Symbol rows = input("rows", TIME, 2);
        Functional excited = Functional.of(
                rows, multiply(rows, rows.then(globalAveragePool1D(), dense(2).sigmoid(), reshape(1, 2))));
        assertThat(excited.network().output()).isEqualTo(Shape.of(TIME, 2));
        Model any = excited.init(2);
        Symbol six = input("rows", 6, 2);
        Model fixed = Model.of(
                Functional.of(six, multiply(six, six.then(globalAveragePool1D(), dense(2).sigmoid(), reshape(1, 2)))),
                any.state(),
                any.compilation(),
                any.history(),
                any.schema());
        assertThat(any.predict(data(3, 6).input()))
                .isEqualTo(fixed.predict(data(3, 6).input()));
    }

    @Test
    void lambdasKeepAnyLength() {
        Sequential layers = Sequential.of(lambda("doubled", x -> Ops.mul(x, 2)), lstm(2));
        Tensor rows = data(3, 5).input();
        assertThat(layers.input(TIME, 2).init(1).predict(rows))
                .isEqualTo(layers.input(5, 2).init(1).predict(rows));
    }

    @Test
    void filesRefuseRowsWithoutNumbers() {
        Path path = folder.resolve("empty.onnx");
        Onnx.save(model, path);
        try (OnnxModel file = Onnx.open(path)) {
            for (int[] shape : new int[][] {{0, 5, 2}, {2, 0, 2}}) {
                assertThatThrownBy(() -> file.predict(Map.of("input", Tensor.zeros(Shape.of(shape)))))
                        .isInstanceOf(NnException.class)
                        .hasMessageContaining(", without a number.\nMaybe leave the call out where there are no rows");
            }
        }
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
