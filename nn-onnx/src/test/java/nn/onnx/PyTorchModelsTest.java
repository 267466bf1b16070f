package nn.onnx;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.Model;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds models that PyTorch exported to what PyTorch makes of them, before, during and after five steps. */
class PyTorchModelsTest {
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(PyTorchModelsTest.class.getResource("pytorch/" + name))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject golden(String name) throws IOException {
        return JsonParser.parseString(Files.readString(file(name + ".json"))).getAsJsonObject();
    }

    private static float[] floats(JsonElement list) {
        JsonArray numbers = list.getAsJsonArray();
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).getAsFloat();
        }
        return floats;
    }

    private static int[] ints(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private static Tensor input(JsonObject golden) {
        return Tensor.of(Shape.of(ints(golden.get("shape"))), floats(golden.get("input")));
    }

    private static double difference(float[] expected, float[] found) {
        assertThat(found).hasSameSizeAs(expected);
        return Verification.difference(expected, found);
    }

    private static Model trained(Model model, JsonObject golden, int steps) {
        int[] labels = ints(golden.get("labels"));
        Dataset rows = Dataset.of(input(golden), Tensor.of(Shape.of(labels.length), labels));
        return model.fit(
                rows,
                fit -> fit.loss(sparseCategoricalCrossentropy().fromLogits())
                        .optimizer(sgd(golden.get("rate").getAsDouble()))
                        .shuffle(false)
                        .batchSize(labels.length)
                        .epochs(steps)
                        .verbose(0));
    }

    @ParameterizedTest
    @CsvSource({
        "lenet, torchscript",
        "lenet, dynamo",
        "resnet, torchscript",
        "resnet, dynamo",
        "encoder, torchscript",
        "encoder, dynamo",
        "vit, torchscript",
        "vit, dynamo",
        "text, torchscript",
        "text, dynamo",
        "norms, torchscript",
        "norms, dynamo"
    })
    void fiveStepsAreThoseOfPyTorch(String name, String exporter) throws IOException {
        JsonObject golden = golden(name);
        Model model = Onnx.model(
                file(name + "-" + exporter + ".onnx"), as -> name.equals("norms") ? as.learned("scale") : as);
        assertThat(difference(
                        floats(golden.get("before")),
                        model.predict(input(golden)).floats()))
                .isLessThan(1e-5);
        Model learned = trained(model, golden, STEPS);
        requireWeights(golden, learned);
        float[] trained = floats(golden.get("trained"));
        if (trained.length > 0) {
            assertThat(difference(trained, learned.predict(input(golden)).floats()))
                    .isLessThan(1e-4);
        }
        assertThat(trained(learned, golden, 1).history().get("loss"))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-4 ? 0 : Double.compare(a, b))
                .containsExactlyElementsOf(losses(golden));
    }

    private static List<Double> losses(JsonObject golden) {
        return golden.get("losses").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsDouble)
                .toList();
    }

    /** Compares those that the file has under PyTorch's names. */
    private static void requireWeights(JsonObject golden, Model learned) {
        int compared = 0;
        for (Map.Entry<String, JsonElement> weight :
                golden.get("weights").getAsJsonObject().entrySet()) {
            Tensor found = learned.weights().get("imported/" + weight.getKey());
            if (found != null) {
                compared++;
                assertThat(difference(floats(weight.getValue()), found.floats()))
                        .as(weight.getKey())
                        .isLessThan(1e-4);
            }
        }
        assertThat(compared).isGreaterThan(2);
    }

    @Test
    void anotherHeadLearnsOnAFrozenBodyAndThenWithABlockOfIt() throws IOException {
        Model resnet = Onnx.model(file("resnet-torchscript.onnx"));
        Tensor images = input(golden("resnet"));
        Dataset rows = Dataset.of(images, Tensor.of(Shape.of(6), 0, 1, 0, 1, 0, 1));
        Model pets = resnet.until("/avgpool/GlobalAveragePool_output_0")
                .freeze()
                .then(flatten(), dense(2).softmax())
                .fit(rows, fit -> fit.loss(sparseCategoricalCrossentropy()).verbose(0));
        requireMoved(resnet, pets, "none");
        Model tuned = pets.unfreeze("layer2*").fit(rows, fit -> fit.verbose(0));
        requireMoved(pets, tuned, "imported/layer2");
        Onnx.save(tuned, folder.resolve("pets.onnx"));
        Model again = Onnx.load(folder.resolve("pets.onnx"));
        assertThat(again.predict(images)).isEqualTo(tuned.predict(images));
        assertThat(again.architecture().frozen()).isEqualTo(tuned.architecture().frozen());
    }

    @Test
    void aPartOfANameIsAnsweredWithTheValuesThatHaveIt() {
        Model resnet = Onnx.model(file("resnet-torchscript.onnx"));
        assertThatThrownBy(() -> resnet.until("avgpool"))
                .isInstanceOf(NnException.class)
                .hasMessageContaining("it is one of [imported], or within: /avgpool/GlobalAveragePool_output_0.");
    }

    /** Requires that of the body the weights and statistics of one part moved, and no others. */
    private static void requireMoved(Model before, Model after, String part) {
        after.weights().forEach((name, weight) -> {
            if (name.startsWith("imported/")) {
                assertThat(weight.equals(before.weights().get(name))).as(name).isEqualTo(!name.startsWith(part));
            }
        });
    }

    @Test
    void adaptersOfLowRankLearnOnAnEncoder() throws IOException {
        JsonObject golden = golden("encoder");
        Model adapted = Onnx.model(file("encoder-dynamo.onnx")).lora(2);
        Model learned = trained(adapted, golden, STEPS);
        assertThat(learned.adapters()).isNotEmpty();
        List<Double> losses = learned.history().get("loss");
        assertThat(losses.get(STEPS - 1)).isLessThan(losses.get(0));
    }
}
