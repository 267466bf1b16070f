package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nn.data.Randoms;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.OpType;
import nn.op.Ops;
import nn.op.Value;

/** Begins a graph with inputs, and draws numbers for them that lie apart from each other and from 0. */
final class Draft {
    private static final long SEED = 20;
    private static final long BATCH = 3;
    private static final long TIME = 5;

    private final Graph graph = Graph.named("draft");
    private final Map<String, Array> arrays = new LinkedHashMap<>();
    private final List<Value> varied = new ArrayList<>();

    /** Finds an op's type by ONNX's name, to choose attributes that no word chooses. */
    static OpType type(String name) {
        return Ops.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Graph graph() {
        return graph;
    }

    Map<String, Array> arrays() {
        return arrays;
    }

    /** Lists the inputs whose gradients are to be checked. */
    List<Value> varied() {
        return varied;
    }

    /** Adds an input of numbers between −2 and 2, no two of them near each other. */
    Value x(long... sizes) {
        return x(ElementType.FLOAT32, sizes);
    }

    Value x(ElementType type, long... sizes) {
        return varied(type, sizes, spaced(count(sizes)));
    }

    /** Adds an input of numbers between −size and size, as weights begin. */
    Value small(double size, long... sizes) {
        double[] numbers = spaced(count(sizes));
        return varied(
                ElementType.FLOAT32,
                sizes,
                Arrays.stream(numbers).map(number -> number * size / 2).toArray());
    }

    /** Adds an input of numbers between 0.4 and 2.4. */
    Value positive(long... sizes) {
        return varied(
                ElementType.FLOAT32,
                sizes,
                Arrays.stream(spaced(count(sizes)))
                        .map(number -> 1.4 + number / 2)
                        .toArray());
    }

    /** Adds an input of these numbers, along one axis. */
    Value of(double... numbers) {
        return of(new Dims(numbers.length), ElementType.FLOAT32, numbers);
    }

    /** Adds an input of these numbers. */
    Value of(Dims dims, ElementType type, double... numbers) {
        return varied(type, dims.sizes(), numbers);
    }

    /** Adds an input of whole numbers, which has no gradient. */
    Value integers(Dims dims, long... numbers) {
        return input(
                ElementType.INT64, dims, LongStream.of(numbers).asDoubleStream().toArray());
    }

    /** Adds an input of truth values, by turns. */
    Value flags(long... sizes) {
        double[] flags = new double[count(sizes)];
        Arrays.setAll(flags, i -> i * 5 % 3 == 0 ? 1 : 0);
        return input(ElementType.BOOL, new Dims(sizes), flags);
    }

    private Value varied(ElementType type, long[] sizes, double... numbers) {
        Value value = input(type, new Dims(sizes), numbers);
        varied.add(value);
        return value;
    }

    private Value input(ElementType type, Dims dims, double... numbers) {
        Value value = graph.input("x" + arrays.size(), type, dims);
        arrays.put(value.name(), new Array(type, known(dims), numbers));
        return value;
    }

    private static Dims known(Dims dims) {
        return new Dims(LongStream.of(dims.sizes())
                .map(size -> size >= 0 ? size : size == Dims.BATCH ? BATCH : TIME)
                .toArray());
    }

    private static int count(long... sizes) {
        return (int) known(new Dims(sizes)).count(0);
    }

    /** Computes a value. */
    Array run(Value value) {
        String name = "result " + graph.outputs().size();
        graph.output(name, value);
        return Interpreter.of(graph).run(arrays).get(name);
    }

    /** Computes the gradient of the sum of a value. */
    double[] slopes(Value of, Value x) {
        return run(Gradients.of(Ops.sum(of), List.of(x)).get(x)).numbers();
    }

    /** Draws numbers at even distances, in random order, shifted a little for each input. */
    double[] spaced(int count) {
        int[] order = Randoms.of(SEED, "spaced", arrays.size()).permutation(count);
        double shift = 0.23 + 0.13 * arrays.size();
        return Arrays.stream(order)
                .mapToDouble(place -> (place + shift - count / 2.0) * 4 / (count + 1))
                .toArray();
    }

    /** Sums values, each element times a number of its own, so that no two elements can change places. */
    static Value projected(List<Value> values) {
        return values.stream()
                .map(value -> Ops.sum(Ops.mul(value, factors(value))))
                .reduce(Ops::add)
                .orElseThrow();
    }

    /** Weighs each element by a number that grows with its place along each axis. */
    private static Value factors(Value like) {
        Value ones = Ops.full(Ops.constant(like, 1), like);
        Value places = ones;
        for (int axis = 0; axis < like.dims().rank(); axis++) {
            places = Ops.mul(Ops.add(places, Ops.mul(Ops.cumSum(ones, axis), 0.3)), 0.9);
        }
        return Ops.stopGradient(places);
    }
}
