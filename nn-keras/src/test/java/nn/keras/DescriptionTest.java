package nn.keras;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.spatialDropout2D;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import nn.Model;
import nn.Sequential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what a saved file says of its layers. */
class DescriptionTest {
    @TempDir
    Path folder;

    private List<JsonObject> layers(Model model) throws IOException {
        Path file = folder.resolve("m.keras");
        Keras.save(model, file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] text = zip.getInputStream(zip.getEntry("config.json")).readAllBytes();
            JsonObject config = JsonParser.parseString(new String(text, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonObject("config");
            List<JsonObject> layers = new ArrayList<>();
            for (JsonElement each : config.getAsJsonArray("layers")) {
                layers.add(each.getAsJsonObject().getAsJsonObject("config"));
            }
            return layers;
        }
    }

    private List<String> names(Model model) throws IOException {
        return layers(model).stream()
                .map(each -> each.get("name").getAsString())
                .toList();
    }

    @Test
    void pooledPixelsHaveTheirChannelsLast() throws IOException {
        Model model = Keras.load(GoldenModel.of("gap_kept").file());

        assertThat(layers(model).get(3).get("target_shape")).hasToString("[1,1,3]");
        assertThat(names(model)).hasSize(4);
    }

    @Test
    void spatialDropoutIsNotToldThatItIsFrozen() throws IOException {
        Model model = Sequential.of(conv2D(3, 2), spatialDropout2D(0.2), flatten(), dense(2))
                .input(2, 4, 4)
                .init(1)
                .freeze();

        assertThat(layers(model).get(1).get("trainable").getAsBoolean()).isFalse();
        assertThat(layers(model).get(2).has("trainable")).isFalse();
    }

    @Test
    void namesHaveNoDotsOrSlashes() throws IOException {
        Model shared = Keras.load(GoldenModel.of("shared").file());
        Model dotted = Sequential.of(dense(3).named("a.b"), dense(2).named("a_b"))
                .input(4)
                .init(1);

        assertThat(names(shared)).contains("tower_dense", "tower_top").noneMatch(name -> name.matches(".*[./].*"));
        assertThat(names(dotted)).endsWith("a_b", "a_b_1");
    }
}
