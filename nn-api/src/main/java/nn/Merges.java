package nn;

import java.util.List;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.layer.Add;
import nn.layer.Average;
import nn.layer.Concatenate;
import nn.layer.Dot;
import nn.layer.Layer;
import nn.layer.MaskedBy;
import nn.layer.Maximum;
import nn.layer.Minimum;
import nn.layer.Multiply;
import nn.layer.Shared;
import nn.layer.Subtract;

/** Names what makes a graph of layers: inputs, layers that are shared, and layers that merge. */
abstract class Merges extends AttentionLayers {
    /** Stands where a sequence has a length that is known only when rows come, as Keras's {@code None}. */
    public static final int TIME = Length.TIME;

    Merges() {}

    /**
     * Begins a network that is a graph, as Keras's {@code Input}.
     *
     * @param name what data goes in by, such as {@code image}
     * @param shape the shape of one row, such as {@code 784}, {@code 1, 28, 28} for images, or {@code TIME, 12} for
     *     sequences of any length
     * @return what goes in
     */
    public static Symbol input(String name, int... shape) {
        return Symbol.input(Given.word("input: the name", name), NetworkBuilder.row(shape));
    }

    /**
     * Begins a network that is a graph, as Keras's {@code Input}; it is called {@code input}.
     *
     * @param shape the shape of one row, such as {@code 784}, {@code 1, 28, 28} for images, or {@code TIME, 12} for
     *     sequences of any length
     * @return what goes in
     */
    public static Symbol input(int... shape) {
        return Symbol.input("", NetworkBuilder.row(shape));
    }

    /**
     * Puts layers one after the other, with one set of weights wherever they are used in a network.
     *
     * @param name what the weights are named after
     * @param layers at least one, in their order
     * @return the layers as one
     */
    public static Shared share(String name, Layer... layers) {
        return new Shared(name, Given.all("share: layer", layers));
    }

    /**
     * Lets a second input say which positions of a sequence count: its length [1], or one number a position, 0 where it
     * does not; write {@code sequence.then(maskedBy(), lengths)}.
     *
     * @return the layer; numbers go through as they are
     */
    public static MaskedBy maskedBy() {
        return new MaskedBy("");
    }

    /**
     * Adds up inputs, number by number, as Keras's {@code Add}.
     *
     * @return the layer; an axis of size 1 is repeated
     */
    public static Add add() {
        return new Add("");
    }

    /**
     * Adds up inputs, number by number, as Keras's {@code add}.
     *
     * @param first a symbol
     * @param more others of its shape
     * @return the sum; an axis of size 1 is repeated
     */
    public static Symbol add(Symbol first, Symbol... more) {
        return Symbol.of(add(), Symbol.all("add", first, more));
    }

    /**
     * Subtracts one input from another, number by number, as Keras's {@code Subtract}.
     *
     * @return the layer; an axis of size 1 is repeated
     */
    public static Subtract subtract() {
        return new Subtract("");
    }

    /**
     * Subtracts the second symbol from the first, number by number, as Keras's {@code subtract}.
     *
     * @param first what is subtracted from
     * @param second what is subtracted
     * @return the difference; an axis of size 1 is repeated
     */
    public static Symbol subtract(Symbol first, Symbol second) {
        return Symbol.of(subtract(), Symbol.all("subtract", first, second));
    }

    /**
     * Multiplies inputs, number by number, as Keras's {@code Multiply}.
     *
     * @return the layer; an axis of size 1 is repeated
     */
    public static Multiply multiply() {
        return new Multiply("");
    }

    /**
     * Multiplies inputs, number by number, as Keras's {@code multiply}.
     *
     * @param first a symbol
     * @param more others of its shape
     * @return the product; an axis of size 1 is repeated
     */
    public static Symbol multiply(Symbol first, Symbol... more) {
        return Symbol.of(multiply(), Symbol.all("multiply", first, more));
    }

    /**
     * Takes the mean of inputs, number by number, as Keras's {@code Average}.
     *
     * @return the layer; an axis of size 1 is repeated
     */
    public static Average average() {
        return new Average("");
    }

    /**
     * Takes the mean of inputs, number by number, as Keras's {@code average}.
     *
     * @param first a symbol
     * @param more others of its shape
     * @return the mean; an axis of size 1 is repeated
     */
    public static Symbol average(Symbol first, Symbol... more) {
        return Symbol.of(average(), Symbol.all("average", first, more));
    }

    /**
     * Takes the greatest of inputs, number by number, as Keras's {@code Maximum}.
     *
     * @return the layer; an axis of size 1 is repeated
     */
    public static Maximum maximum() {
        return new Maximum("");
    }

    /**
     * Takes the greatest of inputs, number by number, as Keras's {@code maximum}.
     *
     * @param first a symbol
     * @param more others of its shape
     * @return the greatest; an axis of size 1 is repeated
     */
    public static Symbol maximum(Symbol first, Symbol... more) {
        return Symbol.of(maximum(), Symbol.all("maximum", first, more));
    }

    /**
     * Takes the least of inputs, number by number, as Keras's {@code Minimum}.
     *
     * @return the layer; an axis of size 1 is repeated
     */
    public static Minimum minimum() {
        return new Minimum("");
    }

    /**
     * Takes the least of inputs, number by number, as Keras's {@code minimum}.
     *
     * @param first a symbol
     * @param more others of its shape
     * @return the least; an axis of size 1 is repeated
     */
    public static Symbol minimum(Symbol first, Symbol... more) {
        return Symbol.of(minimum(), Symbol.all("minimum", first, more));
    }

    /**
     * Puts inputs one after the other along the features, as Keras's {@code Concatenate} with its default axis −1: along
     * the channels of images, which are their first axis here, and along the last axis of anything else.
     *
     * @return the layer
     */
    public static Concatenate concatenate() {
        return new Concatenate(0, "");
    }

    /**
     * Puts inputs one after the other along an axis, as Keras's {@code Concatenate}, which counts axes the same way: 1 for
     * the time of a sequence [time, features], 2 or −1 for its features.
     *
     * @param axis counted from 1, the first axis of a row, or from −1, the last; 0 would be the batch
     * @return the layer
     * @throws NnException if it is 0
     */
    public static Concatenate concatenate(int axis) {
        if (axis == 0) {
            throw NnException.of("concatenate: the axis must not be 0, which is the batch.")
                    .maybe("count from 1, or from -1 for the last; leave it out for the features.");
        }
        return new Concatenate(axis, "");
    }

    /**
     * Puts symbols one after the other along the features, as Keras's {@code concatenate} with its default axis −1: along
     * the channels of images, which are their first axis here, and along the last axis of anything else.
     *
     * @param first a symbol
     * @param more others that agree in all but the features
     * @return all of them
     */
    public static Symbol concatenate(Symbol first, Symbol... more) {
        return Symbol.of(concatenate(), Symbol.all("concatenate", first, more));
    }

    /**
     * Puts symbols one after the other along an axis, as Keras's {@code concatenate}, which counts axes the same way: 1 for
     * the time of a sequence [time, features], 2 or −1 for its features.
     *
     * @param axis counted from 1, the first axis of a row, or from −1, the last; 0 would be the batch
     * @param first a symbol
     * @param more others that agree in all but that axis
     * @return all of them
     */
    public static Symbol concatenate(int axis, Symbol first, Symbol... more) {
        List<Symbol> all = Symbol.all("concatenate", first, more);
        return Symbol.of(concatenate(axis), all);
    }

    /**
     * Multiplies two inputs along an axis, and sums up, as Keras's {@code Dot}.
     *
     * @param axis of both, counted from 1, the first axis of a row, or from −1, the last
     * @return the layer; two vectors give one number
     */
    public static Dot dot(int axis) {
        return dot(axis, axis);
    }

    /**
     * Multiplies two inputs along an axis of each, and sums up, as Keras's {@code Dot}.
     *
     * @param first the first input's axis, counted from 1, the first axis of a row, or from −1, the last
     * @param second the second input's axis
     * @return the layer; two vectors give one number
     */
    public static Dot dot(int first, int second) {
        return new Dot(first, second, false, "");
    }

    /**
     * Multiplies two symbols along an axis, and sums up, as Keras's {@code dot}.
     *
     * @param axis of both, counted from 1, the first axis of a row, or from −1, the last
     * @param first a symbol
     * @param second another
     * @return what is left of the first one's axes, then of the second one's; one number of two vectors
     */
    public static Symbol dot(int axis, Symbol first, Symbol second) {
        return Symbol.of(dot(axis), Symbol.all("dot", first, second));
    }
}
