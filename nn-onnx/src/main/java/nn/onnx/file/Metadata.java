package nn.onnx.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Schema;
import nn.layer.Loss;
import nn.layer.Optimizer;
import nn.train.Fit;
import nn.train.Metric;

/** Writes what a model is, beyond its graph, as ONNX's {@code metadata_props}, and reads it back. */
public final class Metadata {
    private static final String ARCHITECTURE = "nn.architecture";
    private static final String LOSS = "nn.loss";
    private static final String OPTIMIZER = "nn.optimizer";
    private static final String METRICS = "nn.metrics";
    private static final String SEED = "nn.seed";
    private static final String CLASSES = "nn.classes";
    private static final String RANGE = "nn.range";
    private static final RecordCodec CODEC = new RecordCodec(Kinds.ALL);

    private Metadata() {}

    /**
     * Describes a model.
     *
     * @param model the model
     * @return by key, all beginning with {@code nn.}; what users made themselves, such as a schedule, is left out
     */
    public static SortedMap<String, String> of(Model model) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(ARCHITECTURE, CODEC.write(Architecture.of(model.layers())).toString());
        Fit fit = model.compiled();
        fit.loss().ifPresent(loss -> metadata.put(LOSS, CODEC.write(loss).toString()));
        if (CODEC.canWrite(fit.optimizer())) {
            metadata.put(OPTIMIZER, CODEC.write(fit.optimizer()).toString());
        }
        List<Metric> metrics = fit.metrics().stream().filter(CODEC::canWrite).toList();
        metadata.put(METRICS, CODEC.write(metrics).toString());
        metadata.put(SEED, Long.toString(fit.seed()));
        metadata.put(CLASSES, CODEC.write(model.schema().classes()).toString());
        metadata.put(
                RANGE,
                CODEC.write(List.of(model.schema().least(), model.schema().most()))
                        .toString());
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
     * Reads the layers.
     *
     * @param metadata the file's
     * @return the network, its input fixed
     * @throws NnException if the description cannot be read
     */
    public static Sequential layers(Map<String, String> metadata) {
        return read(metadata, ARCHITECTURE, json -> CODEC.read(json, Architecture.class))
                .network();
    }

    /**
     * Reads loss, optimizer, metrics and seed.
     *
     * @param metadata the file's
     * @return what {@code evaluate} and the next {@code fit} take
     * @throws NnException if the description cannot be read
     */
    public static Fit fit(Map<String, String> metadata) {
        Fit fit = Fit.DEFAULT.seed(read(metadata, SEED, JsonElement::getAsLong));
        List<Metric> metrics = read(metadata, METRICS, json -> list(json, Metric.class));
        fit = fit.metrics(metrics.toArray(Metric[]::new));
        if (metadata.containsKey(LOSS)) {
            fit = fit.loss(read(metadata, LOSS, json -> CODEC.read(json, Loss.class)));
        }
        if (metadata.containsKey(OPTIMIZER)) {
            fit = fit.optimizer(read(metadata, OPTIMIZER, json -> CODEC.read(json, Optimizer.class)));
        }
        return fit;
    }

    /**
     * Reads classes and range.
     *
     * @param metadata the file's
     * @return what is known of the data
     * @throws NnException if the description cannot be read
     */
    public static Schema schema(Map<String, String> metadata) {
        List<String> classes = read(metadata, CLASSES, json -> list(json, String.class));
        JsonArray range = read(metadata, RANGE, JsonElement::getAsJsonArray);
        return new Schema(classes, range.get(0).getAsFloat(), range.get(1).getAsFloat());
    }

    private static <T> List<T> list(JsonElement json, Class<T> kind) {
        List<T> list = new ArrayList<>();
        json.getAsJsonArray().forEach(each -> list.add(CODEC.read(each, kind)));
        return list;
    }

    private static <T> T read(Map<String, String> metadata, String key, Function<JsonElement, T> reader) {
        try {
            return reader.apply(JsonParser.parseString(metadata.getOrDefault(key, "")));
        } catch (NnException wrong) {
            throw wrong.at("the file's " + key);
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | IndexOutOfBoundsException
                | NumberFormatException odd) {
            throw NnException.of("the file's %s cannot be read.", key)
                    .maybe("the file was changed by another program.")
                    .causedBy(odd);
        }
    }
}
