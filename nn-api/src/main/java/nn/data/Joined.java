package nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts datasets one after the other. */
final class Joined {
    private Joined() {}

    static Dataset of(List<Dataset> parts) {
        if (parts.isEmpty()) {
            throw NnException.of("concat: there must be at least one dataset, but was none.");
        }
        int count = parts.get(0).inputs().size();
        for (Dataset part : parts) {
            if (part.inputs().size() != count) {
                throw NnException.of(
                        "concat: the datasets must have as many inputs, but have %d and %d.",
                        count, part.inputs().size());
            }
        }
        List<Tensor> inputs = IntStream.range(0, count)
                .mapToObj(i -> Tensor.concat(
                        parts.stream().map(part -> part.inputs().get(i)).toList()))
                .toList();
        Dataset joined = Dataset.of(
                inputs, Tensor.concat(parts.stream().map(Dataset::targets).toList()));
        return weighted(joined.classes(classes(parts)), parts);
    }

    private static List<String> classes(List<Dataset> parts) {
        List<List<String>> named = parts.stream()
                .map(Dataset::classes)
                .filter(names -> !names.isEmpty())
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw NnException.of("concat: the datasets name their classes %s and %s.", named.get(0), named.get(1))
                    .maybe("give the same labels the same names: Dataset.of(features, classes, labels).");
        }
        return named.isEmpty() ? List.of() : named.get(0);
    }

    private static Dataset weighted(Dataset joined, List<Dataset> parts) {
        if (parts.stream().map(Dataset::sampleWeights).noneMatch(Optional::isPresent)) {
            return joined;
        }
        return joined.sampleWeights(
                Tensor.concat(parts.stream().map(Joined::weights).toList()).floats());
    }

    private static Tensor weights(Dataset part) {
        float[] ones = new float[part.size()];
        Arrays.fill(ones, 1);
        return part.sampleWeights().orElseGet(() -> Tensor.of(Shape.of(ones.length), ones));
    }
}
