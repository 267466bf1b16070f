package nn.onnx.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nn.Architecture;
import nn.Model;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Preprocessing;
import nn.data.Schema;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.optimizer.Optimizer;
import nn.spi.Kinds;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.History;

/** Writes what a model is, beyond its graph, as ONNX's {@code metadata_props}, and reads it back. */
public final class Metadata {
    /** What this version writes, and the newest that it reads; a file that an older version would misread gets the next. */
    private static final int FORMAT_WRITTEN = 1;

    private static final String FORMAT = "nn.format";
    private static final String ARCHITECTURE = "nn.architecture";
    private static final String LOSS = "nn.loss";
    private static final String OPTIMIZER = "nn.optimizer";
    private static final String METRICS = "nn.metrics";
    private static final String OUTPUTS = "nn.outputs";
    private static final String SEED = "nn.seed";
    private static final String CLASSES = "nn.classes";
    private static final String RANGE = "nn.range";
    private static final String PREPROCESSING = "nn.preprocessing";
    private static final String STEP = "nn.step";
    private static final String HISTORY = "nn.history";
    private static final String OPTIMIZATION = "nn.optimization";
    private static final String CHECKPOINT = "nn.checkpoint";
    /** What decides what is learned, by what messages call it. */
    private static final Map<String, String> DECIDING = Map.of(
            ARCHITECTURE, "network",
            LOSS, "loss",
            OPTIMIZER, "optimizer",
            METRICS, "metrics",
            OUTPUTS, "choices by output",
            SEED, "seed",
            CLASSES, "classes",
            PREPROCESSING, "preprocessing");

    private static final String UNKNOWN_RANGE = "[" + Schema.UNKNOWN.least() + "," + Schema.UNKNOWN.most() + "]";
    private static final RecordCodec CODEC = new RecordCodec(Vocabulary.BUILT_IN);

    private Metadata() {}

    /**
     * Describes a model.
     *
     * @param model the model
     * @param state whether the optimizer's slots are saved too, so that its parts go on
     * @return by key, all beginning with {@code nn.}; of a schedule that is a lambda it says only that there was one
     * @throws NnException if a layer or another part is of a kind that no file can hold
     */
    public static SortedMap<String, String> of(Model model, boolean state) {
        RecordCodec codec = new RecordCodec();
        SortedMap<String, String> metadata = training(model.compilation(), codec);
        metadata.put(FORMAT, Integer.toString(FORMAT_WRITTEN));
        model.architecture().layers().forEach(layer -> codec.prove(layer, Layer.class));
        metadata.put(
                ARCHITECTURE, codec.write(Description.of(model.architecture())).toString());
        metadata.put(CLASSES, CODEC.write(model.schema().classes()).toString());
        metadata.put(
                RANGE,
                CODEC.write(List.of(model.schema().least(), model.schema().most()))
                        .toString());
        model.schema()
                .preprocessing()
                .ifPresent(fitted -> metadata.put(
                        PREPROCESSING, codec.prove(fitted, Preprocessing.class).toString()));
        metadata.put(STEP, Long.toString(model.state().step()));
        metadata.put(HISTORY, CODEC.write(model.history()).toString());
        if (state) {
            metadata.put(OPTIMIZATION, CODEC.write(model.state().optimization()).toString());
        }
        return metadata;
    }

    /** Names what two models have not alike that decides what is learned. */
    static List<String> differences(Map<String, String> one, Map<String, String> other) {
        return DECIDING.entrySet().stream()
                .filter(each -> !json(one, each.getKey()).equals(json(other, each.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** Reads an entry, so that the order in which a map was written does not matter. */
    private static JsonElement json(Map<String, String> metadata, String key) {
        return read(metadata, key, "null", each -> each);
    }

    /** Describes where a training stands. */
    static SortedMap<String, String> of(Standing standing) {
        return new TreeMap<>(Map.of(CHECKPOINT, CODEC.write(standing).toString()));
    }

    /** Tells whether a file is a checkpoint. */
    static boolean isCheckpoint(Map<String, String> metadata) {
        return metadata.containsKey(CHECKPOINT);
    }

    static Standing standing(Map<String, String> metadata) {
        return read(metadata, CHECKPOINT, "", json -> CODEC.read(json, Standing.class));
    }

    private static SortedMap<String, String> training(Compilation compilation, RecordCodec codec) {
        SortedMap<String, String> metadata = new TreeMap<>();
        compilation
                .loss()
                .ifPresent(
                        loss -> metadata.put(LOSS, codec.prove(loss, Loss.class).toString()));
        metadata.put(
                OPTIMIZER, codec.prove(compilation.optimizer(), Optimizer.class).toString());
        JsonArray metrics = new JsonArray();
        compilation.metrics().forEach(metric -> metrics.add(codec.prove(metric, Metric.class)));
        metadata.put(METRICS, metrics.toString());
        if (!compilation.outputs().isEmpty()) {
            metadata.put(
                    OUTPUTS, OutputChoices.write(compilation.outputs(), codec).toString());
        }
        metadata.put(SEED, Long.toString(compilation.seed()));
        return metadata;
    }

    /**
     * Tells whether a file was written by this library.
     *
     * @param metadata the file's
     * @return true if a model can be made of it
     */
    public static boolean describesModel(Map<String, String> metadata) {
        return metadata.containsKey(ARCHITECTURE);
    }

    /**
     * Tells whether a file is older than format numbers, so that its state may stand beside it.
     *
     * @param metadata the file's
     * @return true if it has none
     */
    static boolean isUnnumbered(Map<String, String> metadata) {
        return !metadata.containsKey(FORMAT);
    }

    /** Refuses what a newer version wrote in a way that this one would misread. */
    static void requireKnownFormat(Map<String, String> metadata) {
        long format = read(metadata, FORMAT, "0", JsonElement::getAsLong);
        if (format > FORMAT_WRITTEN) {
            throw NnException.of(
                            "the file is of format %d, but this version reads formats up to %d.",
                            format, FORMAT_WRITTEN)
                    .maybe("load it with a newer version.");
        }
    }

    private static RecordCodec codec(Kinds own) {
        return new RecordCodec(Vocabulary.of(own));
    }

    /**
     * Reads the network without its weights.
     *
     * @param metadata the file's
     * @param own what the user wrote
     * @return the network, its input fixed
     * @throws NnException if the description cannot be read
     */
    public static Architecture architecture(Map<String, String> metadata, Kinds own) {
        requireKnownFormat(metadata);
        RecordCodec codec = codec(own);
        return read(metadata, ARCHITECTURE, "", json -> codec.read(json, Description.class))
                .network();
    }

    /**
     * Reads losses, optimizer, metrics and seed.
     *
     * @param metadata the file's
     * @param own what the user wrote; for what is missing stands something that says so
     * @return what {@code evaluate} and the next {@code fit} take
     * @throws NnException if the description cannot be read
     */
    public static Compilation compilation(Map<String, String> metadata, Kinds own) {
        RecordCodec codec = codec(own);
        Fit fit = Fit.DEFAULT.seed(read(metadata, SEED, "0", JsonElement::getAsLong));
        List<Metric> metrics = read(metadata, METRICS, "[]", json -> list(codec, json, Metric.class));
        fit = fit.metrics(metrics.toArray(Metric[]::new));
        if (metadata.containsKey(LOSS)) {
            fit = fit.loss(read(metadata, LOSS, "", json -> codec.read(json, Loss.class)));
        }
        if (metadata.containsKey(OUTPUTS)) {
            Fit shared = fit;
            fit = read(metadata, OUTPUTS, "", json -> OutputChoices.read(json, codec, shared));
        }
        if (metadata.containsKey(OPTIMIZER)) {
            fit = fit.optimizer(read(metadata, OPTIMIZER, "", json -> codec.read(json, Optimizer.class)));
        }
        return fit.compilation();
    }

    /**
     * Reads classes, range and preprocessing.
     *
     * @param metadata the file's
     * @param own what the user wrote; for a preprocessing that is missing stands something that says so
     * @return what is known of the data
     * @throws NnException if the description cannot be read
     */
    public static Schema schema(Map<String, String> metadata, Kinds own) {
        Schema plain = plain(metadata);
        if (!metadata.containsKey(PREPROCESSING)) {
            return plain;
        }
        Preprocessing fitted =
                read(metadata, PREPROCESSING, "", json -> codec(own).read(json, Preprocessing.class));
        return plain.preprocessing(fitted);
    }

    static Schema plain(Map<String, String> metadata) {
        List<String> classes = read(metadata, CLASSES, "[]", json -> list(CODEC, json, String.class));
        return read(metadata, RANGE, UNKNOWN_RANGE, json -> {
            JsonArray range = json.getAsJsonArray();
            return new Schema(classes, range.get(0).getAsFloat(), range.get(1).getAsFloat());
        });
    }

    /** Reads how many steps the model has ever taken. */
    static long step(Map<String, String> metadata) {
        return read(metadata, STEP, "0", JsonElement::getAsLong);
    }

    /** Reads the epochs so far. */
    static History history(Map<String, String> metadata) {
        return metadata.containsKey(HISTORY)
                ? read(metadata, HISTORY, "", json -> CODEC.read(json, History.class))
                : History.EMPTY;
    }

    /** Reads when the optimizer's parts began: now, where its slots were not saved. */
    static Optimization optimization(Map<String, String> metadata) {
        return metadata.containsKey(OPTIMIZATION)
                ? read(metadata, OPTIMIZATION, "", json -> CODEC.read(json, Optimization.class))
                : Optimization.from(step(metadata));
    }

    private static <T> List<T> list(RecordCodec codec, JsonElement json, Class<T> kind) {
        List<T> list = new ArrayList<>();
        json.getAsJsonArray().forEach(each -> list.add(codec.read(each, kind)));
        return list;
    }

    /** Reads one entry, or what stands for it where there is none. */
    private static <T> T read(
            Map<String, String> metadata, String key, String otherwise, Function<JsonElement, T> reader) {
        try {
            return reader.apply(JsonParser.parseString(metadata.getOrDefault(key, otherwise)));
        } catch (NnException wrong) {
            throw wrong.at("the file's " + key);
        } catch (RuntimeException odd) {
            throw NnException.of("the file's %s cannot be read.", key)
                    .maybe("the file was changed by another program.")
                    .causedBy(odd);
        }
    }
}
