package nn.onnx.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nn.data.NnException;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Refuses tensors that stand in another file, if that is outside the model's folder, by its name or by a link, missing, or
 * too short.
 */
final class ExternalData {
    private final Path file;
    private final Path folder;

    ExternalData(Path file) {
        this.file = file;
        this.folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    }

    void require(String tensor, Message proto) {
        Map<String, String> entries = proto.messages(Field.TENSOR_EXTERNAL_DATA)
                .collect(Collectors.toMap(
                        entry -> entry.text(Field.ENTRY_KEY), entry -> entry.text(Field.ENTRY_VALUE), (a, b) -> b));
        String location = entries.getOrDefault("location", "");
        Path data = inside(location)
                .orElseThrow(() -> NnException.of(
                        "the tensor \"%s\" wants to read \"%s\", which is outside the file's folder.",
                        tensor, location.replace('\0', '?')));
        if (!Files.isRegularFile(data)) {
            throw NnException.of("the tensor \"%s\" stands in %s, which is missing.", tensor, data)
                    .maybe("copy it beside the model.");
        }
        requireLinked(tensor, data);
        requireLong(tensor, data, number(tensor, entries, "offset"), number(tensor, entries, "length"));
    }

    private Optional<Path> inside(String location) {
        try {
            Path data = folder.resolve(location).normalize();
            return Optional.of(data)
                    .filter(each ->
                            each.startsWith(folder) && !Path.of(location).isAbsolute());
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** Follows links: where the model is one itself, its data may stand beside what it leads to. */
    private void requireLinked(String tensor, Path data) {
        try {
            Path real = data.toRealPath();
            Path model = Objects.requireNonNull(file.toRealPath().getParent());
            if (!real.startsWith(folder.toRealPath()) && !real.startsWith(model)) {
                throw NnException.of(
                        "the tensor \"%s\" stands in %s, which leads to %s, outside the file's folder.",
                        tensor, data, real);
            }
        } catch (IOException failed) {
            throw NnException.of("the tensor \"%s\" stands in %s, which cannot be read.", tensor, data)
                    .causedBy(failed);
        }
    }

    private static void requireLong(String tensor, Path data, long offset, long length) {
        long size = data.toFile().length();
        if (offset > size || length > size - offset) {
            throw NnException.of(
                            "the tensor \"%s\" stands in %s from byte %d on, %d bytes long, but the file has %d.",
                            tensor, data, offset, length, size)
                    .maybe("it was cut short on its way here: copy it again.");
        }
    }

    private static long number(String tensor, Map<String, String> entries, String key) {
        String value = entries.getOrDefault(key, "0");
        if (!value.matches("\\d{1,18}")) {
            throw NnException.of(
                    "the tensor \"%s\" has the %s \"%s\" of its data, which is no number.", tensor, key, value);
        }
        return Long.parseLong(value);
    }
}
