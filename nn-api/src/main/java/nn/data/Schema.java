package nn.data;

import java.nio.FloatBuffer;
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
     * Looks at a dataset.
     *
     * @param data rows to learn from
     * @param before names for the classes where the data has none
     * @return its classes and the range of its features, 0..255 for uint8
     */
    public static Schema of(Dataset data, List<String> before) {
        Given.value("a schema: the classes", before);
        List<String> names = Given.value("a schema: the data", data).classes().isEmpty() ? before : data.classes();
        Tensor input = data.input();
        if (input.type() == DType.UINT8) {
            return new Schema(names, 0, 255);
        }
        FloatBuffer values =
                input.type() == DType.FLOAT32 ? input.memory().asFloatBuffer() : FloatBuffer.wrap(input.floats());
        float least = values.get(0);
        float most = least;
        for (int i = 1; i < values.limit(); i++) {
            least = Math.min(least, values.get(i));
            most = Math.max(most, values.get(i));
        }
        return new Schema(names, least, most);
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
