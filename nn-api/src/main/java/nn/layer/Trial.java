package nn.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Calls a layer on rows without numbers, to see what shape comes out.
 *
 * @param graph where it is called
 * @param weights all that the layer lists, by name
 * @param scope what stands before the names of a part's weights
 * @param masks which positions of each input count
 */
record Trial(Graph graph, Map<String, Value> weights, String scope, List<Optional<Value>> masks) implements Call {
    private static Trial of(Graph graph, Layer layer, Shape input) {
        Map<String, Value> weights = new HashMap<>();
        for (Weight weight : layer.weights(input)) {
            weights.put(weight.name(), graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape())));
        }
        return new Trial(graph, weights, "", List.of());
    }

    static Shape outputShape(Layer layer, Shape input) {
        Graph graph = Graph.named("trial");
        Value x = graph.input("x", ElementType.FLOAT32, Dims.batch(input));
        Dims dims =
                layer.outputs(Trial.of(graph, layer, input), List.of(x)).get(0).dims();
        if (dims.rank() == 0 || dims.size(0) != Dims.BATCH || !isKnown(dims.without(0))) {
            throw NnException.of("call(…) made %s of %s, but a layer gives one output a row.", dims, x.dims())
                    .maybe("keep the first axis, and let the others have known sizes.");
        }
        return row(dims);
    }

    /** Tells whether sizes are numbers, or lengths that a row may have. */
    private static boolean isKnown(Dims dims) {
        return LongStream.of(dims.sizes()).allMatch(size -> size >= 0 || Length.isOfRows(size));
    }

    private static int rank(Dims dims) {
        if (dims.rank() == 0) {
            throw NnException.of("a layer takes rows, but was given one number.");
        }
        return dims.rank();
    }

    /** Leaves the batch out of sizes that are known. */
    static Shape row(Dims dims) {
        int[] sizes = new int[rank(dims) - 1];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.toIntExact(dims.size(axis + 1));
        }
        return Shape.of(sizes);
    }

    @Override
    public Value weight(String name) {
        return Check.listed(weights, scope + name);
    }

    @Override
    public Optional<Value> mask(int input) {
        return Check.mask(masks, input);
    }

    @Override
    public Call masked(List<Optional<Value>> others) {
        return new Trial(graph, weights, scope, others);
    }

    @Override
    public boolean isTraining() {
        return false;
    }

    @Override
    public boolean isFrozen() {
        return false;
    }

    @Override
    public Value key() {
        return graph.scalar(ElementType.UINT32, 0);
    }

    @Override
    public void update(String name, Value next) {
        weight(name);
    }

    @Override
    public void penalize(Value penalty) {
        Check.scalar(penalty);
    }

    /** Leaves the regularizer alone: it changes no shape. */
    @Override
    public void penalize(Regularizer regularizer, Value x) {}

    @Override
    public Call in(String part) {
        return new Trial(graph, weights, scope + part + "/", masks);
    }
}
