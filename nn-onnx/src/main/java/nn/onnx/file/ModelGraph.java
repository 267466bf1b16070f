package nn.onnx.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import nn.Model;
import nn.Sequential;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.write.GraphWriter;
import nn.onnx.write.Protos;
import nn.op.ElementType;
import nn.op.Graph;
import nn.spi.GraphPreprocessing;
import nn.spi.Network;

/**
 * Writes a model as an ONNX message: the graph that predicts, its weights, the metadata, and where it is wanted the
 * optimizer's slots, as initializers of ONNX's {@code training_info}, which who only predicts passes over.
 */
public final class ModelGraph {
    /** The name of a chain's output. */
    public static final String OUTPUT = "output";

    /** The name of the count of steps among the optimizer's slots. */
    public static final String STEP = "step";

    private ModelGraph() {}

    /**
     * Writes a model; equal models give equal bytes.
     *
     * @param model the model
     * @param bytes which inputs take bytes
     * @param classOutputs whether label and probability are added
     * @param state whether what a training needs to go on is added
     * @param own the user's own metadata
     * @param raw what makes rows of columns, if the file is to take these
     * @return the message
     */
    public static Draft of(
            Model model,
            Bytes bytes,
            boolean classOutputs,
            boolean state,
            SortedMap<String, String> own,
            Optional<GraphPreprocessing> raw) {
        Network network = model.network();
        List<ElementType> types = bytes.types(network);
        Graph graph = raw.map(first -> RawInputs.graph(model, first, types))
                .orElseGet(() -> network.inference(model.weights(), types, outputs(model)));
        if (classOutputs) {
            ClassOutputs.add(
                    graph, network, model.compilation().loss(network.outputs().get(0)));
        }
        Map<String, List<String>> words = raw.map(RawInputs::words).orElse(Map.of());
        Draft file = words.isEmpty() ? Protos.model(graph) : Protos.modelOfWords(graph);
        Metadata.of(model, state).forEach((key, value) -> file.add(Field.MODEL_METADATA_PROPS, entry(key, value)));
        own.forEach((key, value) -> file.add(Field.MODEL_METADATA_PROPS, entry(key, value)));
        version().ifPresent(version -> file.add(Field.MODEL_PRODUCER_VERSION, version));
        if (state) {
            file.add(Field.MODEL_TRAINING_INFO, slots(model));
        }
        // Last: whatever a file lacks at its end, it lacks a part of the graph.
        return file.add(Field.MODEL_GRAPH, GraphWriter.of(graph, words));
    }

    /**
     * Names what comes out of the file.
     *
     * @param model the model
     * @return the file's name for each output of the network, in its order: {@link #OUTPUT} for that of a chain
     */
    public static Map<String, String> outputs(Model model) {
        Network network = model.network();
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < network.outputs().size(); i++) {
            boolean isChain = model.architecture() instanceof Sequential;
            names.put(
                    network.outputs().get(i),
                    isChain ? OUTPUT : network.outputs().get(i));
        }
        return names;
    }

    private static Draft slots(Model model) {
        Draft graph = new Draft().add(Field.GRAPH_NAME, "optimizer");
        model.state().slots().forEach((name, slot) -> graph.add(Field.GRAPH_INITIALIZER, TensorProtos.of(name, slot)));
        graph.add(Field.GRAPH_INITIALIZER, TensorProtos.of(STEP, model.state().step()));
        return new Draft().add(Field.TRAINING_ALGORITHM, graph);
    }

    static Draft entry(String key, String value) {
        return new Draft().add(Field.ENTRY_KEY, key).add(Field.ENTRY_VALUE, value);
    }

    private static Optional<String> version() {
        Module module = ModelGraph.class.getModule();
        return module.isNamed()
                ? module.getDescriptor().rawVersion()
                : Optional.ofNullable(ModelGraph.class.getPackage().getImplementationVersion());
    }
}
