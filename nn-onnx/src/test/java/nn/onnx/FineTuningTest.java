package nn.onnx;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.transformerBlock;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.optimizer.Optimizer;
import nn.train.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a network on one task, and goes on with parts of it on another. */
class FineTuningTest {
    private static final int SIZE = 6;
    private static final Dataset EDGES = images(1, 2);
    private static final Dataset CORNERS = images(2, 4);

    @TempDir
    Path folder;

    /** Draws images in which one half, or one quarter, is brighter than the rest: its place is the class. */
    private static Dataset images(long seed, int classes) {
        Randoms randoms = Randoms.of(seed, "images", 0);
        int count = 160;
        float[] pixels = new float[count * SIZE * SIZE];
        int[] labels = new int[count];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / (SIZE * SIZE);
            int row = i / SIZE % SIZE;
            int column = i % SIZE;
            labels[image] = image % classes;
            int place = column / (SIZE / 2) + (classes > 2 ? 2 * (row / (SIZE / 2)) : 0);
            pixels[i] = (float) (0.4 * randoms.nextGaussian() + (place == labels[image] ? 1 : 0));
        }
        return Dataset.of(Tensor.of(Shape.of(count, 1, SIZE, SIZE), pixels), Tensor.of(Shape.of(count), labels));
    }

    private static Fit classes(Fit fit, Optimizer optimizer) {
        return fit.loss(sparseCategoricalCrossentropy())
                .optimizer(optimizer)
                .metrics(accuracy())
                .epochs(8)
                .batchSize(16)
                .verbose(0);
    }

    private static Model trained() {
        return Sequential.of(
                        conv2D(4, 3).relu(), batchNormalization(), conv2D(4, 3).relu(), flatten(), dense(2).softmax())
                .fit(EDGES, fit -> classes(fit, adam(0.01)));
    }

    /** Names the weights that differ. */
    private static Set<String> moved(Model before, Model after) {
        Set<String> moved = new TreeSet<>();
        after.weights().forEach((name, weight) -> {
            if (!weight.equals(before.weights().get(name))) {
                moved.add(name);
            }
        });
        return moved;
    }

    @Test
    void aFrozenBodyServesAnotherTaskAndThenLearnsInPart() {
        Model base = trained();
        Model start = base.until("flatten").freeze().then(dense(8).relu(), dense(4).softmax());
        Model head = start.fit(CORNERS, fit -> classes(fit, adam(0.01)));
        assertThat(moved(start, head)).containsExactly("dense/bias", "dense/kernel", "dense_1/bias", "dense_1/kernel");
        assertThat(head.evaluate(CORNERS).get("accuracy")).isGreaterThan(0.9);

        Model tuned =
                head.unfreeze("conv2d_1*").fit(CORNERS, fit -> fit.epochs(2).verbose(0));
        assertThat(moved(head, tuned)).contains("conv2d_1/kernel", "conv2d_1/bias", "dense/kernel");
        assertThat(moved(base, tuned)).noneMatch(name -> name.startsWith("conv2d/") || name.startsWith("batch"));
        assertThat(tuned.evaluate(CORNERS).get("loss"))
                .isLessThan(head.evaluate(CORNERS).get("loss"));
        assertThat(tuned.history().epochs()).isEqualTo(8 + 8 + 2);
    }

    @Test
    void frozenWeightsStayToTheBitInLayersThatLearn() {
        Model before = trained();
        for (Optimizer optimizer : List.of(adam(0.01), sgd(0.1), sgd(0.1).momentum(0.9))) {
            Model after = before.freeze("*kernel", "batch_normalization/gamma")
                    .fit(EDGES, fit -> fit.optimizer(optimizer).epochs(1).verbose(0));
            assertThat(moved(before, after))
                    .containsExactly(
                            "batch_normalization/beta",
                            "batch_normalization/moving_mean",
                            "batch_normalization/moving_variance",
                            "conv2d/bias",
                            "conv2d_1/bias",
                            "dense/bias");
        }
    }

    @Test
    void whatIsFrozenIsSavedAndTrainsOnAsIfItHadNeverStopped() {
        Model before = trained()
                .freeze()
                .unfreeze("dense", "conv2d_1/kernel")
                .fit(EDGES, fit -> fit.epochs(1).verbose(0));
        Path file = folder.resolve("frozen.onnx");
        Onnx.save(before, file, Export::withState);
        Model loaded = Onnx.load(file);
        assertThat(loaded.architecture().frozen())
                .isEqualTo(before.architecture().frozen())
                .contains("conv2d", "conv2d_1/bias");
        Model direct = before.fit(EDGES, fit -> fit.epochs(1).verbose(0));
        Model later = loaded.fit(EDGES, fit -> fit.epochs(1).verbose(0));
        assertThat(later.weights()).isEqualTo(direct.weights());
        assertThat(moved(before, later)).containsExactly("conv2d_1/kernel", "dense/bias", "dense/kernel");
    }

    /** Adam's first step is its rate, whatever the gradient, if it is corrected for the slots' own age. */
    @Test
    void anUnfrozenWeightBeginsAtItsOwnAge() {
        Model before = Sequential.of(dense(3).tanh(), dense(2).softmax())
                .fit(flat(), fit -> classes(fit.shuffle(false), adam(0.001)).epochs(1));
        Model frozen =
                before.freeze("dense/kernel").fit(flat(), fit -> fit.epochs(10).verbose(0));
        Model after = frozen.unfreeze()
                .fit(flat(), fit -> fit.epochs(1).batchSize(160).verbose(0));
        float[] start = frozen.weights().get("dense/kernel").floats();
        float[] end = after.weights().get("dense/kernel").floats();
        assertThat(moved(before, frozen)).doesNotContain("dense/kernel");
        float greatest = 0;
        for (int i = 0; i < start.length; i++) {
            greatest = Math.max(greatest, Math.abs(end[i] - start[i]));
        }
        assertThat(greatest).isBetween(0.00099f, 0.00101f);
        assertThat(after.state().optimization().slotsBegan())
                .containsOnlyKeys("dense/kernel")
                .containsValue(frozen.state().step());
    }

    private static Dataset flat() {
        float[] pixels = EDGES.input().floats();
        return Dataset.of(Tensor.of(Shape.of(160, SIZE * SIZE), pixels), EDGES.targets());
    }

    private static Model reader() {
        Symbol words = input("words", 6);
        return Functional.of(
                        words,
                        words.then(
                                embedding(12, 4).maskZero(),
                                transformerBlock(2, 8),
                                lstm(3),
                                dense(2).softmax().named("kind")))
                .fit(sentences(0), fit -> classes(fit, adam(0.01)).epochs(2));
    }

    private static Dataset sentences(int shift) {
        Randoms randoms = Randoms.of(3, "words", 0);
        int[] words = new int[64 * 6];
        int[] kinds = new int[64];
        for (int i = 0; i < words.length; i++) {
            words[i] = i % 6 > 3 ? 0 : 1 + randoms.nextInt(11);
            kinds[i / 6] = i % 6 == 0 ? (words[i] > 5 ? 1 : 0) ^ shift : kinds[i / 6];
        }
        return Dataset.of(Tensor.of(Shape.of(64, 6), words), Tensor.of(Shape.of(64), kinds));
    }

    @Test
    void adaptersLearnAnotherTaskAndAreSavedMergedAndTakenOver() {
        Model base = reader();
        Model start = base.lora(2, 4);
        Tensor rows = sentences(0).input();
        assertThat(start.predict(rows)).isEqualTo(base.predict(rows));

        Model tuned = start.fit(
                sentences(1), fit -> fit.optimizer(adam(0.02)).epochs(40).verbose(0));
        assertThat(moved(start, tuned)).isEqualTo(tuned.adapters().keySet());
        assertThat(tuned.evaluate(sentences(1)).get("loss"))
                .isLessThan(0.7 * start.evaluate(sentences(1)).get("loss"));

        Path file = folder.resolve("adapted.onnx");
        Onnx.save(tuned, file, Export::withState);
        Model loaded = Onnx.load(file);
        assertThat(loaded.architecture().adapters())
                .isEqualTo(tuned.architecture().adapters());
        assertThat(loaded.adapters()).isEqualTo(tuned.adapters());
        assertThat(loaded.predict(rows)).isEqualTo(tuned.predict(rows));
        assertThat(loaded.fit(sentences(1), fit -> fit.epochs(1).verbose(0)).weights())
                .isEqualTo(
                        tuned.fit(sentences(1), fit -> fit.epochs(1).verbose(0)).weights());

        near(tuned.predict(rows), tuned.merged().predict(rows));
        assertThat(base.lora(2, 4).withWeights(tuned.adapters()).predict(rows)).isEqualTo(tuned.predict(rows));
        Path plain = folder.resolve("merged.onnx");
        Onnx.save(tuned.merged(), plain);
        assertThat(Onnx.load(plain).architecture().adapters()).isEmpty();
        near(tuned.predict(rows), Onnx.load(plain).predict(rows));
    }

    /** A table whose rows are looked up has a step of its own, and an adapted one must not take it. */
    @Test
    void adaptedEmbeddingsLearnByPlainGradientDescent() {
        Model base = Sequential.of(embedding(12, 4), flatten(), dense(2))
                .fit(
                        Dataset.of(sentences(0).input(), filled(0)),
                        fit -> fit.loss(meanSquaredError()).optimizer(sgd(0.1)).verbose(0));
        Model tuned = base.lora(2)
                .fit(
                        Dataset.of(sentences(0).input(), filled(1)),
                        fit -> fit.epochs(20).verbose(0));
        assertThat(moved(base.lora(2), tuned)).isEqualTo(tuned.adapters().keySet());
        assertThat(tuned.history().last("loss")).isLessThan(0.5);
    }

    private static Tensor filled(float value) {
        float[] values = new float[128];
        Arrays.fill(values, value);
        return Tensor.of(Shape.of(64, 2), values);
    }

    private static void near(Tensor expected, Tensor got) {
        float[] wanted = expected.floats();
        float[] given = got.floats();
        for (int i = 0; i < wanted.length; i++) {
            assertThat(given[i]).isCloseTo(wanted[i], offset(1e-5f));
        }
    }
}
