package nn.keras.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Tells what nn makes of what Keras's {@code compile} was given, and what is left out. */
public final class SettingsNotes {
    private final List<String> lines = new ArrayList<>();

    private SettingsNotes() {}

    /**
     * Lists optimizer, losses and metrics.
     *
     * @param json what the file says
     * @return lines for people
     */
    public static List<String> of(JsonObject json) {
        SettingsNotes notes = new SettingsNotes();
        notes.say(
                "optimizer",
                json.has("optimizer") ? json.get("optimizer") : json.get("optimizer_config"),
                OptimizerKinds::read);
        notes.say("loss", json.get("loss"), LossKinds::read);
        notes.say("metric", json.get("metrics"), MetricKinds::one);
        notes.say("metric", json.get("weighted_metrics"), MetricKinds::one);
        return notes.lines;
    }

    /** Says it of each, however many outputs there are. */
    private void say(String word, JsonElement json, Function<JsonElement, ? extends Optional<?>> reader) {
        if (json instanceof JsonArray array) {
            array.forEach(each -> say(word, each, reader));
        } else if (json instanceof JsonObject object && !object.has("class_name")) {
            object.asMap().values().forEach(each -> say(word, each, reader));
        } else if (json != null && !json.isJsonNull()) {
            String made = reader.apply(json)
                    .<String>map(Object::toString)
                    .orElseGet(() -> String.format(
                            Locale.ROOT,
                            "missing: nn knows no %s with such options, and leaves it out. Maybe choose another in fit.",
                            Spelled.of(json).name()));
            lines.add(String.format(Locale.ROOT, "  %-9s  %s", word, made));
        }
    }
}
