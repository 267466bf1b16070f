package nn.layer;

import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Describes one layer: its options, their checks, and what it makes of a shape.
 *
 * <p>A layer is a value and knows no engine. Those made of others {@link #expand} into {@link Primitive}s before any
 * engine sees them. Shapes leave the batch out; images are [channels, height, width].
 */
public sealed interface Layer permits Primitive, Flatten, GlobalAveragePool2D, Block, Residual {
    /**
     * Gives the name that the user chose.
     *
     * @return the name, or an empty string where the network is to choose one, such as {@code dense_1}
     */
    String name();

    /**
     * Names this layer; its weights are named after it, such as {@code hidden/kernel}.
     *
     * @param name not blank, without slashes, colons, control characters, and characters beyond U+FFFF
     * @return a new layer
     */
    Layer named(String name);

    /**
     * Tells what shape comes out.
     *
     * @param input the shape of one row going in
     * @return the shape of one row coming out
     * @throws NnException if such rows cannot go in
     */
    Shape outputShape(Shape input);

    /**
     * Says what this layer does in simpler ones, in their order.
     *
     * @param input the shape of one row going in
     * @return at least one layer; just this one if there is nothing simpler
     */
    default List<Layer> expand(Shape input) {
        return List.of(this);
    }

    /**
     * Names the layer in messages, by its first word alone.
     *
     * @return such as {@code dense(10)} of {@code dense(10).relu()}
     */
    default String label() {
        return Words.first(toString());
    }

    /**
     * Names the kind of layer, as {@code summary()} prints it.
     *
     * @return such as {@code Conv2D}
     */
    default String type() {
        return getClass().getSimpleName();
    }
}
