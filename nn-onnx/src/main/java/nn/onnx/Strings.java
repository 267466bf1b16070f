package nn.onnx;

import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Holds texts in a shape, row after row, as files of ONNX take and give them: {@code STRING}.
 *
 * <pre>{@code
 * try (var file = Onnx.open(Path.of("titanic.onnx"))) {
 *     var row = Map.of("age", Tensor.of(Shape.of(1, 1), 30f), "sex", Strings.of(Shape.of(1, 1), "female"));
 *     System.out.println(file.values(row).get("label"));
 * }
 * }</pre>
 *
 * @param shape the whole shape, rows included
 * @param texts as many as the shape needs
 */
public record Strings(Shape shape, List<String> texts) {
    /**
     * Copies the texts.
     *
     * @throws NnException if there are more or fewer than the shape needs, or one is null
     */
    public Strings {
        Given.value("strings: the shape", shape);
        Given.value("strings: the texts", texts).forEach(text -> Given.value("strings: a text", text));
        texts = Given.all("strings: text", texts);
        if (shape.size() != texts.size()) {
            throw NnException.of("strings %s need %d texts, but were given %d.", shape, shape.size(), texts.size());
        }
    }

    /**
     * Puts texts into a shape.
     *
     * @param shape the whole shape, rows included
     * @param texts as many as the shape needs
     * @return the strings
     * @throws NnException if there are more or fewer
     */
    public static Strings of(Shape shape, String... texts) {
        return new Strings(shape, Given.all("strings: text", texts));
    }

    /**
     * Makes a vector of texts.
     *
     * @param texts any number
     * @return strings [n]
     */
    public static Strings of(String... texts) {
        return of(Shape.of(Given.value("strings: the texts", texts).length), texts);
    }

    /**
     * Describes the shape, without the texts.
     *
     * @return such as {@code STRING [3, 1]}
     */
    public String form() {
        return "STRING " + shape;
    }
}
