package nn.onnx;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.file.AtomicFile;
import nn.onnx.file.Metadata;
import nn.onnx.file.ModelFile;
import nn.onnx.file.ModelGraph;
import nn.onnx.file.StateFile;
import nn.spi.Network;
import nn.train.History;

/**
 * Saves models as ONNX files that run wherever ONNX does, and loads them.
 *
 * <p>A file is opset 18, IR version 8, with the input {@code input}, the output {@code output} and a free {@code batch}
 * axis. What makes a model of it again stands in its metadata, under keys that begin with {@code nn.}.
 */
public final class Onnx {
    private Onnx() {}

    /**
     * Saves a model, after ONNX Runtime gave the same answers from the written file.
     *
     * @param model the model
     * @param path the file, such as {@code digits.onnx}; replaced only when all went well
     * @return what was written and how far the answers lay apart
     * @throws NnException if the answers differ or the file cannot be written
     */
    public static Report save(Model model, Path path) {
        return save(model, path, export -> export);
    }

    /**
     * Saves a model, after ONNX Runtime gave the same answers from the written file.
     *
     * @param model the model
     * @param path the file, such as {@code digits.onnx}; replaced only when all went well
     * @param settings chooses the form: {@code export -> export.uint8Input().classOutputs()}
     * @return what was written and how far the answers lay apart
     * @throws NnException if the answers differ, the file cannot be written, or the form does not suit the model
     */
    public static Report save(Model model, Path path, UnaryOperator<Export> settings) {
        return save(model, path, settings, bytes -> bytes);
    }

    /** Saves what something made of the file's bytes on their way to the disk. */
    static Report save(Model model, Path path, UnaryOperator<Export> settings, UnaryOperator<byte[]> onTheWay) {
        Export export = settings.apply(Export.DEFAULT);
        byte[] bytes = onTheWay.apply(ModelGraph.of(model, export.isUint8Input(), export.hasClassOutputs())
                .toByteArray());
        String sha256 = ModelFile.sha256(bytes);
        Verification verification = new Verification(model, export);
        double difference = AtomicFile.write(path, bytes, verification::differenceOf);
        if (export.hasState()) {
            StateFile.write(path, sha256, model.state(), model.history());
        }
        return new Report(path, bytes.length, sha256, verification.rows(), difference, export.tolerance());
    }

    /**
     * Loads a model that this library saved; it predicts, evaluates and trains on.
     *
     * <p>If {@code NAME.state} stands beside it, training goes on as if it had never stopped.
     *
     * @param path the file
     * @return the model
     * @throws NnException if the file is missing, damaged, or another program's
     */
    public static Model load(Path path) {
        ModelFile file = ModelFile.read(path);
        Map<String, String> metadata = file.metadata();
        if (!Metadata.describesModel(metadata)) {
            throw NnException.of("%s was not written by this library, so it can predict, but not be trained on.", path)
                    .maybe("use Onnx.open(path).");
        }
        try {
            Sequential layers = Metadata.layers(metadata);
            Optional<StateFile> saved = StateFile.read(file);
            State state = new State(
                    saved.map(StateFile::step).orElse(0L),
                    weights(file, layers.network(layers.input().orElseThrow())),
                    saved.map(StateFile::slots).orElseGet(TreeMap::new));
            History history = saved.map(StateFile::history).orElse(History.EMPTY);
            return Model.of(layers, state, Metadata.fit(metadata), history, Metadata.schema(metadata));
        } catch (NnException wrong) {
            throw wrong.at(path.toString());
        }
    }

    private static SortedMap<String, Tensor> weights(ModelFile file, Network network) {
        SortedMap<String, Tensor> all = file.tensors();
        SortedMap<String, Tensor> weights = new TreeMap<>();
        network.weights().forEach(weight -> {
            if (all.containsKey(weight.name())) {
                weights.put(weight.name(), all.get(weight.name()));
            }
        });
        return weights;
    }

    /**
     * Opens any ONNX file to predict with, on the processor.
     *
     * @param path the file
     * @return its inputs and outputs, and what computes them; the caller closes it
     * @throws NnException if the file is missing, damaged, or beyond what ONNX Runtime can do
     */
    public static OnnxModel open(Path path) {
        return open(path, "cpu");
    }

    /**
     * Opens any ONNX file to predict with.
     *
     * @param path the file
     * @param device such as {@code cpu}, {@code gpu} or {@code cuda:0}
     * @return its inputs and outputs, and what computes them; the caller closes it
     * @throws NnException if the file is missing, damaged, or beyond what ONNX Runtime can do, or there is no such
     *     device
     */
    public static OnnxModel open(Path path, String device) {
        return new OnnxModel(ModelFile.read(path), device);
    }
}
