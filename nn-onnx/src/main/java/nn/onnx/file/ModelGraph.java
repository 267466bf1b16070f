package nn.onnx.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.Model;
import nn.onnx.graph.Type;
import nn.onnx.lower.InferenceGraph;
import nn.onnx.proto.ModelProto;
import nn.onnx.proto.StringStringEntryProto;
import nn.spi.Network;

/** Writes a model as an ONNX message: the graph that predicts, its weights, and the metadata. */
public final class ModelGraph {
    /** The name of the output. */
    public static final String OUTPUT = "output";

    private ModelGraph() {}

    /**
     * Writes a model; equal models give equal bytes.
     *
     * @param model the model
     * @param uint8Input whether the input takes bytes
     * @param classOutputs whether label and probability are added
     * @return the message
     */
    public static ModelProto of(Model model, boolean uint8Input, boolean classOutputs) {
        Network network = model.network();
        ModelProto.Builder file = InferenceGraph.of(
                network,
                model.weights(),
                List.of(uint8Input ? Type.UINT8 : Type.FLOAT),
                Map.of(network.outputs().get(0), OUTPUT));
        if (classOutputs) {
            new ClassOutputs(file.getGraphBuilder(), network, model.compiled().loss()).add();
        }
        Metadata.of(model)
                .forEach((key, value) -> file.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        version().ifPresent(file::setProducerVersion);
        return file.build();
    }

    private static Optional<String> version() {
        Module module = ModelGraph.class.getModule();
        return module.isNamed()
                ? module.getDescriptor().rawVersion()
                : Optional.ofNullable(ModelGraph.class.getPackage().getImplementationVersion());
    }
}
