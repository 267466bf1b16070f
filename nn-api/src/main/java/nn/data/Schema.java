package nn.data;

import java.util.List;
import java.util.Optional;

/**
 * Holds what a model remembers of the data it learned from.
 *
 * @param classes a name for each label, or none
 * @param least the smallest feature, 0 for pixels
 * @param most the greatest feature, 255 for pixels
 * @param preprocessing what made the rows of numbers from the world's values, or empty
 */
public record Schema(List<String> classes, float least, float most, Optional<Preprocessing> preprocessing) {
    /** What is known before any training: nothing, so features are taken to be within −1..1. */
    public static final Schema UNKNOWN = new Schema(List.of(), -1, 1);

    /**
     * Holds what is remembered of rows that no preprocessing made.
     *
     * @param classes a name for each label, or none
     * @param least the smallest feature, 0 for pixels
     * @param most the greatest feature, 255 for pixels
     */
    public Schema(List<String> classes, float least, float most) {
        this(classes, least, most, Optional.empty());
    }

    /** Copies the names. */
    public Schema {
        classes = Given.all(
                "a schema: class", Given.value("a schema: the classes", classes).toArray(String[]::new));
        Given.value("a schema: the preprocessing", preprocessing);
    }

    /**
     * Adds what a dataset says of itself.
     *
     * @param data rows to learn from
     * @return a new value, with the data's classes and preprocessing where it has some
     */
    public Schema with(Dataset data) {
        List<String> names = Given.value("a schema: the data", data).classes();
        return new Schema(
                names.isEmpty() ? classes : names,
                least,
                most,
                data.preprocessing().or(() -> preprocessing));
    }

    /**
     * Replaces the range of the features.
     *
     * @param range what they lie between, 0..255 for uint8
     * @return a new value
     */
    public Schema features(Range range) {
        Given.value("a schema: the range", range);
        return new Schema(classes, range.least(), range.most(), preprocessing);
    }

    /**
     * Adds what makes rows of numbers from the world's values.
     *
     * @param fitted as it was fitted on the rows learned from
     * @return a new value
     */
    public Schema preprocessing(Preprocessing fitted) {
        return new Schema(classes, least, most, Optional.of(Given.value("preprocessing: what was fitted", fitted)));
    }

    /**
     * Returns what makes rows of numbers from the world's values.
     *
     * @param kind such as {@code Features.class}
     * @param <T> its kind
     * @return as it was fitted on the rows learned from
     * @throws NnException if there is none, it is of another kind, or of one that the program which loaded it does not have
     */
    public <T extends Preprocessing> T preprocessing(Class<T> kind) {
        Given.value("preprocessing: the kind", kind);
        return preprocessing
                .orElseThrow(() -> NnException.of("the model knows no preprocessing of its rows.")
                        .maybe("fit it on data that carries one: data.preprocessing(…)."))
                .as(kind);
    }

    /**
     * Refuses data whose classes bear other names than those learned, since its labels would stand for others, and rows
     * that another preprocessing made.
     *
     * @param data the rows to evaluate by or to learn on from
     * @throws NnException if both name their classes or their preprocessing, and not the same
     */
    public void requireSame(Dataset data) {
        Given.value("the data", data);
        requireSameClasses(data.classes());
        data.preprocessing().ifPresent(given -> preprocessing.ifPresent(learned -> requireSame(learned, given)));
    }

    private static void requireSame(Preprocessing learned, Preprocessing given) {
        if (!learned.equals(given)) {
            String kind = learned.kind();
            throw (kind.equals(given.kind())
                            ? NnException.of("the data was made by another %s than the model learned with.", kind)
                            : NnException.of(
                                    "the data was made by a %s, but the model learned with a %s.", given.kind(), kind))
                    .maybe("make it by the model's own: model.schema().preprocessing(%s.class).", kind);
        }
    }

    private void requireSameClasses(List<String> names) {
        if (!classes.isEmpty() && !names.isEmpty() && !classes.equals(names)) {
            throw NnException.of("the data names its classes %s, but the model learned %s.", names, classes)
                    .maybe("%s", cure(names));
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
        return "Schema: features from " + Words.number(least) + " to " + Words.number(most) + ", classes " + classes
                + preprocessing.map(fitted -> ", made by " + fitted).orElse("");
    }
}
