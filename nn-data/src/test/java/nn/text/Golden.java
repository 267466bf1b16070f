package nn.text;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what others answered. */
final class Golden {
    private Golden() {}

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns lines that end in a line feed alone: texts have all that Java takes for an end of a line. */
    static Stream<String> lines(String file) {
        return Stream.of(text(file).split("\n"));
    }

    static List<String> words(JsonElement json) {
        return json.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    static List<Integer> ints(JsonElement json) {
        return json.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsInt)
                .toList();
    }
}
