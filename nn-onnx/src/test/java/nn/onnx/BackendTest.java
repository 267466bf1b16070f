package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs ONNX's own backend tests, as {@code scripts/onnx-backend.sh} writes them, in one JVM, and writes beside each what
 * came of it.
 */
@EnabledIfSystemProperty(named = "nn.onnx.backend", matches = ".+")
class BackendTest {
    @Test
    void everyCaseEndsInAnAnswerOrInARefusal() throws IOException {
        Path folder = Path.of(System.getProperty("nn.onnx.backend"));
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<Path> cases = Files.list(folder)) {
            cases.sorted().forEach(each -> counts.merge(outcome(each), 1, Integer::sum));
        }
        System.out.println(counts);
        assertThat(counts).doesNotContainKey("throws");
    }

    private static String outcome(Path home) {
        String outcome = "ends"; // stands there if the process does
        String words = "";
        write(home, outcome, words);
        try {
            words = new Case(home).difference();
            outcome = words.isEmpty() ? "agrees" : "differs";
        } catch (NnException refused) {
            outcome = "refuses";
            words = refused.getMessage();
        } catch (RuntimeException foreign) {
            outcome = "throws";
            words = foreign.toString();
        }
        write(home, outcome, words);
        return outcome;
    }

    private static void write(Path home, String outcome, String words) {
        try {
            Files.writeString(home.resolve("java.txt"), outcome + "\n" + words.replace(home + "/", ""));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file with inputs and expected outputs. */
    private static final class Case {
        private final Path file;
        private final JsonObject json;

        Case(Path home) {
            file = home.resolve("model.onnx");
            try {
                json = JsonParser.parseString(Files.readString(home.resolve("case.json")))
                        .getAsJsonObject();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Says where the answers differ from what is expected; empty where they agree. */
        String difference() {
            try (OnnxModel open = Onnx.open(file)) {
                for (JsonElement each : json.getAsJsonArray("sets")) {
                    JsonObject set = each.getAsJsonObject();
                    Map<String, Object> found = open.values(inputs(set.getAsJsonObject("inputs")));
                    for (Map.Entry<String, JsonElement> output :
                            set.getAsJsonObject("outputs").entrySet()) {
                        String difference = difference(output.getValue().getAsJsonObject(), found.get(output.getKey()));
                        if (!difference.isEmpty()) {
                            return output.getKey() + ": " + difference;
                        }
                    }
                }
                return "";
            }
        }

        private static Map<String, Object> inputs(JsonObject all) {
            Map<String, Object> inputs = new HashMap<>();
            all.entrySet().forEach(input -> {
                if (!kind(input.getValue()).equals("nothing")) {
                    inputs.put(input.getKey(), value(input.getValue().getAsJsonObject()));
                }
            });
            return inputs;
        }

        private static String kind(JsonElement value) {
            return value.getAsJsonObject().get("kind").getAsString();
        }

        private static Stream<JsonElement> values(JsonObject value) {
            JsonArray all = value.getAsJsonArray("values");
            return StreamSupport.stream(all.spliterator(), false);
        }

        private static Shape shape(JsonObject value) {
            return Shape.of(StreamSupport.stream(value.getAsJsonArray("dims").spliterator(), false)
                    .mapToInt(JsonElement::getAsInt)
                    .toArray());
        }

        private static Object value(JsonObject value) {
            return switch (kind(value)) {
                case "sequence" ->
                    values(value).map(each -> value(each.getAsJsonObject())).toList();
                case "strings" ->
                    new Strings(
                            shape(value),
                            values(value).map(JsonElement::getAsString).toList());
                case "whole" -> whole(value);
                case "float" -> floats(value);
                default -> throw NnException.of("values of the kind %s are none of ours.", kind(value));
            };
        }

        /** Takes an array of longs where an int is too small, which is but for vectors here. */
        private static Object whole(JsonObject value) {
            long[] numbers = values(value).mapToLong(JsonElement::getAsLong).toArray();
            int[] ints = LongStream.of(numbers).mapToInt(each -> (int) each).toArray();
            boolean isNarrow = LongStream.of(numbers).allMatch(each -> each == (int) each);
            return isNarrow || shape(value).rank() != 1 ? Tensor.of(shape(value), ints) : numbers;
        }

        private static Object floats(JsonObject value) {
            if (value.get("type").getAsString().equals("float64")
                    && shape(value).rank() == 2) {
                return doubles(value);
            }
            List<Float> numbers =
                    values(value).map(each -> (float) number(each)).toList();
            float[] floats = new float[numbers.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = numbers.get(i);
            }
            return Tensor.of(shape(value), floats);
        }

        private static double[][] doubles(JsonObject value) {
            double[] numbers = values(value).mapToDouble(Case::number).toArray();
            int width = shape(value).dim(1);
            return IntStream.range(0, shape(value).dim(0))
                    .mapToObj(row -> Arrays.copyOfRange(numbers, row * width, (row + 1) * width))
                    .toArray(double[][]::new);
        }

        private static double number(JsonElement number) {
            return switch (number.getAsString()) {
                case "nan" -> Double.NaN;
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> number.getAsDouble();
            };
        }

        private String difference(JsonObject expected, Object found) {
            List<JsonElement> values = kind(expected).equals("nothing")
                    ? List.of()
                    : values(expected).toList();
            if (found instanceof List<?> list) {
                return list.size() != values.size() ? list.size() + " values for " + values.size() : each(values, list);
            }
            if (found instanceof Map<?, ?> map) {
                return each(values, new ArrayList<>(map.values()));
            }
            Shape shape = found instanceof Tensor tensor
                    ? tensor.shape()
                    : found instanceof Strings texts ? texts.shape() : null;
            if (shape == null || !expected.has("dims") || !shape.equals(shape(expected))) {
                return "the shape " + shape + " for " + expected.get("dims");
            }
            return found instanceof Tensor tensor ? numbers(expected, values, tensor) : texts(values, (Strings) found);
        }

        private String each(List<JsonElement> expected, List<?> found) {
            for (int i = 0; i < expected.size(); i++) {
                String difference = difference(expected.get(i).getAsJsonObject(), found.get(i));
                if (!difference.isEmpty()) {
                    return i + ": " + difference;
                }
            }
            return "";
        }

        private static String texts(List<JsonElement> expected, Strings found) {
            List<String> wanted =
                    expected.stream().map(JsonElement::getAsString).toList();
            return wanted.equals(found.texts()) ? "" : found.texts() + " for " + wanted;
        }

        private String numbers(JsonObject expected, List<JsonElement> values, Tensor found) {
            boolean isShort = expected.get("type").getAsString().equals("bfloat16");
            double relative = Math.max(json.get("rtol").getAsDouble(), isShort ? 1.0 / 64 : 0);
            float[] numbers = found.floats();
            int[] ints = found.ints();
            boolean isFloat = found.type() == nn.data.DType.FLOAT32;
            for (int i = 0; i < numbers.length; i++) {
                double wanted = number(values.get(i));
                double got = isFloat ? numbers[i] : ints[i];
                boolean isSame = Double.isNaN(wanted) ? Double.isNaN(got) : wanted == got;
                double most = json.get("atol").getAsDouble() + relative * Math.abs(wanted);
                if (!isSame && !(Double.isFinite(wanted) && Math.abs(got - wanted) <= most)) {
                    return String.format(Locale.ROOT, "%s for %s at %d", got, wanted, i);
                }
            }
            return "";
        }
    }
}
