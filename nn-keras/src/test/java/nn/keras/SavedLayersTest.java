package nn.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nn.Architecture;
import nn.Model;
import nn.data.NnException;
import nn.data.Tensor;
import nn.keras.kind.Catalogue;
import nn.layer.Layer;
import nn.spi.Node;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves a network of each kind of layer, with each of its options. */
class SavedLayersTest {
    private static final Path LEFT = Path.of("target", "keras-check");

    /** What Keras does not have. */
    private static final Set<String> ONLY_OURS =
            Set.of("PositionEmbedding", "SinePositionEncoding", "MaskedBy", "Lambda");

    @TempDir
    Path folder;

    @Test
    void everyLayerIsSavedAndLoadedOrRefusedByName() {
        Map<String, String> wrong = new TreeMap<>();
        Set<String> refused = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Scattered.networks().forEach((name, network) -> {
            if (!seen.addAll(kinds(network))) {
                return;
            }
            Model model = Scattered.model(network);
            Set<String> missing = missing(network);
            try {
                Keras.save(model, folder.resolve("m.keras"));
                Model again = Keras.load(folder.resolve("m.keras"));
                if (!missing.isEmpty() || !values(again).equals(values(model))) {
                    wrong.put(name, "other weights");
                }
            } catch (NnException why) {
                refused.addAll(missing);
                boolean isKnown =
                        why.getMessage().contains(missing.isEmpty() ? "Keras measures" : "Keras has no counterpart of");
                if (!isKnown) {
                    wrong.put(name, why.getMessage());
                }
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(ONLY_OURS).containsAll(refused);
    }

    private static Set<String> kinds(Architecture network) {
        return network.network().nodes().stream()
                .map(node -> Catalogue.bare(node.layer()).getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static Set<String> missing(Architecture network) {
        Set<String> missing = new TreeSet<>();
        for (Node node : network.network().nodes()) {
            Layer layer = Catalogue.bare(node.layer());
            if (Catalogue.of(layer).isEmpty()) {
                missing.add(layer.getClass().getSimpleName());
            }
        }
        return missing;
    }

    private static List<Tensor> values(Model model) {
        Map<String, Tensor> named = new TreeMap<>();
        model.weights().forEach((name, weight) -> named.put(name.replace('/', '.'), weight));
        List<Tensor> values = new ArrayList<>(named.values());
        values.sort((a, b) -> java.util.Arrays.toString(a.floats()).compareTo(java.util.Arrays.toString(b.floats())));
        return values;
    }

    /** Leaves the files in {@code target/keras-check}, for {@code scripts/keras-check.sh} to show to Keras. */
    @Test
    @Tag("slow")
    void whatIsSavedPredictsTheSameToTheBit() throws IOException {
        Files.createDirectories(LEFT);
        for (Map.Entry<String, Architecture> each : Scattered.networks().entrySet()) {
            boolean isMeasured = each.getKey().matches("(multiHead|transformer).*MaxNorm");
            if (missing(each.getValue()).isEmpty() && !isMeasured) {
                leave(each.getKey(), Scattered.model(each.getValue()), Scattered.rows(each.getValue(), 4));
            }
        }
        for (String name : LoadTest.models().toList()) {
            GoldenModel golden = GoldenModel.of(name);
            Model model = Keras.load(golden.file());
            leave("loaded-" + name, model, LoadTest.ours(model, golden.all("input")));
        }
    }

    private static void leave(String name, Model model, List<Tensor> rows) throws IOException {
        Path file = LEFT.resolve(name + ".keras");
        Keras.save(model, file);
        List<Tensor> answers = model.predict(rows);

        assertThat(Keras.load(file).predict(rows)).as(name).isEqualTo(answers);
        write(name, "input", rows);
        write(name, "output", answers);
    }

    private static void write(String name, String word, List<Tensor> tensors) throws IOException {
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.shape().size()).order(ByteOrder.LITTLE_ENDIAN);
            for (float each : tensor.floats()) {
                bytes.putFloat(each);
            }
            Files.write(LEFT.resolve(name + "." + word + i), bytes.array());
            Files.writeString(
                    LEFT.resolve(name + "." + word + i + ".shape"),
                    tensor.shape().toString());
        }
    }
}
