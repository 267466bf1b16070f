package nn.spi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Holds the numbers that stand for lengths in some rows.
 *
 * @param sizes by what stands for them in shapes
 */
record Lengths(Map<Integer, Integer> sizes) {
    private static final int LONGEST = 1 << 20;

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

    /** Finds numbers that all layers can take: as wanted, longer, or shorter; where there are two lengths, any pair of these. */
    static Network example(Network network, int wanted) {
        List<Integer> free = free(network.inputs());
        int[] tries = IntStream.concat(
                        IntStream.iterate(wanted, each -> each <= LONGEST, each -> 2 * each),
                        IntStream.iterate(wanted - 1, each -> each > 0, each -> each - 1))
                .toArray();
        Stream<Lengths> alike = IntStream.of(tries).mapToObj(first -> from(first, free));
        Stream<Lengths> apart = free.size() == 2
                ? IntStream.of(tries)
                        .boxed()
                        .flatMap(first -> IntStream.of(tries)
                                .mapToObj(second -> new Lengths(Map.of(free.get(0), first, free.get(1), second))))
                : Stream.empty();
        return Stream.concat(alike, apart)
                .flatMap(lengths -> lengths.fits(network).stream())
                .findFirst()
                .orElseGet(() -> from(wanted, free).fix(network));
    }

    private Optional<Network> fits(Network network) {
        try {
            return Optional.of(fix(network));
        } catch (NnException unfit) {
            return Optional.empty();
        }
    }

    private static List<Integer> free(List<Input> inputs) {
        return inputs.stream()
                .flatMapToInt(input -> IntStream.of(input.shape().dims()))
                .filter(Length::isFree)
                .distinct()
                .boxed()
                .toList();
    }

    /** Chooses a number for each, one more than for the one before it. */
    private static Lengths from(int least, List<Integer> lengths) {
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
