package nn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what Keras gave, as the scripts in nn-testkit/golden wrote it. */
public final class Golden {
    private Golden() {}

    public static List<String> lines(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/nn/golden/" + name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
