package nn.layer;

import java.util.function.BiFunction;
import nn.data.ByName;
import nn.data.Given;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Words;

/**
 * Draws a weight as a lambda says.
 *
 * <p>A file keeps its word alone: who loads the file gives the lambda again.
 *
 * @param word what it is called
 * @param body draws as many numbers as the shape needs
 */
public record FunctionInitializer(String word, BiFunction<Shape, Randoms, float[]> body)
        implements Initializer, ByName {
    /** Checks what is given. */
    public FunctionInitializer {
        Given.word("initializer: the name", word);
        Given.value("initializer " + word + ": the function", body);
    }

    @Override
    public float[] draw(Shape shape, Randoms randoms) {
        return Given.result(
                "initializer " + word, "(shape, randoms) -> new float[shape.size()]", body.apply(shape, randoms));
    }

    @Override
    public String toString() {
        return Words.of("initializer", word, Words.MORE).toString();
    }
}
