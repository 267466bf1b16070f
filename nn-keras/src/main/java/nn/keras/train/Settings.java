package nn.keras.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.metric.Weighted;
import nn.optimizer.Optimizer;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.OutputChoice;

/** Translates what Keras's {@code compile} was given. What nn does not know of it is left to be chosen in {@code fit}. */
public final class Settings {
    private final JsonObject json;
    /** Keras's names of the outputs, in their order. */
    private final List<String> keras;

    private final List<String> ours;

    private Settings(JsonObject json, List<String> keras, List<String> ours) {
        this.json = json;
        this.keras = keras;
        this.ours = ours;
    }

    /**
     * Reads them.
     *
     * @param json what the file says
     * @param keras the names of the outputs there
     * @param ours their names in nn
     * @return loss, optimizer and metrics
     */
    public static Compilation read(JsonObject json, List<String> keras, List<String> ours) {
        return new Settings(json, keras, ours).fit().compilation();
    }

    private Fit fit() {
        Fit fit = Fit.DEFAULT;
        JsonElement optimizer = json.has("optimizer") ? json.get("optimizer") : json.get("optimizer_config");
        Optional<Optimizer> known = optimizer == null ? Optional.empty() : OptimizerKinds.read(optimizer);
        fit = known.isPresent() ? fit.optimizer(known.get()) : fit;
        return metrics(losses(fit));
    }

    private Fit losses(Fit before) {
        JsonElement loss = json.get("loss");
        if (loss == null || loss.isJsonNull()) {
            return before;
        }
        if (ours.size() == 1 || !isByOutput(loss)) {
            Optional<Loss> one = LossKinds.read(ours.size() == 1 ? only(loss) : loss);
            return one.isPresent() ? weighted(before.loss(one.get()), one.get()) : before;
        }
        Fit fit = before;
        for (int i = 0; i < ours.size(); i++) {
            Optional<Loss> own = of(loss, i).flatMap(LossKinds::read);
            fit = own.isPresent() ? fit.loss(ours.get(i), own.get(), weight(i)) : fit;
        }
        return fit;
    }

    /** Gives each output its weight where one loss is for all. */
    private Fit weighted(Fit before, Loss loss) {
        Fit fit = before;
        for (int i = 0; i < ours.size(); i++) {
            fit = weight(i) == 1 ? fit : fit.loss(ours.get(i), loss, weight(i));
        }
        return fit;
    }

    private double weight(int output) {
        JsonElement weights = json.get("loss_weights");
        return weights == null
                ? 1
                : of(weights, output)
                        .filter(JsonElement::isJsonPrimitive)
                        .map(JsonElement::getAsDouble)
                        .orElse(1.0);
    }

    private static boolean isByOutput(JsonElement json) {
        return json instanceof JsonArray || json instanceof JsonObject object && !object.has("class_name");
    }

    private JsonElement only(JsonElement json) {
        return isByOutput(json) ? of(json, 0).orElse(JsonNull.INSTANCE) : json;
    }

    /** Finds what is said of an output, by its place or name. */
    private Optional<JsonElement> of(JsonElement json, int output) {
        JsonElement found = json instanceof JsonArray array && output < array.size()
                ? array.get(output)
                : json instanceof JsonObject object ? object.get(keras.get(output)) : null;
        return Optional.ofNullable(found).filter(each -> !each.isJsonNull());
    }

    private Fit metrics(Fit before) {
        JsonElement metrics = json.get("metrics");
        JsonElement weighted = json.get("weighted_metrics");
        if (ours.size() == 1) {
            List<Metric> all = new java.util.ArrayList<>(known(metrics, 0));
            known(weighted, 0).forEach(each -> all.add(new Weighted(each)));
            return all.isEmpty() ? before : before.metrics(all.toArray(Metric[]::new));
        }
        Fit fit = before;
        for (int i = 0; i < ours.size() && metrics != null; i++) {
            List<Metric> own = of(metrics, i).map(MetricKinds::read).orElse(List.of());
            fit = own.isEmpty() ? fit : fit.metrics(ours.get(i), own.toArray(Metric[]::new));
        }
        return fit;
    }

    private List<Metric> known(JsonElement metrics, int output) {
        if (metrics == null || metrics.isJsonNull()) {
            return List.of();
        }
        boolean isByName = metrics instanceof JsonObject object && !object.has("class_name");
        return isByName ? of(metrics, output).map(MetricKinds::read).orElse(List.of()) : MetricKinds.read(metrics);
    }

    /**
     * Writes them.
     *
     * @param chosen loss, optimizer and metrics
     * @param ours the names of the outputs in nn
     * @param keras their names in the file
     * @return the JSON, or empty where there is no loss, or Keras does not know it or the optimizer
     */
    public static Optional<JsonObject> write(Compilation chosen, List<String> ours, List<String> keras) {
        Optional<JsonObject> optimizer = OptimizerKinds.write(chosen.optimizer());
        JsonObject losses = new JsonObject();
        JsonObject weights = new JsonObject();
        JsonObject metrics = new JsonObject();
        for (int i = 0; i < ours.size(); i++) {
            Optional<JsonObject> loss = chosen.loss(ours.get(i)).flatMap(LossKinds::write);
            if (loss.isPresent()) {
                losses.add(keras.get(i), loss.get());
            }
            Optional<OutputChoice> choice = Optional.ofNullable(chosen.outputs().get(ours.get(i)));
            weights.addProperty(
                    keras.get(i), choice.map(OutputChoice::lossWeight).orElse(1.0));
            metrics.add(
                    keras.get(i),
                    MetricKinds.write(choice.map(OutputChoice::metrics)
                            .filter(own -> !own.isEmpty())
                            .orElse(chosen.metrics())));
        }
        if (optimizer.isEmpty() || losses.size() == 0) {
            return Optional.empty();
        }
        boolean isOne = ours.size() == 1 || chosen.outputs().isEmpty();
        JsonObject json = new JsonObject();
        json.add("optimizer", optimizer.get());
        json.add("loss", isOne ? losses.get(keras.get(0)) : losses);
        json.add("loss_weights", isOne ? JsonNull.INSTANCE : weights);
        json.add("metrics", isOne ? metrics.get(keras.get(0)) : metrics);
        json.add("weighted_metrics", JsonNull.INSTANCE);
        return Optional.of(json);
    }
}
