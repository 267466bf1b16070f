package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Architecture;
import nn.Layers;
import nn.Model;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.onnx.file.ModelFile;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.spi.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaves the files in {@code target/onnx-check}, for {@code scripts/onnx-check.sh} to show to other programs. */
class ExportedLayersTest {
    private static final Path FOLDER = Path.of("target", "onnx-check");
    private static final int ROWS = 6;

    @ParameterizedTest
    @MethodSource("names")
    void savesWhatGivesTheModelsAnswers(String name) throws IOException {
        Architecture network = ExportedLayers.networks().get(name);
        Model model = ExportedLayers.model(network);
        List<Tensor> rows = ExportedLayers.rows(network, ROWS);

        Report report =
                Onnx.save(model, file(name), export -> export.samples(rows).tolerance(1e-6));

        assertThat(report.rows()).isEqualTo(ROWS);
        assertNothingIsIdle(ModelFile.read(file(name)).model().message(Field.MODEL_GRAPH));
        write(name, rows, model.predict(rows));
    }

    /** ONNX Runtime warns of each tensor that no node takes. */
    private static void assertNothingIsIdle(Message graph) {
        assertThat(graph.messages(Field.GRAPH_INITIALIZER).map(tensor -> tensor.text(Field.TENSOR_NAME)))
                .isSubsetOf(taken(graph).toList());
    }

    private static Stream<String> taken(Message graph) {
        Stream<String> here = Stream.concat(
                graph.messages(Field.GRAPH_NODE).flatMap(node -> node.texts(Field.NODE_INPUT)),
                graph.messages(Field.GRAPH_OUTPUT).map(output -> output.text(Field.INFO_NAME)));
        Stream<String> within = graph.messages(Field.GRAPH_NODE)
                .flatMap(node -> node.messages(Field.NODE_ATTRIBUTE))
                .flatMap(attribute -> attribute.messages(Field.ATTRIBUTE_G))
                .flatMap(ExportedLayersTest::taken);
        return Stream.concat(here, within);
    }

    @ParameterizedTest
    @MethodSource("loadable")
    void loadsTheLayersThatWereSaved(String name, @TempDir Path folder) {
        Architecture network = ExportedLayers.networks().get(name);
        Model model = ExportedLayers.model(network);
        List<Tensor> rows = ExportedLayers.rows(network, ROWS);
        Onnx.save(model, folder.resolve("m.onnx"));

        Model loaded = Onnx.load(folder.resolve("m.onnx"));

        assertThat(loaded.architecture().layers()).isEqualTo(network.layers());
        assertThat(loaded.predict(rows)).isEqualTo(model.predict(rows));
    }

    @Test
    void savesWhatTakesBytesAndNamesClasses() throws IOException {
        String name = "lenet-uint8-classes";
        Model model = ExportedLayers.model(ExportedLayers.networks().get("lenet"));
        Tensor rows = bytes(ROWS, 2, 7, 6);

        Report report = Onnx.save(
                model,
                file(name),
                export -> export.uint8Input().classOutputs().sample(rows).tolerance(1e-6));

        assertThat(report.rows()).isEqualTo(ROWS);
        write(name, List.of(rows), List.of(model.predict(rows)));
    }

    @Test
    void savesWhatHoldsItsState() throws IOException {
        String name = "lenet-state";
        Architecture network = ExportedLayers.networks().get("lenet");
        Model drawn = ExportedLayers.model(network);
        SortedMap<String, Tensor> slots = new TreeMap<>();
        drawn.weights().forEach((weight, value) -> slots.put(weight + ":m", value));
        Model model = Model.of(
                drawn.architecture(),
                new State(7, drawn.weights(), slots),
                drawn.compilation(),
                drawn.history(),
                drawn.schema());
        List<Tensor> rows = ExportedLayers.rows(network, ROWS);

        Onnx.save(model, file(name), export -> export.withState().samples(rows).tolerance(1e-6));

        assertThat(Onnx.load(file(name)).state()).isEqualTo(model.state());
        write(name, rows, model.predict(rows));
    }

    @Test
    void writesAttributesThatAreZero() {
        Draft zero = new Draft().add(Field.ATTRIBUTE_I, 0);

        assertThat(zero.toByteArray()).containsExactly(Field.ATTRIBUTE_I << 3, 0);
    }

    private static Tensor bytes(int... dims) {
        Shape shape = Shape.of(dims);
        byte[] bytes = new byte[shape.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 7);
        }
        return Tensor.of(shape, bytes);
    }

    static Collection<String> names() {
        return ExportedLayers.networks().keySet();
    }

    /** Leaves out what a file holds by name only. */
    static Stream<String> loadable() {
        return names().stream().filter(name -> !name.equals("lambda"));
    }

    private static Path file(String name) throws IOException {
        return Files.createDirectories(FOLDER).resolve(name + ".onnx");
    }

    /** Writes raw numbers in the machine's order, as other programs on it read them: one file an input and output. */
    private static void write(String name, List<Tensor> rows, List<Tensor> answers) throws IOException {
        write(name + ".input", rows);
        write(name + ".output", answers);
    }

    private static void write(String name, List<Tensor> all) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            Files.write(FOLDER.resolve(i == 0 ? name : name + i), raw(all.get(i)));
        }
    }

    private static byte[] raw(Tensor numbers) {
        ByteBuffer memory = numbers.memory();
        byte[] bytes = new byte[memory.remaining()];
        memory.get(bytes);
        return bytes;
    }

    @Test
    void takesTheNetworksOfGoldenCasesForAKindWithoutALine() {
        assertThat(names()).contains("upSampling2D", "upSampling2D-bilinear").doesNotContain("maxPool2D");
    }

    @Test
    void hasEveryKindOfLayer() {
        assertThat(ExportedLayers.networks().values().stream()
                        .flatMap(network -> Stream.concat(
                                network.layers().stream(),
                                network.network().nodes().stream().map(Node::layer)))
                        .<Class<?>>map(Object::getClass))
                .containsAll(Stream.of(Layers.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .<Class<?>>map(Method::getReturnType)
                        .filter(Layer.class::isAssignableFrom)
                        .toList());
    }
}
