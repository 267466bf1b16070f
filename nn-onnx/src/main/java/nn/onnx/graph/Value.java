package nn.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One tensor of a graph: an input, an initializer, or what a node gives. */
public final class Value {
    private final Graph graph;
    private final String name;
    private final Type type;
    private final Dims dims;
    private final int order;
    private final Optional<Node> producer;
    private final List<Edge> edges = new ArrayList<>(2);
    private boolean stopped;

    Value(Graph graph, String name, Type type, Dims dims, int order, Optional<Node> producer) {
        this.graph = graph;
        this.name = name;
        this.type = type;
        this.dims = dims;
        this.order = order;
        this.producer = producer;
    }

    /** A way back: how the gradient of a value becomes a part of its source's. */
    record Edge(Value source, UnaryOperator<Value> rule) {}

    /** Gives the graph in which the value was made. */
    public Graph graph() {
        return graph;
    }

    /** Gives the name, unique in the graph and all around it. */
    public String name() {
        return name;
    }

    /** Gives the type of the elements. */
    public Type type() {
        return type;
    }

    /** Gives the sizes of the axes. */
    public Dims dims() {
        return dims;
    }

    /** Gives the node that makes the value; inputs and initializers have none. */
    public Optional<Node> producer() {
        return producer;
    }

    /** Sees a value of an outer graph from within a sub-graph. */
    public Value in(Graph inner) {
        return inner.value(name, type, dims, Optional.empty());
    }

    /** Later values have greater numbers, sources always smaller ones. */
    int order() {
        return order;
    }

    List<Edge> edges() {
        return edges;
    }

    /**
     * Lets no gradient pass to what this value was made of: to the sum it is a constant.
     *
     * @return this value
     */
    Value stop() {
        edges.clear();
        stopped = true;
        return this;
    }

    /** Tells whether no gradient passes, because {@link #stop} says so or because elements of this type have none. */
    boolean isConstant() {
        return stopped || !type.isFloating();
    }

    /**
     * States the gradient for one source of the op that made this value.
     *
     * @param source one of the op's inputs
     * @param rule makes the source's gradient of this value's, which it is given in full size
     * @return this value
     */
    Value gradient(Value source, UnaryOperator<Value> rule) {
        edges.add(new Edge(source, dy -> rule.apply(Shapes.full(dy, this))));
        return this;
    }

    /**
     * States the gradient for one source of an element-wise op. Where the source was spread over more elements, their
     * gradients are summed here, not in the rule.
     *
     * @param source one of the op's inputs
     * @param rule works element by element; axes along which this value's gradient is the same may have size 1
     * @return this value
     */
    Value elementwise(Value source, UnaryOperator<Value> rule) {
        edges.add(new Edge(source, dy -> Shapes.gather(rule.apply(dy), this, source)));
        return this;
    }

    @Override
    public String toString() {
        return name + " " + type + dims;
    }
}
