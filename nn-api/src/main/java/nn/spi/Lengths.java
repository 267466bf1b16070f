package nn.spi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Holds the numbers that stand for lengths in some rows.
 *
 * @param sizes by what stands for them in shapes
 */
record Lengths(Map<Integer, Integer> sizes) {
    /** Reads them off the rows of each input. */
    static Lengths of(List<Input> inputs, List<Shape> rows) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            Shape row = rows.get(i);
            if (!input.shape().fits(row)) {
                throw NnException.of(
                        "the input \"%s\" takes rows of %s, but was given %s.", input.name(), input.shape(), row);
            }
            for (int axis = 0; axis < row.rank(); axis++) {
                if (Length.isFree(input.shape().dim(axis))) {
                    put(sizes, input, input.shape().dim(axis), row.dim(axis));
                }
            }
        }
        return new Lengths(sizes);
    }

    private static void put(Map<Integer, Integer> sizes, Input input, int length, int size) {
        if (size < 1) {
            throw NnException.of("the input \"%s\" must have at least one step, but had %d.", input.name(), size);
        }
        Integer before = sizes.putIfAbsent(length, size);
        if (before != null && before != size) {
            throw NnException.of(
                            "the length \"%s\" is %d, but the rows of the input \"%s\" have %d.",
                            Length.name(length), before, input.name(), size)
                    .maybe("give its length a name of its own: Length.of(\"%s\").", input.name());
        }
    }

    /** Chooses a number for each, one more than for the one before it. */
    static Lengths from(int least, List<Input> inputs) {
        List<Integer> lengths = inputs.stream()
                .flatMapToInt(input -> IntStream.of(input.shape().dims()))
                .filter(Length::isFree)
                .distinct()
                .boxed()
                .toList();
        return new Lengths(
                IntStream.range(0, lengths.size()).boxed().collect(Collectors.toMap(lengths::get, i -> least + i)));
    }

    /** Puts the numbers into a network. */
    Network fix(Network network) {
        List<Input> inputs = network.inputs().stream()
                .map(input -> new Input(input.name(), fixed(input.shape())))
                .toList();
        Map<String, Shape> known = new HashMap<>();
        inputs.forEach(input -> known.put(input.name(), input.shape()));
        List<Node> nodes = new ArrayList<>();
        for (Node node : network.nodes()) {
            Node fixed = fix(node, known);
            nodes.add(fixed);
            IntStream.range(0, fixed.outs().size())
                    .forEach(i -> known.put(fixed.output(i), fixed.outs().get(i)));
        }
        return new Network(inputs, nodes, network.outputs());
    }

    private static Node fix(Node node, Map<String, Shape> known) {
        try {
            List<Shape> from = node.from().stream()
                    .map(name -> Objects.requireNonNull(known.get(name)))
                    .toList();
            return new Node(
                    node.name(),
                    node.owner(),
                    node.layer(),
                    node.from(),
                    node.layer().outputShapes(from),
                    node.weights(),
                    node.frozen());
        } catch (NnException wrong) {
            throw wrong.at(node.name());
        }
    }

    private Shape fixed(Shape shape) {
        return Shape.of(IntStream.of(shape.dims())
                .map(size -> sizes.getOrDefault(size, size))
                .toArray());
    }
}
