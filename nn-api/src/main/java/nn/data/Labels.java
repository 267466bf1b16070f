package nn.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Numbers labels that are given as words, and holds names of classes against labels. */
final class Labels {
    private Labels() {}

    /** Lists the words that occur, sorted, as scikit-learn's {@code LabelEncoder} does. */
    static List<String> classes(String... labels) {
        requireWords(labels);
        return Arrays.stream(labels).distinct().sorted().toList();
    }

    /** Gives each word its place among the classes. */
    static Tensor numbered(List<String> classes, String... labels) {
        requireWords(labels);
        Given.value("Dataset.of: the classes", classes);
        Map<String, Integer> places = new HashMap<>();
        classes.forEach(name -> places.putIfAbsent(name, places.size()));
        int[] numbers = new int[labels.length];
        for (int i = 0; i < numbers.length; i++) {
            Integer place = places.get(labels[i]);
            if (place == null) {
                throw NnException.of("row %d: the label \"%s\" is none of the classes %s.", i, labels[i], classes);
            }
            numbers[i] = place;
        }
        return Tensor.of(Shape.of(numbers.length), numbers);
    }

    /** Finds the rows with some labels. */
    static int[] kept(Tensor targets, IntPredicate chosen) {
        if (targets.shape().rank() != 1 || targets.type() == DType.FLOAT32) {
            throw NnException.of("filter: the targets must be integer labels, but are %s.", targets);
        }
        int[] all = targets.ints();
        int[] kept =
                IntStream.range(0, all.length).filter(i -> chosen.test(all[i])).toArray();
        if (kept.length == 0) {
            throw NnException.of("filter: at least one of %d rows must stay, but none did.", all.length);
        }
        return kept;
    }

    private static void requireWords(String... labels) {
        Given.value("Dataset.of: the labels", labels);
        int missing = Arrays.asList(labels).indexOf(null);
        if (missing >= 0) {
            throw NnException.of("row %d: the label is null.", missing).maybe("drop the rows without a label.");
        }
        for (int row = 0; row < labels.length; row++) {
            if (labels[row].isBlank()) {
                throw NnException.of("row %d: the label must be a word, but was \"%s\".", row, labels[row])
                        .maybe("drop the rows without a label.");
            }
        }
    }

    /** Refuses names that do not reach every label, or are not one a column of one-hot rows. */
    static void requireNamed(Tensor targets, List<String> names) {
        Given.all("classes: name", Given.value("classes: the names", names).toArray(String[]::new));
        int width = targets.shape().row().size();
        if (names.isEmpty()) {
            return;
        }
        requireDifferentWords(names);
        if (width > 1 && width != names.size()) {
            throw NnException.of(
                    "classes: there must be one name a class, but there are %d names and the targets are %d wide.",
                    names.size(), width);
        }
        if (width == 1 && targets.type() != DType.FLOAT32) {
            requireReaching(targets.ints(), names.size());
        }
    }

    private static void requireDifferentWords(List<String> names) {
        Map<String, Integer> firsts = new HashMap<>();
        for (int label = 0; label < names.size(); label++) {
            Integer first = firsts.putIfAbsent(names.get(label), label);
            if (first != null) {
                throw NnException.of(
                        "classes: each class must have a name of its own, but the labels %d and %d are both \"%s\".",
                        first, label, names.get(label));
            }
            if (names.get(label).isBlank()) {
                throw NnException.of("classes: each class must have a name, but that of label %d is blank.", label);
            }
        }
    }

    private static void requireReaching(int[] labels, int names) {
        int greatest = 0;
        for (int i = 0; i < labels.length; i++) {
            greatest = labels[i] > labels[greatest] ? i : greatest;
        }
        if (labels[greatest] >= names) {
            throw NnException.of(
                            "classes: there must be a name for each label, but there are %d names, and row %d has the"
                                    + " label %d.",
                            names, greatest, labels[greatest])
                    .maybe("labels count from 0; name all %d classes in their order.", labels[greatest] + 1);
        }
    }
}
