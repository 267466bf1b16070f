package nn.onnx.portable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.State;
import nn.onnx.file.ModelGraph;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;
import nn.optimizer.Schedule;
import nn.optimizer.Slots;
import nn.spi.Objective;
import nn.spi.Plan;
import nn.spi.Ports;

/**
 * Says in JSON what a training's file takes and gives, so that whoever reads it needs to know nothing else.
 *
 * @param plan what is trained
 * @param start where it begins
 * @param graph what was built
 * @param most how many steps the file can take, 0 for any number
 * @param span how many steps' learning rates are listed where they differ
 */
record Contract(Plan plan, State start, Graph graph, int most, int span) {
    static final String LEARNING_RATE = "learning_rate";
    static final String STEP = ModelGraph.STEP;
    static final String LOSS = "loss";

    private static final int FORMAT = 1;

    /**
     * Writes it.
     *
     * @param modelAt where the model within the file begins
     * @param modelBytes how long it is
     * @param offsets where tensors begin in the model, by name
     */
    JsonObject json(long modelAt, long modelBytes, Map<String, Integer> offsets) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("optimizer", plan.optimizer().toString());
        json.addProperty("firstStep", start.step());
        if (most > 0) {
            json.addProperty("steps", most);
        }
        json.add("features", features());
        json.add("targets", targets());
        json.add("sampleWeights", named(Ports::sampleWeights, inputs()));
        json.add("learningRate", learningRate());
        json.add("loss", port(found(graph.outputs(), LOSS), LOSS));
        json.add("predictions", named(Ports::predictions, graph.outputs()));
        json.add("state", state(offsets));
        JsonObject model = new JsonObject();
        model.addProperty("offset", modelAt);
        model.addProperty("bytes", modelBytes);
        json.add("model", model);
        return json;
    }

    private Map<String, Value> inputs() {
        Map<String, Value> all = new LinkedHashMap<>();
        graph.inputs().forEach(input -> all.put(input.name(), input));
        return all;
    }

    private JsonArray features() {
        JsonArray all = new JsonArray();
        plan.network().inputs().forEach(input -> {
            String name = Ports.input(input.name());
            all.add(of(input.name(), port(found(inputs(), name), name)));
        });
        return all;
    }

    private JsonArray targets() {
        JsonArray all = named(Ports::targets, inputs());
        for (int i = 0; i < all.size(); i++) {
            Objective objective = plan.objectives().get(i);
            JsonObject target = all.get(i).getAsJsonObject();
            target.addProperty("loss", objective.loss().toString());
            target.addProperty("lossWeight", objective.weight());
        }
        return all;
    }

    /** Lists what there is for each objective, under the name of its output. */
    private JsonArray named(IntFunction<String> name, Map<String, Value> among) {
        JsonArray all = new JsonArray();
        for (int i = 0; i < plan.objectives().size(); i++) {
            Value value = among.get(name.apply(i));
            if (value != null) {
                all.add(of(plan.objectives().get(i).output(), port(value, name.apply(i))));
            }
        }
        return all;
    }

    private static JsonObject of(String whose, JsonObject port) {
        port.addProperty("of", whose);
        return port;
    }

    private static JsonObject port(Value value, String name) {
        JsonObject port = new JsonObject();
        port.addProperty("name", name);
        port.addProperty("type", value.type().name().toLowerCase(Locale.ROOT));
        JsonArray dims = new JsonArray();
        for (long size : value.dims().sizes()) {
            dims.add(size < 0 ? new JsonPrimitive(Dims.name(size)) : new JsonPrimitive(size));
        }
        port.add("dims", dims);
        return port;
    }

    /** Adds the schedule's numbers: one, or one for each step. */
    private JsonObject learningRate() {
        JsonObject port = port(found(inputs(), LEARNING_RATE), LEARNING_RATE);
        List<Float> rates =
                IntStream.range(0, span).mapToObj(step -> (float) rate(step)).toList();
        boolean isConstant = rates.stream().allMatch(rates.get(0)::equals);
        port.add("values", isConstant ? new JsonPrimitive(rates.get(0)) : list(rates));
        return port;
    }

    private static JsonElement list(List<Float> rates) {
        JsonArray all = new JsonArray();
        rates.forEach(all::add);
        return all;
    }

    private double rate(long step) {
        Optimization optimization = start.optimization();
        Schedule schedule = plan.optimizer().learningRate();
        return optimization.learningRate().orElseGet(() -> schedule.rate(start.step() + step - optimization.began()));
    }

    /** Lists what goes in, comes out changed, and has its place in the model. */
    private JsonArray state(Map<String, Integer> offsets) {
        JsonArray all = new JsonArray();
        inputs().forEach((name, input) -> {
            if (graph.outputs().containsKey(Ports.last(name))) {
                all.add(part(input, offsets));
            }
        });
        return all;
    }

    private JsonObject part(Value input, Map<String, Integer> offsets) {
        String name = input.name();
        Integer offset = offsets.get(name);
        if (offset == null || offset == 0) {
            throw NnException.of("saveTraining: %s moves in training, but has no place in the model's file.", name)
                    .maybe("let its layer use it when it predicts, too.");
        }
        JsonObject part = port(input, name);
        part.addProperty("last", Ports.last(name));
        part.addProperty("saved", Ports.last(saved(name)));
        part.addProperty("offset", offset);
        part.addProperty("bytes", bytes(input));
        return part;
    }

    /** Names what is kept of a weight: its running mean, where the optimizer keeps one, as at the end of a fit. */
    private String saved(String name) {
        String mean = name + ":" + Slots.AVERAGE;
        return graph.outputs().containsKey(Ports.last(mean)) ? mean : name;
    }

    private static long bytes(Value value) {
        long count = 1;
        for (long size : value.dims().sizes()) {
            count *= size;
        }
        return count * (value.type() == ElementType.INT64 ? Long.BYTES : Float.BYTES);
    }

    private static Value found(Map<String, Value> all, String name) {
        Value value = all.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no \"" + name + "\"");
        }
        return value;
    }
}
