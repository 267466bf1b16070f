package nn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;

/**
 * Stands for the rows that will flow through a network: an {@link Layers#input input}, or what a layer makes of others, as
 * Keras's {@code KerasTensor}.
 *
 * <p>It is a value; {@link #then} gives another one, and {@link Functional#of} makes a network of inputs and outputs.
 *
 * <pre>{@code
 * Symbol image = input("image", 1, 28, 28), facts = input("facts", 12);
 * Symbol seen = image.then(conv2D(8, 3).relu(), flatten());
 * Symbol both = concatenate(seen, facts.then(dense(16).relu()));
 * Functional network = Functional.of(List.of(image, facts), List.of(
 *         both.then(dense(10).softmax().named("kind")), both.then(dense(1).named("price"))));
 * }</pre>
 */
public final class Symbol {
    private final Origin origin;
    private final int output;

    private Symbol(Origin origin, int output) {
        this.origin = origin;
        this.output = output;
    }

    /** What gives symbols: an input, or a layer that was put on others. */
    static final class Origin {
        private final String input;
        private final List<Layer> layer;
        private final List<Symbol> from;
        private final List<Shape> outs;

        private Origin(String input, List<Layer> layer, List<Symbol> from, List<Shape> outs) {
            this.input = input;
            this.layer = layer;
            this.from = from;
            this.outs = outs;
        }

        boolean isInput() {
            return layer.isEmpty();
        }

        /** Returns the user's name of an input, or an empty string. */
        String input() {
            return input;
        }

        Layer layer() {
            return layer.get(0);
        }

        List<Symbol> from() {
            return from;
        }

        Shape shape() {
            return outs.get(0);
        }

        @Override
        public String toString() {
            return isInput() ? (input.isEmpty() ? "" : "\"" + input + "\" ") + shape() : layer().toString();
        }
    }

    static Symbol input(String name, Shape shape) {
        NetworkBuilder.requireRow("input: a row", shape);
        return new Symbol(new Origin(name, List.of(), List.of(), List.of(shape)), 0);
    }

    /** Puts a layer on several symbols. */
    static Symbol of(Layer layer, List<Symbol> from) {
        try {
            List<Shape> outs =
                    layer.outputShapes(from.stream().map(Symbol::shape).toList());
            return new Symbol(new Origin("", List.of(layer), List.copyOf(from), List.copyOf(outs)), 0);
        } catch (NnException wrong) {
            throw wrong.at(layer.label());
        }
    }

    /**
     * Puts a layer on this.
     *
     * @param layer the layer
     * @return what comes out; of several outputs the first
     * @throws NnException if such rows cannot go in
     */
    public Symbol then(Layer layer) {
        return of(Given.value("then: the layer", layer), List.of(this));
    }

    /**
     * Puts layers on this, one after the other.
     *
     * @param first the first layer
     * @param more those after it
     * @return what comes out of the last one
     * @throws NnException if such rows cannot go in
     */
    public Symbol then(Layer first, Layer... more) {
        Symbol last = then(first);
        for (Layer layer : Given.all("then: layer", more)) {
            last = last.then(layer);
        }
        return last;
    }

    /**
     * Puts a layer of several inputs on this and others, such as an LSTM on a sequence and its initial states.
     *
     * @param layer the layer
     * @param second what goes in beside this
     * @param more what else goes in
     * @return what comes out; of several outputs the first
     * @throws NnException if such rows cannot go in, or the layer takes one input
     */
    public Symbol then(Layer layer, Symbol second, Symbol... more) {
        List<Symbol> from = new ArrayList<>(List.of(this, Given.value("then: the second symbol", second)));
        from.addAll(Given.all("then: symbol", more));
        return of(Given.value("then: the layer", layer), from);
    }

    /**
     * Finds another output of the layer that gave this.
     *
     * @param index which, from 0, such as 1 for the last state of {@code lstm(8).returnState()}
     * @return that output
     * @throws NnException if there are not as many
     */
    public Symbol output(int index) {
        if (index < 0 || index >= origin.outs.size()) {
            throw NnException.of("%s has %s, but number %d was asked for.", this, count(), index);
        }
        return new Symbol(origin, index);
    }

    private String count() {
        return origin.outs.size() == 1 ? "one output, number 0" : "the outputs 0 to " + (origin.outs.size() - 1);
    }

    /**
     * Lists all outputs of the layer that gave this.
     *
     * @return at least one
     */
    public List<Symbol> outputs() {
        return IntStream.range(0, origin.outs.size()).mapToObj(this::output).toList();
    }

    /**
     * Tells what is in a row.
     *
     * @return the shape of one row
     */
    public Shape shape() {
        return origin.outs.get(output);
    }

    Origin origin() {
        return origin;
    }

    /** Returns which output of its origin this is. */
    int index() {
        return output;
    }

    static List<Symbol> all(String what, Symbol first, Symbol... more) {
        return Stream.concat(
                        Stream.of(Given.value(what + ": the first symbol", first)),
                        Given.all(what + ": symbol", more).stream())
                .toList();
    }

    @Override
    public String toString() {
        return origin.isInput() ? "input " + origin : origin + (output == 0 ? "" : " output " + output) + " " + shape();
    }
}
