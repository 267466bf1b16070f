package nn.data;

/**
 * Turns the world's values into rows of numbers, as it was fitted on the rows that a model learned from: a table's
 * features, a text's vocabulary or tokenizer, or a kind of the user's own.
 *
 * <p>A dataset carries it ({@link Dataset#preprocessing(Preprocessing)}), a model keeps it in its schema, and a file in its
 * metadata, so that whoever predicts prepares rows as those learned from were:
 *
 * <pre>{@code
 * Features features = Onnx.load(path).schema().preprocessing(Features.class);
 * }</pre>
 *
 * <p>A kind is an immutable record of numbers, words, lists, maps and records, equal where it gives equal rows. Those of a
 * library are listed by {@code nn.spi.Preprocessings}, those of users by {@code nn.spi.Kinds}.
 */
@Incubating
public interface Preprocessing {
    /**
     * Names the kind.
     *
     * @return its simple name, such as {@code Features}
     * @throws NnException if it is of a kind that the program which loaded it does not have
     */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * Returns this as the kind that it is.
     *
     * @param kind such as {@code Features.class}
     * @param <T> the kind
     * @return this
     * @throws NnException if it is of another kind, or of one that the program which loaded it does not have
     */
    default <T extends Preprocessing> T as(Class<T> kind) {
        if (!Given.value("preprocessing: the kind", kind).isInstance(this)) {
            throw NnException.of("the preprocessing is a %s, but a %s was asked for.", kind(), kind.getSimpleName())
                    .maybe("ask for it: preprocessing(%s.class).", kind());
        }
        return kind.cast(this);
    }
}
