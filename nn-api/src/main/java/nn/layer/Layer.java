package nn.layer;

import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Describes one layer: its options, the weights that it owns, and what it makes of its input, in ops.
 *
 * <p>A layer is a value and knows no engine. Only {@link #call} must be written, and {@link #weights} where it has some; a
 * record can be saved. Shapes leave the batch out, values have it in front; images are [channels, height, width].
 *
 * <pre>{@code
 * record Scale() implements Layer {
 *     public List<Weight> weights(Shape input) {
 *         return List.of(Weight.learned("factor", Shape.of(1), Initializer.ONES));
 *     }
 *
 *     public Value call(Call call, Value x) {
 *         return mul(x, call.weight("factor"));
 *     }
 * }
 * }</pre>
 */
public interface Layer {
    /**
     * Returns the name that the user chose.
     *
     * @return the name, or an empty string where the network is to choose one, such as {@code dense_1}
     */
    default String name() {
        return "";
    }

    /**
     * Names this layer; its weights are named after it, such as {@code hidden/kernel}.
     *
     * @param name not blank, without slashes, colons, control characters, and characters beyond U+FFFF
     * @return a new layer
     */
    default Layer named(String name) {
        return new Renamed(this, Check.name(name));
    }

    /**
     * Tells what shape comes out.
     *
     * @param input the shape of one row going in
     * @return the shape of one row coming out; by default what {@link #call} makes of such rows
     * @throws NnException if such rows cannot go in
     */
    default Shape outputShape(Shape input) {
        return Trial.outputShape(this, input);
    }

    /**
     * Tells what shape comes out of a layer that merges.
     *
     * @param inputs the shape of one row of each input
     * @return the shape of one row coming out
     * @throws NnException if such rows cannot go in, or the layer takes one input and there are several
     */
    default Shape outputShape(List<Shape> inputs) {
        return outputShape(Check.only(inputs));
    }

    /**
     * Tells what shapes come out of a layer that gives several outputs, such as a sequence and a last state.
     *
     * @param inputs the shape of one row of each input
     * @return the shape of one row of each output; by default {@link #outputShape(List)} alone
     * @throws NnException if such rows cannot go in
     */
    default List<Shape> outputShapes(List<Shape> inputs) {
        return List.of(outputShape(inputs));
    }

    /**
     * Lists what this layer owns, under local names such as {@code kernel}.
     *
     * @param input the shape of one row going in
     * @return the weights in Keras's order, by default none
     */
    default List<Weight> weights(Shape input) {
        return List.of();
    }

    /**
     * Lists what a layer that merges owns.
     *
     * @param inputs the shape of one row of each input
     * @return the weights in Keras's order; by default as for the first input alone
     */
    default List<Weight> weights(List<Shape> inputs) {
        return weights(Check.some(inputs).get(0));
    }

    /**
     * Tells how many whole numbers the layer knows, from 0 on, as an embedding does; others are refused before they come
     * to it, and integers go in as they are.
     *
     * @return by default 0: the layer takes any numbers, as float32
     */
    default int vocabulary() {
        return 0;
    }

    /**
     * Tells how many whole numbers the layer knows at one of its inputs.
     *
     * @param input which, from 0
     * @return by default {@link #vocabulary()}
     */
    default int vocabulary(int input) {
        return vocabulary();
    }

    /**
     * Computes the output.
     *
     * @param call gives the weights, and says whether this is training
     * @param x what goes in, [batch, …]
     * @return what comes out, [batch, …]
     */
    Value call(Call call, Value x);

    /**
     * Computes all outputs, and refuses what is none.
     *
     * @param call gives the weights, and says whether this is training
     * @param inputs what goes in, each [batch, …]
     * @return what comes out, each [batch, …]; by default what {@link #call(Call, List)} gives
     * @throws NnException if {@link #call} gives nothing, or no numbers
     */
    default List<Value> outputs(Call call, List<Value> inputs) {
        return List.of(Check.output(call(call, inputs)));
    }

    /**
     * Tells which positions of the first output count, after Keras's {@code compute_mask}. Loss, metrics and the layers
     * after it leave the others out.
     *
     * @param call gives the masks of what goes in
     * @param inputs what goes in, each [batch, …]
     * @return bool [batch, time]; by default empty: all positions count
     */
    default Optional<Value> mask(Call call, List<Value> inputs) {
        return Optional.empty();
    }

    /**
     * Computes the output of a layer that merges.
     *
     * @param call gives the weights, and says whether this is training
     * @param inputs what goes in, each [batch, …]
     * @return what comes out, [batch, …]
     */
    default Value call(Call call, List<Value> inputs) {
        return call(call, Check.only(inputs));
    }

    /**
     * Returns whether this layer would slide over channels that stand last as if they were columns, so that an image
     * that looks like [height, width, channels] must be refused.
     *
     * @param image the shape of one row going in, of three axes
     * @return by default false
     */
    default boolean seesColumns(Shape image) {
        return false;
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
     * Names the kind of layer, as {@code summary()} prints it and names are chosen by it.
     *
     * @return such as {@code Conv2D}
     */
    default String type() {
        return getClass().getSimpleName();
    }
}
