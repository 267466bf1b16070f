package nn.data;

import java.util.List;

/**
 * Holds what a model remembers of the data it learned from.
 *
 * @param classes a name for each label, or none
 * @param least the smallest feature, 0 for pixels
 * @param most the greatest feature, 255 for pixels
 */
public record Schema(List<String> classes, float least, float most) {
    /** What is known before any training: nothing, so features are taken to be within −1..1. */
    public static final Schema UNKNOWN = new Schema(List.of(), -1, 1);

    /** Copies the names. */
    public Schema {
        classes = Given.all(
                "a schema: class", Given.value("a schema: the classes", classes).toArray(String[]::new));
    }

    /**
     * Adds what a dataset names.
     *
     * @param data rows to learn from
     * @return a new value, with the data's classes where it names some
     */
    public Schema classesOf(Dataset data) {
        List<String> names = Given.value("a schema: the data", data).classes();
        return names.isEmpty() ? this : new Schema(names, least, most);
    }

    /**
     * Replaces the range of the features.
     *
     * @param range what they lie between, 0..255 for uint8
     * @return a new value
     */
    public Schema features(Range range) {
        Given.value("a schema: the range", range);
        return new Schema(classes, range.least(), range.most());
    }

    /**
     * Refuses data whose classes bear other names than those learned, since its labels would stand for others.
     *
     * @param data the rows to evaluate by or to learn on from
     * @throws NnException if both name their classes, and not the same
     */
    public void requireSameClasses(Dataset data) {
        Given.value("the data", data);
        if (!classes.isEmpty() && !data.classes().isEmpty() && !classes.equals(data.classes())) {
            throw NnException.of("the data names its classes %s, but the model learned %s.", data.classes(), classes)
                    .maybe("%s", cure(data.classes()));
        }
    }

    private String cure(List<String> names) {
        List<String> more =
                names.stream().filter(name -> !classes.contains(name)).toList();
        return names.containsAll(classes) && !more.isEmpty()
                ? "leave out the rows of " + more + ", for which the model has no output, or train a new network."
                : "number the labels as the model does: Dataset.of(features, model.schema().classes(), labels).";
    }

    @Override
    public String toString() {
        return "Schema: features from " + Words.number(least) + " to " + Words.number(most) + ", classes " + classes;
    }
}
