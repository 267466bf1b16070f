package nn.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One tensor of a graph, of known type and sizes but without numbers yet: an input, a constant, or what an op gives.
 *
 * <p>Values are combined by the words of {@link Ops}.
 */
public final class Value {
    private final Graph graph;
    private final String name;
    private final Form form;
    private final int order;
    private final Optional<Op> op;
    private Optional<List<Edge>> own = Optional.empty();

    Value(Graph graph, String name, Form form, int order, Optional<Op> op) {
        this.graph = graph;
        this.name = name;
        this.form = form;
        this.order = order;
        this.op = op;
    }

    /**
     * Returns the graph in which the value was made.
     *
     * @return the graph
     */
    public Graph graph() {
        return graph;
    }

    /**
     * Returns the name.
     *
     * @return unique in the graph, its sub-graphs and those around it
     */
    public String name() {
        return name;
    }

    /**
     * Returns type and sizes.
     *
     * @return both
     */
    public Form form() {
        return form;
    }

    /**
     * Returns the type of the elements.
     *
     * @return such as float32
     */
    public ElementType type() {
        return form.type();
    }

    /**
     * Returns the sizes of the axes.
     *
     * @return such as [batch, 10]
     */
    public Dims dims() {
        return form.dims();
    }

    /**
     * Returns the op that makes the value.
     *
     * @return empty for inputs and constants
     */
    public Optional<Op> op() {
        return op;
    }

    /**
     * Returns the op that makes the value, if it is of one type.
     *
     * @param name ONNX's name, such as {@code Relu}
     * @return empty for others
     */
    public Optional<Op> op(String name) {
        return op.filter(made -> made.type().name().equals(name));
    }

    /**
     * Returns the numbers of a constant.
     *
     * @return empty where they are not known before the graph runs
     */
    public Optional<Constant> constant() {
        return graph.constant(this);
    }

    /**
     * Tells whether this stands in the place of an optional input that an op was not given, by ONNX's empty name.
     *
     * @return false for all that has numbers
     */
    public boolean isAbsent() {
        return name.isEmpty();
    }

    /** Later values have greater numbers, sources always smaller ones. */
    int order() {
        return order;
    }

    /** What was stated for this value, instead of its op's rule. */
    Optional<List<Edge>> own() {
        return own;
    }

    /**
     * Lets no gradient pass to what this value was made of.
     *
     * @return this value
     */
    Value stop() {
        own = Optional.of(List.of());
        return this;
    }

    /** Tells whether no gradient passes, because {@link #stop} says so or because elements of this type have none. */
    boolean isConstant() {
        return own.filter(List::isEmpty).isPresent() || !type().isFloat();
    }

    /**
     * States the gradient for one source of this value instead of the rules of the ops between them.
     *
     * @param source what the value was made of
     * @param rule makes the source's gradient of this value's, which it is given in full size
     * @return this value
     */
    Value gradient(Value source, UnaryOperator<Value> rule) {
        return with(new Edge(source, false, rule));
    }

    /** States the gradient as {@link #gradient} does, for a source of which each element makes its own elements. */
    Value elementwise(Value source, UnaryOperator<Value> rule) {
        return with(new Edge(source, true, rule));
    }

    private Value with(Edge edge) {
        List<Edge> edges = new ArrayList<>(own.orElse(List.of()));
        edges.add(edge);
        own = Optional.of(List.copyOf(edges));
        return this;
    }

    @Override
    public String toString() {
        return name + " " + form;
    }
}
