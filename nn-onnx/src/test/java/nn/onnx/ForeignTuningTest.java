package nn.onnx;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nn.Model;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts, freezes and adapts models that PyTorch exported. */
class ForeignTuningTest {
    @TempDir
    Path folder;

    private static Model model(String name) {
        try {
            return Onnx.model(
                    Path.of(Objects.requireNonNull(ForeignTuningTest.class.getResource("pytorch/" + name + ".onnx"))
                            .toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tensor drawn(int... shape) {
        Randoms randoms = Randoms.of(1, "rows", 0);
        float[] numbers = new float[Shape.of(shape).size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) randoms.nextGaussian();
        }
        return Tensor.of(Shape.of(shape), numbers);
    }

    private static Set<String> moved(Model before, Model after) {
        Set<String> moved = new TreeSet<>(after.weights().keySet());
        moved.removeIf(name -> after.weights().get(name).equals(before.weights().get(name)));
        return moved;
    }

    @Test
    void aResNetGetsAnotherHeadAndItsLastBlockLearns() {
        Dataset pets = Dataset.of(drawn(8, 3, 32, 32), Tensor.of(Shape.of(8), 0, 1, 2, 3, 4, 0, 1, 2));
        Model body = model("resnet-torchscript").until("/avgpool/GlobalAveragePool_output_0");
        Model start = body.freeze().then(flatten(), dense(5).softmax());
        assertThat(body.weights().keySet()).noneMatch(name -> name.contains("fc."));
        Model head = start.fit(
                pets,
                fit -> fit.loss(sparseCategoricalCrossentropy())
                        .optimizer(adam(0.01))
                        .epochs(2)
                        .verbose(0));
        assertThat(moved(start, head)).containsExactly("dense/bias", "dense/kernel");

        Model tuned = head.unfreeze("layer2*").fit(pets, fit -> fit.epochs(1).verbose(0));
        String layer = body.network().nodes().get(0).name() + "/";
        assertThat(moved(head, tuned))
                .contains(layer + "layer2.conv1.weight", "dense/kernel")
                .allMatch(name -> name.startsWith(layer + "layer2") || name.startsWith("dense/"));

        Path file = folder.resolve("pets.onnx");
        Onnx.save(tuned, file, Export::withState);
        Model loaded = Onnx.load(file);
        assertThat(loaded.architecture().frozen())
                .isEqualTo(tuned.architecture().frozen());
        assertThat(loaded.weights()).isEqualTo(tuned.weights());
        assertThat(loaded.fit(pets, fit -> fit.epochs(1).verbose(0)).weights())
                .isEqualTo(tuned.fit(pets, fit -> fit.epochs(1).verbose(0)).weights());
    }

    @Test
    void theMatricesOfAnEncoderAreAdapted() {
        Dataset rows = Dataset.of(drawn(8, 7, 6), drawn(8, 3));
        Model base = model("encoder-torchscript");
        Model start = base.lora(2, 4);
        assertThat(start.adapters()).isNotEmpty();
        assertThat(start.predict(rows.input())).isEqualTo(base.predict(rows.input()));
        Model tuned = start.fit(
                rows,
                fit -> fit.loss(meanSquaredError())
                        .optimizer(adam(0.02))
                        .epochs(10)
                        .verbose(0));
        assertThat(moved(start, tuned)).isEqualTo(tuned.adapters().keySet());
        assertThat(tuned.history().last("loss"))
                .isLessThan(0.9 * tuned.history().get("loss").get(0));

        Path file = folder.resolve("adapted.onnx");
        Onnx.save(tuned, file);
        assertThat(Onnx.load(file).adapters()).isEqualTo(tuned.adapters());
        float[] adapted = tuned.predict(rows.input()).floats();
        float[] merged = tuned.merged().predict(rows.input()).floats();
        for (int i = 0; i < adapted.length; i++) {
            assertThat((double) merged[i]).isBetween(adapted[i] - 1e-5, adapted[i] + 1e-5);
        }
        assertThat(base.lora(2, "*out_proj.weight").adapters()).hasSize(2 * 2);
    }
}
