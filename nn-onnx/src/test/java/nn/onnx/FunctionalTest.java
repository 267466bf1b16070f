package nn.onnx;

import static nn.Layers.add;
import static nn.Layers.average;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dot;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maximum;
import static nn.Layers.minimum;
import static nn.Layers.multiply;
import static nn.Layers.residual;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static nn.Losses.meanSquaredError;
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
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionalTest {
    private static final Symbol A = input("a", 2);
    private static final Symbol B = input("b", 2);

    @Test
    void mergesNumberByNumber() {
        Model model = Functional.of(
                        List.of(A, B),
                        List.of(
                                add(A, B),
                                subtract(A, B),
                                multiply(A, B),
                                average(A, B),
                                maximum(A, B),
                                minimum(A, B),
                                concatenate(A, B),
                                dot(1, A, B),
                                A.then(dot(1).normalize(), B)))
                .init(0);
        Map<String, Tensor> found =
                model.predict(Map.of("b", Tensor.of(new float[] {-4, 5}), "a", Tensor.of(new float[] {3, 2})));
        assertThat(found.keySet())
                .containsExactly(
                        "add", "subtract", "multiply", "average", "maximum", "minimum", "concatenate", "dot", "dot_1");
        assertThat(found.get("add").floats()).containsExactly(-1, 7);
        assertThat(found.get("subtract").floats()).containsExactly(7, -3);
        assertThat(found.get("multiply").floats()).containsExactly(-12, 10);
        assertThat(found.get("average").floats()).containsExactly(-0.5f, 3.5f);
        assertThat(found.get("maximum").floats()).containsExactly(3, 5);
        assertThat(found.get("minimum").floats()).containsExactly(-4, 2);
        assertThat(found.get("concatenate").floats()).containsExactly(3, 2, -4, 5);
        assertThat(found.get("dot").floats()).containsExactly(-2);
        assertThat(found.get("dot_1").floats()[0]).isCloseTo((float) (-2 / Math.sqrt(13 * 41)), within(1e-6f));
    }

    @Test
    void concatenatesTheChannelsOfImages() {
        Symbol image = input("image", 2, 3, 3);
        Symbol both = concatenate(image, image.then(conv2D(4, 1)));
        assertThat(both.shape()).isEqualTo(Shape.of(6, 3, 3));
        assertThat(concatenate(2, image, image).shape()).isEqualTo(Shape.of(2, 6, 3));
        assertThat(concatenate(-1, image, image).shape()).isEqualTo(Shape.of(2, 3, 6));
    }

    @Test
    void predictsRowsThatAreNamedInWhicheverOrderTheNetworkHasThem() {
        Model model = Functional.of(List.of(B, A), subtract(B, A)).init(0);
        Dataset data = Dataset.of(
                Map.of("a", Tensor.of(new float[][] {{1, 2}}), "b", Tensor.of(new float[][] {{10, 20}})),
                Tensor.of(new float[][] {{9, 18}}));
        assertThat(model.predict(data).floats()).containsExactly(9, 18);
    }

    @Test
    void sharesOneSetOfWeights() {
        Shared tower = share("tower", dense(3).tanh(), dense(1));
        Functional network = Functional.of(List.of(A, B), subtract(A.then(tower), B.then(tower)));
        Model model = network.init(1);
        assertThat(model.weights().keySet())
                .containsExactly(
                        "tower/dense/bias", "tower/dense/kernel", "tower/dense_1/bias", "tower/dense_1/kernel");
        Tensor rows = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        assertThat(model.predict(List.of(rows, rows)).get(0).floats()).containsExactly(0, 0);
        Dataset data = Dataset.of(
                List.of(Tensor.of(new float[][] {{1, 0}, {0, 1}}), Tensor.of(new float[][] {{0, 1}, {1, 0}})),
                Tensor.of(new float[][] {{1}, {-1}}));
        Model trained = model.fit(
                data,
                fit -> fit.loss(meanSquaredError())
                        .optimizer(sgd(0.1))
                        .epochs(200)
                        .batchSize(2)
                        .verbose(0));
        assertThat(trained.evaluate(data).loss()).isLessThan(1e-3);
    }

    @Test
    void savesAndLoadsAGraph(@TempDir Path folder) {
        Symbol image = input("image", 1, 6, 6);
        Symbol facts = input("facts", 3);
        Symbol both = concatenate(image.then(conv2D(2, 3).relu(), flatten()), facts.then(dense(4).relu()));
        Functional network = Functional.of(
                        List.of(image, facts),
                        List.of(both.then(dense(5).softmax().named("kind")), both.then(dense(1).named("price"))))
                .freeze("conv2d");
        Model model = network.init(3);
        Path path = folder.resolve("graph.onnx");
        Onnx.save(model, path);
        Model loaded = Onnx.load(path);
        assertThat(loaded.architecture().toString()).isEqualTo(network.toString());
        List<Tensor> rows =
                List.of(Tensor.zeros(Shape.of(2, 1, 6, 6)), Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}));
        assertThat(loaded.predict(rows).get(0).floats())
                .isEqualTo(model.predict(rows).get(0).floats());
        try (OnnxModel file = Onnx.open(path)) {
            assertThat(file.inputs()).extracting(OnnxModel.Port::name).containsExactly("image", "facts");
            assertThat(file.outputs()).extracting(OnnxModel.Port::name).containsExactly("kind", "price");
        }
    }

    @Test
    void namesAnOutputByItsLayerThoughThatIsMadeOfSeveral(@TempDir Path folder) {
        Functional network =
                Functional.of(A, A.then(residual(dense(2).tanh(), dense(2)).named("price")));
        Model model = network.init(0);
        assertThat(network.outputs()).containsExactly("price");
        assertThat(model.weights().keySet()).contains("price/dense/kernel", "price/dense_1/bias");
        Onnx.save(model, folder.resolve("price.onnx"));
        assertThat(Onnx.load(folder.resolve("price.onnx")).predict(1, 2)).isEqualTo(model.predict(1, 2));
    }

    @Test
    void refusesNumbersThatAnEmbeddingDoesNotKnow() {
        Model model = Sequential.of(embedding(5, 3).maskZero(), lstm(4), dense(1))
                .input(2)
                .init(0);
        String message = "the input \"input\", row 1: it takes whole numbers from 0 to 4, but was given %s.\n"
                + "Maybe make the vocabulary larger, or let one number stand for all that are not known.";
        assertThat(model.predict(Tensor.of(Shape.of(2, 2), 1, 2, 3, 4)).shape()).isEqualTo(Shape.of(2, 1));
        assertThatThrownBy(() -> model.predict(Tensor.of(Shape.of(2, 2), 1, 2, 5, 4)))
                .hasMessage(message, "5");
        assertThatThrownBy(() -> model.predict(-1, 0)).hasMessage(message.replace("row 1", "row 0"), "-1");
        Dataset halves = Dataset.of(Tensor.of(new float[][] {{1, 2}, {0.5f, 1}}), Tensor.of(new float[][] {{1}, {2}}));
        assertThatThrownBy(() -> model.fit(halves, fit -> fit.loss(meanSquaredError())))
                .hasMessage(message, "0.5");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Functional.of(A, add(A, B)))
                .hasMessage("Functional.of: the outputs need the input \"b\" [2], which is not among [a].\n"
                        + "Maybe add it to the inputs.");
        assertThatThrownBy(() -> Functional.of(List.of(A, B), A.then(dense(1))))
                .hasMessage("Functional.of: the input \"b\" leads to no output.\nMaybe leave it out.");
        assertThatThrownBy(() -> input("image", 1, 4, 4).then(dense(3)))
                .hasMessage("dense(3): the input must be flat, but was [1, 4, 4].\nMaybe add flatten() before it.");
        assertThatThrownBy(() -> add(A, input(3)))
                .hasMessage("add(): the inputs must have one shape, but were [2] and [3].\n"
                        + "Maybe bring them to one with dense(…), or use concatenate(…).");
        Model model = Functional.of(List.of(A, B), add(A, B)).init(0);
        assertThatThrownBy(() -> model.predict(1, 2))
                .hasMessage("the network takes 2 inputs, [a: [2], b: [2]], but was given 1.\n"
                        + "Maybe use predict(List.of(…)) with a tensor for each, in this order; predictClasses and"
                        + " predictLabels take a Dataset.");
        assertThatThrownBy(() -> model.predictClasses(Tensor.zeros(Shape.of(1, 2))))
                .hasMessageEndingWith("; predictClasses and predictLabels take a Dataset.");
        assertThatThrownBy(() -> model.output("add", Tensor.zeros(Shape.of(1, 2))))
                .hasMessage("the network takes 2 inputs, [a: [2], b: [2]], but was given 1.\nMaybe make the layer an"
                        + " output of Functional.of(…) as well: predict(List.of(…)) gives all of them.");
        Dataset half = Dataset.of(Tensor.zeros(Shape.of(1, 2)), Tensor.zeros(Shape.of(1, 2)));
        assertThatThrownBy(() -> model.fit(half, fit -> fit.loss(meanSquaredError())))
                .hasMessage("the network takes 2 inputs, [a: [2], b: [2]], but was given 1.\n"
                        + "Maybe give the data a tensor for each: Dataset.of(List.of(…), targets).");
        Model wide =
                Functional.of(List.of(A, B), List.of(add(A, B), multiply(A, B))).init(0);
        assertThatThrownBy(() -> wide.predictClasses(Tensor.zeros(Shape.of(1, 2))))
                .hasMessageEndingWith("Maybe use predict(List.of(…)), which gives all of them.");
        assertThatThrownBy(() -> model.predict(Map.of("a", Tensor.zeros(Shape.of(2)), "c", Tensor.zeros(Shape.of(2)))))
                .hasMessage("the data is for an input \"c\", but the network has the inputs [a, b].");
    }
}
