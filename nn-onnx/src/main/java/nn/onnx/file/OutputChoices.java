package nn.onnx.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.train.Fit;
import nn.train.OutputChoice;

/** Writes the losses, their weights and the metrics of outputs by their names, and reads them back. */
final class OutputChoices {
    private OutputChoices() {}

    static JsonObject write(SortedMap<String, OutputChoice> outputs, RecordCodec codec) {
        JsonObject all = new JsonObject();
        outputs.forEach((name, choice) -> all.add(name, write(choice, codec)));
        return all;
    }

    private static JsonObject write(OutputChoice choice, RecordCodec codec) {
        JsonObject written = new JsonObject();
        choice.loss().ifPresent(loss -> written.add("loss", codec.prove(loss, Loss.class)));
        written.addProperty("lossWeight", choice.lossWeight());
        JsonArray metrics = new JsonArray();
        choice.metrics().forEach(metric -> metrics.add(codec.prove(metric, Metric.class)));
        written.add("metrics", metrics);
        return written;
    }

    /** Adds what is written for each output; what is missing takes its default. */
    static Fit read(JsonElement json, RecordCodec codec, Fit shared) {
        Fit fit = shared;
        for (Map.Entry<String, JsonElement> each : json.getAsJsonObject().entrySet()) {
            fit = read(each.getKey(), each.getValue().getAsJsonObject(), codec, fit);
        }
        return fit;
    }

    private static Fit read(String output, JsonObject choice, RecordCodec codec, Fit before) {
        Fit fit = before;
        if (choice.has("loss")) {
            fit = fit.loss(output, codec.read(choice.get("loss"), Loss.class));
        }
        if (choice.has("lossWeight")) {
            fit = fit.lossWeights(Map.of(output, choice.get("lossWeight").getAsDouble()));
        }
        List<Metric> metrics = new ArrayList<>();
        if (choice.has("metrics")) {
            choice.getAsJsonArray("metrics").forEach(metric -> metrics.add(codec.read(metric, Metric.class)));
        }
        return metrics.isEmpty() ? fit : fit.metrics(output, metrics.toArray(Metric[]::new));
    }
}
