package nn.onnx.file;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.NnException;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.proto.GraphProto;
import nn.onnx.proto.ModelProto;
import nn.onnx.proto.StringStringEntryProto;
import nn.train.History;

/**
 * Keeps what a training needs to go on, but a deployment does not: optimizer slots, the count of steps, the history.
 *
 * <p>It stands beside the model as {@code NAME.state}, and holds the model's hash, so that it is never taken for
 * another's. Inside it is ONNX's own message, with the slots as initializers.
 *
 * @param slots the optimizer's, by name
 * @param step how many steps were taken
 * @param history the epochs so far
 */
public record StateFile(SortedMap<String, Tensor> slots, long step, History history) {
    private static final String STEP = "nn.step";
    private static final String HISTORY = "nn.history";
    private static final String MODEL = "nn.model.sha256";
    private static final RecordCodec CODEC = new RecordCodec(Kinds.ALL);

    /**
     * Names the file that belongs to a model's.
     *
     * @param model such as {@code digits.onnx}
     * @return such as {@code digits.state}
     */
    public static Path beside(Path model) {
        String name = model.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".state");
    }

    /**
     * Writes the state of a model that was just written.
     *
     * @param model the model's file
     * @param sha256 the hash of its bytes
     * @param state what the training needs
     * @param history the epochs so far
     */
    public static void write(Path model, String sha256, State state, History history) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("state");
        state.slots().forEach((name, slot) -> graph.addInitializer(TensorProtos.of(name, slot)));
        ModelProto.Builder file = ModelProto.newBuilder().setProducerName("nn").setGraph(graph);
        Map<String, String> metadata = new TreeMap<>(Map.of(
                MODEL,
                sha256,
                STEP,
                Long.toString(state.step()),
                HISTORY,
                CODEC.write(history).toString()));
        metadata.forEach((key, value) -> file.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        AtomicFile.write(beside(model), file.build().toByteArray(), draft -> draft);
    }

    /**
     * Reads the state beside a model.
     *
     * @param model the model's file, as it was read
     * @return the state, or empty where there is none
     * @throws NnException if it belongs to another model or is damaged
     */
    public static Optional<StateFile> read(ModelFile model) {
        Path path = beside(model.path());
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        ModelFile file = ModelFile.parse(path);
        Map<String, String> metadata = file.metadata();
        if (!model.sha256().equals(metadata.get(MODEL))) {
            throw NnException.of("%s does not belong to %s: it was written with another model.", path, model.path())
                    .maybe("save both again, or delete %s to go on without the optimizer's state.", path.getFileName());
        }
        try {
            return Optional.of(new StateFile(
                    file.tensors(),
                    Long.parseLong(metadata.getOrDefault(STEP, "")),
                    CODEC.read(JsonParser.parseString(metadata.getOrDefault(HISTORY, "")), History.class)));
        } catch (NumberFormatException | JsonParseException odd) {
            throw NnException.of("%s is damaged.", path).maybe("delete it.").causedBy(odd);
        }
    }
}
