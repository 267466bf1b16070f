package nn.keras.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Tensor;

/** Reads an HDF5 file whole, within bounds that its size sets. */
final class Hdf5 {
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 1_000_000;
    /** What deflate can make of a byte. */
    private static final long MOST_INFLATED = 1032;

    private final long mostBytes;
    private final long size;
    private long bytes;
    private int nodes;

    private Hdf5(long size) {
        this.size = size;
        this.mostBytes = MOST_INFLATED * size;
    }

    /** Tells an HDF5 file by its first bytes. */
    static boolean isOne(byte[] file) {
        return file.length > 8 && (file[0] & 0xff) == 0x89 && file[1] == 'H' && file[2] == 'D' && file[3] == 'F';
    }

    static Stored read(byte[] file) {
        Quiet.once();
        try (HdfFile opened = HdfFile.fromBytes(file)) {
            return new Hdf5(file.length).group(opened, 0);
        }
    }

    private Stored group(Group group, int depth) {
        Map<String, Stored> groups = new HashMap<>();
        Map<String, Tensor> arrays = new HashMap<>();
        if (depth > DEEPEST || nodes > MOST_NODES) {
            throw NnException.of("its groups go deeper than %d, or are more than %d.", DEEPEST, MOST_NODES);
        }
        for (Node node : group.getChildren().values()) {
            nodes++;
            if (node instanceof Group inner) {
                groups.put(node.getName(), group(inner, depth + 1));
            } else if (node instanceof Dataset data) {
                numbers(data, arrays);
            }
        }
        return new Stored(Map.copyOf(groups), Map.copyOf(arrays), words(group));
    }

    private void numbers(Dataset data, Map<String, Tensor> arrays) {
        if (!Numbered.isOne(data)) {
            return;
        }
        long stored = Math.multiplyExact(data.getSize(), 8L);
        bytes = Math.addExact(bytes, stored);
        if (stored < 0 || bytes > mostBytes || data.getFilters().isEmpty() && data.getSizeInBytes() > size) {
            throw NnException.of("%s would need %d bytes, which the file cannot hold.", data.getPath(), bytes);
        }
        arrays.put(data.getName(), Numbered.tensor(data));
    }

    private static Map<String, List<String>> words(Node node) {
        Map<String, List<String>> words = new HashMap<>();
        for (Map.Entry<String, Attribute> each : node.getAttributes().entrySet()) {
            Object value =
                    each.getValue().isEmpty() ? new String[0] : each.getValue().getData();
            if (value instanceof String word) {
                words.put(each.getKey(), List.of(word));
            } else if (value instanceof Object[] many) {
                words.put(each.getKey(), Stream.of(many).map(String::valueOf).toList());
            }
        }
        return Map.copyOf(words);
    }
}
