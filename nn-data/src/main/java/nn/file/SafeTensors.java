package nn.file;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Reads and writes files of named tensors, {@code .safetensors}, in which Hugging Face's libraries keep weights.
 *
 * <pre>{@code
 * SafeTensors.write(Path.of("digits.safetensors"), model.weights());
 * Model again = model.withWeights(SafeTensors.read(Path.of("digits.safetensors")));
 * }</pre>
 *
 * <p>Numbers are read as float32, int32 or uint8, as {@link RowFile.Element} says: float16, bfloat16 and float64 as float32,
 * whole numbers of other sizes as int32, truth values as uint8. Numbers that do not fit are refused, and so are those of 8
 * bits or fewer with an exponent. Nothing in a file is trusted: its header is checked as a whole before any number is read.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public final class SafeTensors {
    private SafeTensors() {}

    /**
     * Reads all tensors.
     *
     * @param file the file
     * @return the tensors by name, in memory
     * @throws NnException if the file cannot be read, is no such file, is cut short or damaged, or holds numbers of another
     *     type, or some that do not fit
     */
    public static SortedMap<String, Tensor> read(Path file) {
        SafeHeader header = SafeHeader.read(Given.value("SafeTensors.read: the file", file));
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        header.entries().forEach((name, entry) -> tensors.put(name, read(file, name, entry, header.offset())));
        return tensors;
    }

    private static Tensor read(Path file, String name, SafeHeader.Entry entry, long offset) {
        Shape shape = entry.shape();
        if (shape.size() == 0) {
            return Tensor.wrap(
                    entry.element().type(),
                    shape,
                    Tensor.allocate(entry.element().type(), shape));
        }
        Shape row = shape.rank() == 0 ? shape : shape.row();
        int rows = shape.rank() == 0 ? 1 : shape.dim(0);
        try {
            return RowFile.of(file, offset + entry.begin(), entry.element(), ByteOrder.LITTLE_ENDIAN, row, rows)
                    .read(0, rows)
                    .reshape(shape);
        } catch (NnException wrong) {
            throw wrong.at("tensor \"" + name + "\"");
        }
    }

    /**
     * Reads what a file says of itself beside its tensors, such as {@code format=pt}.
     *
     * @param file the file
     * @return texts by their keys; none where there are none
     * @throws NnException if the file cannot be read, is no such file, or is damaged
     */
    public static SortedMap<String, String> metadata(Path file) {
        return SafeHeader.read(Given.value("SafeTensors.metadata: the file", file))
                .metadata();
    }

    /**
     * Writes tensors, float32, int32 or uint8 as they are.
     *
     * @param file written whole or not at all, anew or in the place of what is there
     * @param tensors by name, such as {@code model.weights()}
     * @throws NnException if the file cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors) {
        write(file, tensors, Map.of());
    }

    /**
     * Writes tensors, and something about them.
     *
     * @param file written whole or not at all, anew or in the place of what is there
     * @param tensors by name, such as {@code model.weights()}
     * @param metadata texts by their keys
     * @throws NnException if the file cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        SortedMap<String, Tensor> sorted = new TreeMap<>();
        Given.value("SafeTensors.write: the tensors", tensors)
                .forEach((name, tensor) -> sorted.put(
                        Given.value("SafeTensors.write: a name", name),
                        Given.value("SafeTensors.write: " + name, tensor)));
        SortedMap<String, String> about = new TreeMap<>();
        Given.value("SafeTensors.write: the metadata", metadata)
                .forEach((key, text) -> about.put(
                        Given.value("SafeTensors.write: a key", key), Given.value("SafeTensors.write: " + key, text)));
        new SafeWriter(Given.value("SafeTensors.write: the file", file)).write(sorted, about);
    }

    /** Names a type of ours as the format does. */
    static String code(DType type) {
        return switch (type) {
            case FLOAT32 -> "F32";
            case INT32 -> "I32";
            case UINT8 -> "U8";
        };
    }
}
