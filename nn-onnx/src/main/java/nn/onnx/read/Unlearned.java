package nn.onnx.read;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nn.op.ElementType;

/** Collects which numbers of a file do not learn, and why. */
final class Unlearned {
    static final String SINGLE = "they are single numbers";

    private final FileGraph file;
    private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

    Unlearned(FileGraph file) {
        this.file = file;
    }

    /** Notes what a file holds under a name; computed constants and whole numbers are no weights. */
    void add(String name, FileTensor tensor, String reason) {
        boolean isReal = tensor.type() == ElementType.FLOAT32 || tensor.type() == ElementType.FLOAT64;
        if (isReal && file.holds(name)) {
            reasons.computeIfAbsent(reason, none -> new LinkedHashSet<>()).add(name);
        }
    }

    /**
     * Lists names by reasons, without those that learn by another use.
     *
     * @param learned as weights are called
     */
    Map<String, Set<String>> butFor(Set<String> learned) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        reasons.forEach((reason, names) -> {
            Set<String> left = names.stream()
                    .filter(name -> !learned.contains(Parameters.plain(name)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!left.isEmpty()) {
                all.put(reason, left);
            }
        });
        return all;
    }
}
