package nn.keras.file;

import com.google.gson.JsonObject;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Tensor;

/** Writes {@code .keras} files, whole or not at all. */
public final class KerasWriter {
    private static final String VERSION = "3.15.1";

    private KerasWriter() {}

    /**
     * Writes a file.
     *
     * @param path where; what stood there is replaced when all went well
     * @param description the network
     * @param arrays numbers by their path
     * @throws NnException if it cannot be written
     */
    public static void write(Path path, JsonObject description, Map<String, Tensor> arrays) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        try {
            Path weights = Files.createTempFile(folder, ".nn-", ".h5");
            Path draft = Files.createTempFile(folder, ".nn-", ".draft");
            try {
                hdf5(weights, arrays);
                zip(draft, description, weights);
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(weights);
                Files.deleteIfExists(draft);
            }
        } catch (IOException why) {
            throw NnException.of("%s: the file cannot be written: %s.", path, why.getMessage())
                    .causedBy(why);
        }
    }

    private static void zip(Path draft, JsonObject description, Path weights) throws IOException {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("keras_version", VERSION);
        try (OutputStream out = Files.newOutputStream(draft);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            text(zip, KerasFile.METADATA, metadata.toString());
            text(zip, KerasFile.CONFIG, description.toString());
            zip.putNextEntry(entry(KerasFile.WEIGHTS));
            Files.copy(weights, zip);
            zip.closeEntry();
        }
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Names a part; all have one time, so that equal models give equal files. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }

    private static void hdf5(Path file, Map<String, Tensor> arrays) {
        Quiet.once();
        try (WritableHdfFile root = HdfFile.write(file)) {
            arrays.forEach((path, tensor) -> {
                int slash = path.lastIndexOf('/');
                group(root, path.substring(0, slash)).putDataset(path.substring(slash + 1), array(tensor));
            });
        }
    }

    private static WritableGroup group(WritableGroup root, String path) {
        WritableGroup group = root;
        for (String name : path.split("/", -1)) {
            group = group.getChildren().get(name) instanceof WritableGroup known ? known : group.putGroup(name);
        }
        return group;
    }

    /** Makes an array of as many dimensions as the tensor has axes. */
    private static Object array(Tensor tensor) {
        int[] dims = tensor.shape().dims();
        boolean isFloat = tensor.type() == DType.FLOAT32;
        if (dims.length == 0) {
            return isFloat ? (Object) tensor.floats()[0] : (Object) tensor.ints()[0];
        }
        Object flat = isFloat ? tensor.floats() : tensor.ints();
        Object array = Array.newInstance(isFloat ? float.class : int.class, dims);
        fill(array, flat, 0, dims, 0);
        return array;
    }

    private static int fill(Object array, Object flat, int axis, int[] dims, int from) {
        if (axis == dims.length - 1) {
            System.arraycopy(flat, from, array, 0, dims[axis]);
            return from + dims[axis];
        }
        int next = from;
        for (int i = 0; i < dims[axis]; i++) {
            next = fill(Array.get(array, i), flat, axis + 1, dims, next);
        }
        return next;
    }
}
