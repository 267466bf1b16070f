package nn.onnx.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.State;
import nn.data.Tensor;
import nn.train.History;

/**
 * Reads what files without a format number keep beside them, as {@code NAME.state}: an ONNX message with the optimizer's
 * slots as initializers, the count of steps, the history, and the hash of the model that it was written with.
 */
final class Neighbour {
    private static final String MODEL = "nn.model.sha256";

    private Neighbour() {}

    /** Reads the state that was written with a model; what was written with another, or cannot be read, is passed over. */
    static Optional<Saved> of(ModelFile model, SortedMap<String, Tensor> weights) {
        try {
            return read(model, weights);
        } catch (NnException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Saved> read(ModelFile model, SortedMap<String, Tensor> weights) {
        Path path = beside(model.path());
        if (path.equals(model.path()) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        ModelFile file = ModelFile.parse(path, path);
        Map<String, String> metadata = file.metadata();
        if (!model.sha256().equals(metadata.get(MODEL))) {
            return Optional.empty();
        }
        State state = new State(Metadata.step(metadata), weights, file.tensors(), Optimization.FROM_THE_FIRST);
        History history = Metadata.history(metadata);
        return Optional.of(new Saved(state, history));
    }

    private static Path beside(Path model) {
        String name = model.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".state");
    }
}
