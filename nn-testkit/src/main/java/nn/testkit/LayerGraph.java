package nn.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import nn.op.Ops;
import nn.op.Value;

/** Calls a layer in a graph, and keeps what it asked for. */
final class LayerGraph {
    private final Layer layer;
    private final List<Shape> shapes;
    private final Mode mode;
    private final Graph graph = Graph.named("conformance");
    private final List<Value> inputs = new ArrayList<>();
    final Map<String, Value> weights = new LinkedHashMap<>();
    final Map<String, Value> keys = new TreeMap<>();
    final Map<String, Value> statistics = new TreeMap<>();
    final List<Value> penalties = new ArrayList<>();
    /** The names of the weights that the layer asked for. */
    final Set<String> asked = new TreeSet<>();

    LayerGraph(Layer layer, List<Shape> shapes, Mode mode) {
        this.layer = layer;
        this.shapes = shapes;
        this.mode = mode;
    }

    Mode mode() {
        return mode;
    }

    /** Calls the layer, and holds what it makes against what it promises. */
    void build() {
        Shape promised = layer.outputShape(shapes);
        for (int i = 0; i < shapes.size(); i++) {
            inputs.add(graph.input(name(i), ElementType.FLOAT32, Dims.batch(shapes.get(i))));
        }
        for (Weight weight : layer.weights(shapes)) {
            weights.put(weight.name(), graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape())));
        }
        Value y =
                layer.outputs(new ConformanceCall(this, "", List.of()), inputs).get(0);
        if (!y.dims().equals(Dims.batch(promised))) {
            throw NnException.of("call(…) made %s, but outputShape(…) says %s.", y.dims(), Dims.batch(promised))
                    .maybe("let outputShape(…) and call(…) agree.");
        }
        graph.output("y", y);
        statistics.forEach((name, next) -> graph.output("next " + name, next));
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
        Value y = graph.outputs().get("y");
        Value total = Ops.sum(Ops.mul(y, graph.input("seed", y.type(), y.dims())));
        for (Value penalty : penalties) {
            total = Ops.add(total, penalty);
        }
        return total;
    }

    /** Lists the inputs, and what the layer learns, if it does. */
    private Map<String, Value> wanted() {
        Map<String, Value> wanted = new LinkedHashMap<>();
        inputs.forEach(input -> wanted.put(input.name(), input));
        if (mode == Mode.TRAINING) {
            layer.weights(shapes).stream()
                    .filter(Weight::learned)
                    .forEach(weight -> wanted.put(weight.name(), weights.get(weight.name())));
        }
        return wanted;
    }

    /** Draws inputs, and weights around their initializers, so that variances stay above 0. */
    private Map<String, Array> draw(int rows, long seed) {
        Map<String, Array> drawn = Drawn.of(graph, rows, seed);
        for (Weight weight : layer.weights(shapes)) {
            drawn.put(weight.name(), Array.of(Sample.drawn(weight, seed)));
        }
        return drawn;
    }

    /** Computes all outputs for a batch. */
    Outputs run(int rows) {
        return new Outputs(Interpreter.of(graph).run(draw(rows, 1)));
    }

    /** Holds what came out, by name. */
    record Outputs(Map<String, Array> arrays) {
        boolean same(Outputs other) {
            return arrays.keySet().equals(other.arrays.keySet())
                    && arrays.entrySet().stream()
                            .allMatch(each -> Arrays.equals(
                                    each.getValue().numbers(),
                                    other.arrays.get(each.getKey()).numbers()));
        }
    }
}
