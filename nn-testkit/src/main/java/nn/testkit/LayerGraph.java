package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Op;
import nn.op.Ops;
import nn.op.Value;

/** Calls a layer in a graph, and keeps what it asked for. */
final class LayerGraph {
    private final Layer layer;
    private final List<Shape> shapes;
    private final Mode mode;
    private final boolean isMasked;
    private final Graph graph = Graph.named("conformance");
    private final List<Value> inputs = new ArrayList<>();
    private final List<Value> made = new ArrayList<>();
    /** What a mask is made of, which needs no gradient. */
    private final Set<Value> masking = new HashSet<>();

    final Map<String, Value> weights = new LinkedHashMap<>();
    final Map<String, Value> keys = new TreeMap<>();
    final Map<String, Value> statistics = new TreeMap<>();
    final List<Value> penalties = new ArrayList<>();
    /** The names of the weights that the layer asked for. */
    final Set<String> asked = new TreeSet<>();

    /** The mask of each input that is masked, by its name. */
    final Map<String, String> maskOf = new LinkedHashMap<>();
    /** Whether the layer asked for a mask that there is. */
    boolean asksMask;

    private LayerGraph(Layer layer, List<Shape> shapes, Mode mode, boolean isMasked) {
        this.layer = layer;
        this.shapes = shapes;
        this.mode = mode;
        this.isMasked = isMasked;
    }

    LayerGraph(Layer layer, List<Shape> shapes, Mode mode) {
        this(layer, shapes, mode, false);
    }

    /** Gives each sequence a mask. */
    static LayerGraph masked(Layer layer, List<Shape> shapes, Mode mode) {
        return new LayerGraph(layer, shapes, mode, true);
    }

    Mode mode() {
        return mode;
    }

    /** Calls the layer, and holds what it makes against what it promises. */
    void build() {
        List<Shape> promised = layer.outputShapes(shapes);
        ElementType type = layer.vocabulary() > 0 ? ElementType.INT32 : ElementType.FLOAT32;
        for (int i = 0; i < shapes.size(); i++) {
            inputs.add(graph.input(name(i), type, Dims.batch(shapes.get(i))));
        }
        for (Weight weight : layer.weights(shapes)) {
            weights.put(weight.name(), graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape())));
        }
        ConformanceCall call = new ConformanceCall(this, "", masks());
        List<Value> outputs = layer.outputs(call, inputs);
        if (outputs.size() != promised.size()) {
            throw NnException.of(
                            "outputs(…) made %d values, but outputShapes(…) says %d.", outputs.size(), promised.size())
                    .maybe("let outputShapes(…) and outputs(…) agree.");
        }
        for (int i = 0; i < promised.size(); i++) {
            requirePromised(outputs.get(i), Dims.batch(promised.get(i)));
            graph.output(i == 0 ? "y" : "y:" + i, outputs.get(i));
            made.add(outputs.get(i));
        }
        layer.mask(call, inputs).ifPresent(mask -> {
            requireMask(mask, promised.get(0));
            graph.output("mask", mask);
            masking.addAll(sources(List.of(mask)));
        });
        statistics.forEach((name, next) -> graph.output("next " + name, next));
    }

    private List<Optional<Value>> masks() {
        List<Optional<Value>> masks = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            masks.add(isMasked && LayerMasks.isSequence(shapes.get(i)) ? Optional.of(mask(i)) : Optional.empty());
        }
        return masks;
    }

    private Value mask(int input) {
        String name = "mask of " + name(input);
        maskOf.put(name(input), name);
        return graph.input(
                name, ElementType.BOOL, new Dims(Dims.BATCH, shapes.get(input).dim(0)));
    }

    private static void requirePromised(Value y, Dims promised) {
        if (!y.dims().equals(promised)) {
            throw NnException.of("call(…) made %s, but outputShape(…) says %s.", y.dims(), promised)
                    .maybe("let outputShape(…) and call(…) agree.");
        }
    }

    private static void requireMask(Value mask, Shape first) {
        Dims wanted = first.rank() == 0 ? new Dims(Dims.BATCH) : new Dims(Dims.BATCH, first.dim(0));
        if (mask.type() != ElementType.BOOL || !mask.dims().equals(wanted)) {
            throw NnException.of("mask(…) made %s %s, but must make bool %s.", mask.type(), mask.dims(), wanted)
                    .maybe("say for each position of the first output whether it counts.");
        }
    }

    private String name(int input) {
        return shapes.size() == 1 ? "the input" : "input " + input;
    }

    Value key(String scope) {
        return keys.computeIfAbsent(scope, name -> graph.input("key " + name, ElementType.UINT32, new Dims()));
    }

    /** Runs small batches, and holds the gradients that there are in this mode against slopes. */
    void check() {
        for (int rows = 1; rows <= 3; rows++) {
            run(rows);
        }
        if (mode != Mode.PREDICTING) {
            new Slopes(graph, total(), wanted(), this::draw).check();
        }
    }

    private Value total() {
        Value total = graph.scalar(ElementType.FLOAT32, 0);
        for (int i = 0; i < made.size(); i++) {
            Value y = made.get(i);
            Value seed = graph.input(i == 0 ? "seed" : "seed:" + i, y.type(), y.dims());
            total = Ops.add(total, Ops.sum(Ops.mul(y, seed)));
        }
        for (Value penalty : penalties) {
            total = Ops.add(total, penalty);
        }
        return total;
    }

    /** Lists the inputs, and what the layer learns, if it does. */
    private Map<String, Value> wanted() {
        Map<String, Value> wanted = new LinkedHashMap<>();
        Set<Value> computed = sources(made);
        inputs.stream()
                .filter(input -> input.type().isFloat())
                .filter(input -> computed.contains(input) || !masking.contains(input))
                .forEach(input -> wanted.put(input.name(), input));
        if (mode == Mode.TRAINING) {
            layer.weights(shapes).stream()
                    .filter(Weight::learned)
                    .forEach(weight -> wanted.put(weight.name(), weights.get(weight.name())));
        }
        return wanted;
    }

    /** Finds all that values are computed from. */
    private Set<Value> sources(List<Value> of) {
        Set<Value> sources = new HashSet<>(of);
        List<Op> ops = graph.ops();
        for (int i = ops.size() - 1; i >= 0; i--) {
            if (ops.get(i).outputs().stream().anyMatch(sources::contains)) {
                sources.addAll(ops.get(i).inputs());
            }
        }
        return sources;
    }

    /** Draws inputs, and weights around their initializers, so that variances stay above 0. */
    Map<String, Array> draw(int rows, long seed) {
        Map<String, Array> drawn = Drawn.of(graph, rows, seed);
        inputs.stream().filter(input -> !input.type().isFloat()).forEach(input -> {
            Array numbers = drawn.get(input.name());
            drawn.put(input.name(), new Array(input.type(), numbers.dims(), whole(numbers.numbers())));
        });
        maskNames().forEach(mask -> drawn.put(mask, ones(drawn.get(mask).dims())));
        for (Weight weight : layer.weights(shapes)) {
            drawn.put(weight.name(), Array.of(Sample.drawn(weight, seed)));
        }
        return drawn;
    }

    private static Array ones(Dims dims) {
        double[] ones = new double[(int) dims.count(0)];
        Arrays.fill(ones, 1);
        return new Array(ElementType.BOOL, dims, ones);
    }

    List<String> inputNames() {
        return inputs.stream().map(Value::name).toList();
    }

    List<String> maskNames() {
        return List.copyOf(maskOf.values());
    }

    /** Makes whole numbers of the layer's vocabulary. */
    private double[] whole(double... numbers) {
        return Arrays.stream(numbers)
                .map(number -> Math.floorMod(Math.round(number * layer.vocabulary()), layer.vocabulary()))
                .toArray();
    }

    /** Computes all outputs for a batch. */
    Outputs run(int rows) {
        return run(draw(rows, 1));
    }

    Outputs run(Map<String, Array> drawn) {
        return new Outputs(Interpreter.of(graph).run(drawn));
    }

    /** Holds what came out, by name. */
    record Outputs(Map<String, Array> arrays) {
        /** Returns what the layer computes, without masks and statistics. */
        Map<String, Array> made() {
            Map<String, Array> made = new TreeMap<>(arrays);
            made.keySet().removeIf(name -> !name.startsWith("y"));
            return made;
        }

        boolean same(Outputs other) {
            return arrays.keySet().equals(other.arrays.keySet())
                    && arrays.entrySet().stream()
                            .allMatch(each -> Arrays.equals(
                                    each.getValue().numbers(),
                                    other.arrays.get(each.getKey()).numbers()));
        }
    }
}
