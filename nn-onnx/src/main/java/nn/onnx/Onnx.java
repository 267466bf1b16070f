package nn.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nn.Architecture;
import nn.Model;
import nn.data.ByName;
import nn.data.Given;
import nn.data.NnException;
import nn.onnx.file.AtomicFile;
import nn.onnx.file.CheckpointFile;
import nn.onnx.file.Listed;
import nn.onnx.file.Metadata;
import nn.onnx.file.ModelFile;
import nn.onnx.file.ModelGraph;
import nn.onnx.file.Saved;
import nn.onnx.ort.Loading;
import nn.onnx.portable.TrainingFile;
import nn.onnx.proto.Draft;
import nn.onnx.run.GraphOptimization;
import nn.spi.Kinds;
import nn.train.Fit;

/**
 * Saves models as ONNX files that run wherever ONNX does, and loads them.
 *
 * <p>A file is opset 18, IR version 8, with the input {@code input}, the output {@code output} and a free {@code batch}
 * axis. What makes a model of it again stands in its metadata, under keys that begin with {@code nn.}, and in its {@code
 * training_info}. It takes the place of what stood there at once and whole, so that a reader beside a writer, a kill or a
 * full disk never meets half a file.
 */
public final class Onnx {
    /** What protobuf, and so ONNX, allows a file to have. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private Onnx() {}

    /**
     * Saves a model, after ONNX Runtime gave the same answers from the written file: by the graph as it was written, and
     * by what its optimizations make of it.
     *
     * @param model the model
     * @param path the file, such as {@code digits.onnx}; replaced only when all went well
     * @return what was written and how far the answers lay apart
     * @throws NnException if the answers differ, a weight is not finite, or the file cannot be written
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
        return save(model, path, settings, file -> {});
    }

    /** Saves what something made of the written file before it was verified. */
    static Report save(Model model, Path path, UnaryOperator<Export> settings, Consumer<Path> onTheWay) {
        return save(model, path, settings, onTheWay, MOST_BYTES);
    }

    /** Saves at most so many bytes, counted before anything is written. */
    static Report save(
            Model model, Path path, UnaryOperator<Export> settings, Consumer<Path> onTheWay, long mostBytes) {
        Export export = Given.result(
                "save",
                "export -> export.classOutputs()",
                Given.value("save: the settings", settings).apply(Export.DEFAULT));
        FiniteWeights.require(Given.value("save: the model", model).weights());
        AtomicFile target = AtomicFile.at(Given.value("save: the path", path));
        Placement placement = Placement.of(model, export);
        Draft draft = ModelGraph.of(
                model,
                export.bytes(),
                export.hasClassOutputs(),
                export.hasState(),
                export.metadata(),
                placement.graph());
        requireAtMost(mostBytes, draft.size(), path, export);
        Verification verification = new Verification(model, export, path, placement.graph());
        AtomicFile.Written<Double> written = target.write(draft, file -> {
            onTheWay.accept(file);
            return verification.differenceOf(file);
        });
        return Report.of(path, draft, written, verification, export, placement);
    }

    /**
     * Saves a training, so that another program goes on with it: a page in a browser, a script, whatever runs ONNX.
     *
     * <p>The file holds the graph that takes a chunk of optimizer steps in one run, as the engine trains: forward, loss,
     * backward, update, with its masks, penalties and dropout, in standard ops alone. What goes in and comes out stands as
     * JSON in its metadata, {@code nn.training}. Within it stands the model's own file, with its state: whoever trains
     * reads the first weights from there, and writes the learned ones to the same places; {@link #load} reads the result.
     *
     * <pre>{@code
     * Onnx.saveTraining(model, folder.resolve("digits-training.onnx"), fit -> fit.optimizer(adam(0.001)));
     * }</pre>
     *
     * @param model what learns on; what is frozen stays as it is
     * @param path the file, such as {@code digits-training.onnx}; replaced only when all went well
     * @param settings chooses loss, optimizer and seed, as in {@code fit}; what is for whole epochs does not matter
     * @return what was written, and how far the answers of the model within lay from the model's
     * @throws NnException if no loss was ever chosen, the network takes any length, or the file cannot be written
     */
    public static Report saveTraining(Model model, Path path, UnaryOperator<Fit> settings) {
        return saveTraining(model, path, settings, export -> export);
    }

    /**
     * Saves a training, so that another program goes on with it.
     *
     * @param model what learns on; what is frozen stays as it is
     * @param path the file, such as {@code digits-training.onnx}; replaced only when all went well
     * @param settings chooses loss, optimizer and seed, as in {@code fit}; what is for whole epochs does not matter
     * @param form chooses the file's form: {@code file -> file.sampleWeights().model(export -> export.uint8Input())}
     * @return what was written, and how far the answers of the model within lay from the model's
     * @throws NnException if no loss was ever chosen, the network takes any length, or the file cannot be written
     */
    public static Report saveTraining(
            Model model, Path path, UnaryOperator<Fit> settings, UnaryOperator<TrainingExport> form) {
        TrainingExport export = Given.result(
                "saveTraining",
                "file -> file.sampleWeights()",
                Given.value("saveTraining: the form", form).apply(TrainingExport.DEFAULT));
        return new TrainingSaver(
                        Given.value("saveTraining: the model", model),
                        Given.value("saveTraining: the path", path),
                        settings,
                        export)
                .save();
    }

    /** Refuses a training that no file can hold. */
    static void requireAtMost(long bytes, Path path) {
        if (bytes > MOST_BYTES) {
            throw NnException.of(
                            "%s would need %d bytes with the model and the optimizer's state within, but an ONNX file can"
                                    + " have at most %d.",
                            path, bytes, MOST_BYTES)
                    .maybe("choose smaller layers.");
        }
    }

    private static void requireAtMost(long most, long bytes, Path path, Export export) {
        if (bytes > most) {
            throw NnException.of(
                            "%s would need %d bytes%s, but an ONNX file can have at most %d.",
                            path, bytes, export.hasState() ? " with the optimizer's state" : "", most)
                    .maybe(
                            export.hasState()
                                    ? "leave withState() out, or choose smaller layers."
                                    : "choose smaller layers.");
        }
    }

    /**
     * Loads a model that this library saved; it predicts, evaluates and trains on.
     *
     * <p>Saved with its state, training goes on as if it had never stopped; else the optimizer begins anew. A file that
     * an older version wrote may have its state beside it, as {@code NAME.state}: that is taken if it was written with
     * this file and is whole, and passed over if not.
     *
     * @param path the file
     * @return the model
     * @throws NnException if the file is missing, damaged, another program's, of a newer format than this version
     *     knows, or holds a layer of the user's that {@link Kinds} does not list
     */
    public static Model load(Path path) {
        return load(path, Kinds.NONE);
    }

    /**
     * Loads a model with layers, losses or others that the user wrote: {@code Onnx.load(path, knows(Highway.class))}.
     *
     * <p>A file never makes the library load a class: it holds simple names, and the classes come from here or from the
     * service {@link Kinds}. Without one of its layers it is refused. Without its loss, optimizer, metrics, regularizers,
     * constraints or initializers it predicts, and says what is missing when it should learn or be evaluated; without its
     * preprocessing, when that is asked for.
     *
     * @param path the file
     * @param own what the user wrote
     * @return the model
     * @throws NnException as {@link #load(Path)} does, and if two of a name are given, or one has the name of a built-in
     */
    public static Model load(Path path, Kinds own) {
        Given.value("load: the kinds", own);
        ModelFile file = ModelFile.read(Given.value("load: the path", path));
        CheckpointFile.requireWhole(file);
        return file.read(() -> loaded(file, own));
    }

    private static Model loaded(ModelFile file, Kinds own) {
        Map<String, String> metadata = file.metadata();
        requireModel(metadata);
        Kinds all = Listed.kinds().and(own);
        Architecture network = Metadata.architecture(metadata, all);
        Saved saved = Saved.of(file, network.network());
        return Model.of(
                network,
                saved.state(),
                Metadata.compilation(metadata, all),
                saved.history(),
                Metadata.schema(metadata, all));
    }

    private static void requireModel(Map<String, String> metadata) {
        if (metadata.containsKey(TrainingFile.CONTRACT)) {
            throw NnException.of("the file holds a training, for another program to go on with.")
                    .maybe("load the model's file that that program gives back.");
        }
        if (!Metadata.describesModel(metadata)) {
            throw NnException.of("the file was not written by this library, so it can predict, but not be trained on.")
                    .maybe("use Onnx.open(path).");
        }
    }

    /**
     * Names classes that the user wrote, for {@link #load(Path, Kinds)}.
     *
     * @param classes records, each of its own simple name
     * @return what {@code load} takes; {@code knows(…).and(knows(…))} joins classes and lambdas
     */
    public static Kinds knows(Class<?>... classes) {
        return new Kinds.Known(Given.all("knows: class", classes), List.of());
    }

    /**
     * Gives lambdas that the user wrote again, for {@link #load(Path, Kinds)}.
     *
     * @param lambdas such as {@code loss("focal", (y, p) -> …)}, each of its own name
     * @return what {@code load} takes
     */
    public static Kinds knows(ByName... lambdas) {
        return new Kinds.Known(List.of(), Given.all("knows: lambda", lambdas));
    }

    /**
     * Makes a model of another program's ONNX file: it predicts, learns on, and is saved as any other.
     *
     * <p>Its weights go by the names that they have in the file, such as {@code imported/layer4.0.conv1.weight}. Ops that
     * nn does not have are run as they are; what stands before them cannot learn.
     *
     * @param path the file
     * @return the model, of one layer, {@code imported}
     * @throws NnException if the file is missing, damaged, or cannot be a layer: the message says what stands in the way
     */
    public static Model model(Path path) {
        return model(path, as -> as);
    }

    /**
     * Makes a model of another program's ONNX file.
     *
     * @param path the file
     * @param settings fixes lengths that the file leaves open, and chooses what comes out
     * @return the model, of one layer, {@code imported}
     * @throws NnException as {@link #model(Path)} does
     */
    public static Model model(Path path, UnaryOperator<Import> settings) {
        Import chosen = Import.chosenBy("model", settings);
        return ForeignModel.of(Given.value("model: the path", path), chosen);
    }

    /**
     * Describes any ONNX file: what it takes and gives, of which ops it is, and as a model, which weights can learn and
     * why others cannot.
     *
     * @param path the file
     * @return lines for people
     * @throws NnException if the file is missing or damaged
     */
    public static String inspect(Path path) {
        return inspect(path, as -> as);
    }

    /**
     * Describes any ONNX file as {@link #inspect(Path)} does.
     *
     * @param path the file
     * @param settings as {@link #model(Path, UnaryOperator)} takes them
     * @return lines for people
     * @throws NnException if the file is missing or damaged
     */
    public static String inspect(Path path, UnaryOperator<Import> settings) {
        Import chosen = Import.chosenBy("inspect", settings);
        return Inspection.of(Given.value("inspect: the path", path), chosen);
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
        Given.value("open: the device", device);
        ModelFile file = ModelFile.read(Given.value("open: the path", path));
        Loading.require();
        return new OnnxModel(file, device, GraphOptimization.ALL);
    }
}
