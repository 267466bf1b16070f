package nn.keras.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.Metrics;
import nn.metric.BinaryAccuracy;
import nn.metric.Metric;
import nn.metric.Precision;
import nn.metric.Recall;
import nn.metric.TopKAccuracy;

/** Translates metrics. */
final class MetricKinds {
    private static final Map<String, Metric> PLAIN = Map.ofEntries(
            Map.entry("accuracy", Metrics.accuracy()),
            Map.entry("acc", Metrics.accuracy()),
            Map.entry("categoricalaccuracy", Metrics.accuracy()),
            Map.entry("sparsecategoricalaccuracy", Metrics.accuracy()),
            Map.entry("mae", Metrics.mae()),
            Map.entry("meanabsoluteerror", Metrics.mae()),
            Map.entry("mse", Metrics.mse()),
            Map.entry("meansquarederror", Metrics.mse()),
            Map.entry("rootmeansquarederror", Metrics.rmse()),
            Map.entry("mape", Metrics.mape()),
            Map.entry("meanabsolutepercentageerror", Metrics.mape()),
            Map.entry("msle", Metrics.msle()),
            Map.entry("meansquaredlogarithmicerror", Metrics.msle()),
            Map.entry("r2score", Metrics.r2()),
            Map.entry("logcosherror", Metrics.logCoshError()),
            Map.entry("cosinesimilarity", Metrics.cosine()),
            Map.entry("auc", Metrics.auc()),
            Map.entry("meaniou", Metrics.meanIoU()));

    private static final Map<Metric, String> WORDS = Map.of(
            Metrics.accuracy(), "accuracy",
            Metrics.mae(), "mae",
            Metrics.mse(), "mse",
            Metrics.rmse(), "RootMeanSquaredError",
            Metrics.mape(), "mape",
            Metrics.msle(), "msle",
            Metrics.r2(), "R2Score",
            Metrics.logCoshError(), "LogCoshError",
            Metrics.cosine(), "CosineSimilarity",
            Metrics.auc(), "AUC");

    /** What nn's metrics do, as Keras spells it. */
    private static final Map<String, String> STANDARD = Map.of(
            "num_thresholds", "200",
            "curve", "ROC",
            "summation_method", "interpolation",
            "axis", "-1",
            "class_aggregation", "uniform_average",
            "num_regressors", "0");

    /** Options that are read, or say nothing of what a metric computes. */
    private static final Set<String> READ =
            Set.of("name", "dtype", "k", "threshold", "thresholds", "num_classes", "sparse_y_true", "sparse_y_pred");

    private MetricKinds() {}

    /** Reads what of a list nn knows. */
    static List<Metric> read(JsonElement json) {
        List<Metric> metrics = new ArrayList<>();
        if (json instanceof JsonArray array) {
            array.forEach(each -> metrics.addAll(read(each)));
        } else {
            one(json).ifPresent(metrics::add);
        }
        return metrics;
    }

    /** Reads a metric; one that nn does not know, or with options that it does not, is none. */
    static Optional<Metric> one(JsonElement json) {
        Spelled spelled = Spelled.of(json);
        if (spelled.config().entrySet().stream().anyMatch(MetricKinds::isOther)) {
            return Optional.empty();
        }
        boolean hasThreshold = spelled.config().get("thresholds") != null
                && spelled.config().get("thresholds").isJsonPrimitive();
        double threshold = spelled.number(hasThreshold ? "thresholds" : "threshold", 0.5);
        return switch (spelled.key()) {
            case "binaryaccuracy" ->
                Optional.of(threshold == 0.5 ? Metrics.binaryAccuracy() : Metrics.binaryAccuracy(threshold));
            case "topkcategoricalaccuracy", "sparsetopkcategoricalaccuracy" ->
                Optional.of(Metrics.topKAccuracy((int) spelled.number("k", 5)));
            case "precision" -> Optional.of(hasThreshold ? Metrics.precision(threshold) : Metrics.precision());
            case "recall" -> Optional.of(hasThreshold ? Metrics.recall(threshold) : Metrics.recall());
            default -> Optional.ofNullable(PLAIN.get(spelled.key()));
        };
    }

    private static boolean isOther(Map.Entry<String, JsonElement> option) {
        JsonElement value = option.getValue();
        if (value.isJsonNull() || READ.contains(option.getKey()) && !value.isJsonArray()) {
            return false;
        }
        String word = value.isJsonPrimitive() ? value.getAsString() : "";
        return !word.equals("false") && !word.equals(STANDARD.get(option.getKey()));
    }

    /** Writes what of a list Keras knows. */
    static JsonArray write(List<Metric> metrics) {
        JsonArray array = new JsonArray();
        metrics.forEach(each -> written(each).ifPresent(array::add));
        return array;
    }

    private static Optional<JsonElement> written(Metric metric) {
        Optional<String> word = Optional.ofNullable(WORDS.get(metric));
        if (word.isPresent()) {
            boolean isClass = Character.isUpperCase(word.get().charAt(0));
            return Optional.of(isClass ? object(word.get(), new JsonObject()) : new JsonPrimitive(word.get()));
        }
        JsonObject config = new JsonObject();
        if (metric instanceof TopKAccuracy top) {
            config.addProperty("k", top.k());
            return Optional.of(object("TopKCategoricalAccuracy", config));
        }
        if (metric instanceof BinaryAccuracy binary) {
            config.addProperty("threshold", binary.threshold().orElse(0.5));
            return Optional.of(object("BinaryAccuracy", config));
        }
        if (metric instanceof Precision precision) {
            precision.threshold().ifPresent(above -> config.addProperty("thresholds", above));
            return Optional.of(object("Precision", config));
        }
        if (metric instanceof Recall recall) {
            recall.threshold().ifPresent(above -> config.addProperty("thresholds", above));
            return Optional.of(object("Recall", config));
        }
        return Optional.empty();
    }

    private static JsonObject object(String name, JsonObject config) {
        return nn.keras.kind.Options.object("keras.metrics", name, config);
    }
}
