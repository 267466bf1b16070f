package nn.examples.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** "This Is the House That Jack Built", a nursery rhyme in print since 1755, in the public domain. */
public final class Rhyme {
    private Rhyme() {}

    /** Returns the words of each verse in lower case; the full stop is a word, too. */
    public static List<List<String>> verses() {
        return Stream.of(text().split("\\R\\R"))
                .map(verse -> List.of(verse.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace(".", " .")
                        .split("\\s+")))
                .toList();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Rhyme.class.getResourceAsStream("house.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
