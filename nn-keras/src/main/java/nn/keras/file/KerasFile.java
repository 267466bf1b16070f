package nn.keras.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;

/**
 * Holds what stands in a file of Keras's.
 *
 * @param form which of the three it is
 * @param model the network's description, or empty where the file holds weights alone
 * @param training what {@code compile} was given, or empty
 * @param weights the groups of the HDF5 file
 * @param version Keras's version, such as {@code 3.15.1}; empty where the file does not say
 */
public record KerasFile(
        Form form, Optional<JsonObject> model, Optional<JsonObject> training, Stored weights, String version) {
    /** Names what the second part of the zip is called. */
    static final String CONFIG = "config.json";

    static final String METADATA = "metadata.json";
    static final String WEIGHTS = "model.weights.h5";
    private static final Duration LEAST = Duration.ofSeconds(20);

    /** Tells the forms of files apart. */
    public enum Form {
        /** A zip of description and weights, {@code .keras}. */
        ZIP,
        /** A whole model in HDF5, {@code .h5}. */
        WHOLE_HDF5,
        /** Weights alone, {@code .weights.h5}. */
        WEIGHTS
    }

    /**
     * Reads a file whole.
     *
     * @param path the file
     * @return what stands in it
     * @throws NnException if it is missing, damaged or another program's
     */
    public static KerasFile read(Path path) {
        byte[] bytes = bytes(path);
        Duration most = LEAST.plusMillis(bytes.length / 10_000);
        return Bounded.read(most, () -> of(bytes));
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException why) {
            boolean isMissing = why instanceof NoSuchFileException;
            throw NnException.of(
                            isMissing ? "the file must exist, but does not." : "the file must be readable, but is not.")
                    .causedBy(why);
        } catch (OutOfMemoryError large) {
            throw NnException.of("the file is too large for the memory there is.")
                    .causedBy(large);
        }
    }

    private static KerasFile of(byte[] bytes) throws IOException {
        if (ZipParts.isOne(bytes)) {
            return zip(bytes);
        }
        if (!Hdf5.isOne(bytes)) {
            throw NnException.of("it is no file of Keras's: neither a zip nor HDF5.")
                    .maybe("save it by model.save(\"model.keras\") in Python.");
        }
        Stored root = Hdf5.read(bytes);
        Optional<JsonObject> model = word(root, "model_config").map(KerasFile::json);
        return new KerasFile(
                model.isPresent() ? Form.WHOLE_HDF5 : Form.WEIGHTS,
                model,
                word(root, "training_config").map(KerasFile::json),
                root,
                word(root, "keras_version").orElse(""));
    }

    private static KerasFile zip(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = ZipParts.read(bytes, Set.of(CONFIG, METADATA, WEIGHTS));
        JsonObject model = json(text(part(parts, CONFIG)));
        Stored weights = Hdf5.read(part(parts, WEIGHTS));
        JsonObject metadata = parts.containsKey(METADATA) ? json(text(part(parts, METADATA))) : new JsonObject();
        JsonElement version = metadata.get("keras_version");
        JsonElement training = model.get("compile_config");
        return new KerasFile(
                Form.ZIP,
                Optional.of(model),
                training instanceof JsonObject object ? Optional.of(object) : Optional.empty(),
                weights,
                version == null ? "" : version.getAsString());
    }

    private static byte[] part(Map<String, byte[]> parts, String name) {
        byte[] part = parts.get(name);
        if (part == null) {
            throw NnException.of("the zip holds no %s, so it was not saved by Keras 3.", name)
                    .maybe("save it by model.save(\"model.keras\") in Python.");
        }
        return part;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<String> word(Stored group, String name) {
        List<String> words = group.words(name);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(0));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
