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
        parts.forEach(part -> requireAlike(parts.get(0), part));
        Rows first = parts.get(0).rows();
        List<Tensor> inputs = IntStream.range(0, first.inputs().size())
                .mapToObj(i -> Tensor.concat(
                        parts.stream().map(part -> part.inputs().get(i)).toList()))
                .toList();
        List<WeightedTargets> outputs = IntStream.range(0, first.outputs().size())
                .mapToObj(i -> joined(
                        parts.stream().map(part -> part.rows().outputs().get(i)).toList()))
                .toList();
        Dataset joined = parts.get(0).with(new Rows(inputs, outputs), List.of());
        List<String> classes = classes(parts);
        Dataset named = classes.isEmpty() ? joined : joined.classes(classes);
        Dataset made = preprocessing(parts).map(named::preprocessing).orElse(named);
        return parts.stream().anyMatch(Dataset::isFittedOnRows) ? made.fittedOnRows() : made;
    }

    private static void requireAlike(Dataset first, Dataset part) {
        if (part.inputs().size() != first.inputs().size()) {
            throw NnException.of(
                    "concat: the datasets must have as many inputs, but have %d and %d.",
                    first.inputs().size(), part.inputs().size());
        }
        if (part.rows().outputs().size() != first.rows().outputs().size()) {
            throw NnException.of(
                    "concat: the datasets must have targets for as many outputs, but have them for %d and %d.",
                    first.rows().outputs().size(), part.rows().outputs().size());
        }
        requireSameNames("inputs", first.inputNames(), part.inputNames());
        requireSameNames("outputs", first.outputNames(), part.outputNames());
    }

    private static void requireSameNames(String what, List<String> first, List<String> part) {
        if (!first.equals(part)) {
            throw NnException.of("concat: the datasets name their %s %s and %s.", what, first, part)
                    .maybe("give both by name, or both in the network's order.");
        }
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

    private static Optional<Preprocessing> preprocessing(List<Dataset> parts) {
        List<Preprocessing> fitted = parts.stream()
                .flatMap(part -> part.preprocessing().stream())
                .distinct()
                .toList();
        if (fitted.size() > 1) {
            throw NnException.of("concat: the datasets were made by preprocessing that differs.")
                    .maybe("fit it once, and make all parts by it.");
        }
        return fitted.stream().findFirst();
    }

    private static WeightedTargets joined(List<WeightedTargets> parts) {
        Tensor targets =
                Tensor.concat(parts.stream().map(WeightedTargets::targets).toList());
        Optional<Tensor> like =
                parts.stream().flatMap(part -> part.weights().stream()).findFirst();
        return new WeightedTargets(
                targets,
                like.map(weights -> Tensor.concat(parts.stream()
                        .map(part -> part.weights()
                                .orElseGet(() -> ones(weights, part.targets().rows())))
                        .toList())));
    }

    private static Tensor ones(Tensor like, int rows) {
        Shape shape = like.shape().row().batch(rows);
        float[] ones = new float[shape.size()];
        Arrays.fill(ones, 1);
        return Tensor.of(shape, ones);
    }
}
