package nn.keras.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.data.Tensor;

/**
 * Holds a group of an HDF5 file.
 *
 * @param groups the groups within it, by name
 * @param arrays numbers, by name: float32, or int32 for whole ones
 * @param words the attributes that are texts, by name
 */
public record Stored(Map<String, Stored> groups, Map<String, Tensor> arrays, Map<String, List<String>> words) {
    /** A group with nothing in it. */
    public static final Stored EMPTY = new Stored(Map.of(), Map.of(), Map.of());

    /**
     * Tells whether there are no numbers in it.
     *
     * @return true where neither it nor a group within holds any
     */
    public boolean isEmpty() {
        return arrays.isEmpty() && groups.values().stream().allMatch(Stored::isEmpty);
    }

    /**
     * Finds a group within this one.
     *
     * @param path its names, with slashes between; empty for this one
     * @return the group, or an empty one
     */
    public Stored at(String path) {
        Stored group = this;
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            group = group.groups.getOrDefault(name, EMPTY);
        }
        return group;
    }

    /**
     * Finds numbers within this group.
     *
     * @param path the groups and the name, with slashes between
     * @return the numbers, or empty where there are none
     */
    public Optional<Tensor> array(String path) {
        int slash = path.lastIndexOf('/');
        Stored group = slash < 0 ? this : at(path.substring(0, slash));
        return Optional.ofNullable(group.arrays.get(path.substring(slash + 1)));
    }

    /**
     * Reads an attribute of texts.
     *
     * @param name its name; Keras cuts a long one into parts, numbered from 0
     * @return the texts, or none
     */
    public List<String> words(String name) {
        List<String> whole = words.get(name);
        SortedMap<Integer, List<String>> parts = new TreeMap<>();
        for (int i = 0; words.containsKey(name + i); i++) {
            parts.put(i, words.getOrDefault(name + i, List.of()));
        }
        return whole != null
                ? whole
                : parts.values().stream().flatMap(List::stream).toList();
    }
}
