package nn.op;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.Tensor;

/** Holds ops under construction, in an order in which they can be computed; equal calls make equal graphs. */
public final class Graph {
    private final String name;
    private final Optional<Graph> outer;
    private final Names names;
    private final List<Value> inputs = new ArrayList<>();
    private final List<Op> ops = new ArrayList<>();
    private final Map<Value, Constant> constants = new LinkedHashMap<>();
    private final Map<Object, Value> shared = new HashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private String scope = "";

    private Graph(String name, Optional<Graph> outer, Names names) {
        this.name = name;
        this.outer = outer;
        this.names = names;
    }

    /**
     * Begins an empty graph.
     *
     * @param name such as {@code network}
     * @return the graph
     */
    public static Graph named(String name) {
        return new Graph(Given.value("a graph: the name", name), Optional.empty(), new Names());
    }

    /** Begins a sub-graph, whose ops may use this graph's values. */
    Graph inner(String innerName) {
        return new Graph(innerName, Optional.of(this), names);
    }

    /** Tells whether this graph is another one, or a sub-graph of it or of its sub-graphs. */
    boolean isWithin(Graph other) {
        return this == other || outer.filter(around -> around.isWithin(other)).isPresent();
    }

    int depth() {
        return outer.map(around -> around.depth() + 1).orElse(0);
    }

    /**
     * Returns the name.
     *
     * @return as given
     */
    public String name() {
        return name;
    }

    /**
     * Names the ops that follow after a layer.
     *
     * @param layer its name, or empty for none
     */
    public void scope(String layer) {
        Given.value("a graph: the layer", layer);
        scope = layer.isEmpty() ? "" : layer + "/";
    }

    /**
     * Adds an input.
     *
     * @param inputName its name
     * @param type the type of its elements
     * @param dims the sizes of its axes
     * @return the value
     */
    public Value input(String inputName, ElementType type, Dims dims) {
        Value value = value(
                names.claim(Given.value("a graph: the input's name", inputName)),
                new Form(type, dims),
                Optional.empty());
        inputs.add(value);
        return value;
    }

    /** Declares a value that no op makes an input. */
    void input(Value value) {
        inputs.add(value);
    }

    /**
     * Declares a value an output.
     *
     * @param outputName the name it has outside
     * @param value what comes out
     */
    public void output(String outputName, Value value) {
        Given.value("a graph: the value", value);
        boolean own = value.op().isPresent() && value.graph() == this && !outputs.containsValue(value);
        outputs.put(
                names.claim(outputName),
                own
                        ? value
                        : Op.add(this, Arithmetic.IDENTITY, Attributes.NONE, List.of(value))
                                .output());
    }

    /**
     * Adds a fixed tensor.
     *
     * @param constantName its name
     * @param tensor the numbers, not copied
     * @return the value
     */
    public Value tensor(String constantName, Tensor tensor) {
        return constant(constantName, Constant.of(tensor));
    }

    /**
     * Adds fixed numbers.
     *
     * @param type their type
     * @param dims their sizes
     * @param numbers in row-major order
     * @return the value
     */
    public Value constant(ElementType type, Dims dims, double... numbers) {
        return constant("constant", new Constant(new Form(type, dims), Optional.empty(), numbers));
    }

    /**
     * Returns a constant without axes; equal ones are stored once.
     *
     * @param type its type
     * @param number the number
     * @return the value
     */
    public Value scalar(ElementType type, double number) {
        return shared.computeIfAbsent(
                List.of(Given.value("a graph: the type", type), number), key -> constant(type, new Dims(), number));
    }

    /**
     * Returns a list of int64, as axes and sizes are passed; equal ones are stored once.
     *
     * @param numbers the list
     * @return the value
     */
    public Value integers(long... numbers) {
        Dims key = new Dims(numbers);
        Form form = new Form(ElementType.INT64, new Dims(numbers.length));
        double[] values = LongStream.of(numbers).asDoubleStream().toArray();
        return shared.computeIfAbsent(key, none -> constant("integers", new Constant(form, Optional.empty(), values)));
    }

    /** Returns what stands in the place of an optional input that is not given. */
    Value absent() {
        Form none = new Form(ElementType.FLOAT32, new Dims(0));
        return shared.computeIfAbsent("", key -> keep("", new Constant(none, Optional.empty(), new double[0])));
    }

    private Value constant(String wanted, Constant numbers) {
        return keep(names.claim(wanted), numbers);
    }

    private Value keep(String claimed, Constant numbers) {
        Value value = value(claimed, numbers.form(), Optional.empty());
        constants.put(value, numbers);
        return value;
    }

    Optional<Constant> constant(Value value) {
        return Optional.ofNullable(constants.get(value));
    }

    void add(Op op) {
        ops.add(op);
    }

    Value value(String valueName, Form form, Optional<Op> op) {
        return new Value(this, valueName, form, names.count(), op);
    }

    /** Makes a name within the scope that nothing else has. */
    String unique(String word) {
        return names.claim(scope + word);
    }

    /**
     * Lists the inputs.
     *
     * @return in their order
     */
    public List<Value> inputs() {
        return List.copyOf(inputs);
    }

    /**
     * Lists the outputs.
     *
     * @return by the names they have outside, in their order
     */
    public Map<String, Value> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /**
     * Lists the ops that the outputs need.
     *
     * @return in an order in which they can be computed
     */
    public List<Op> ops() {
        Set<Value> needed = new LinkedHashSet<>(outputs.values());
        List<Op> live = new ArrayList<>();
        for (int i = ops.size() - 1; i >= 0; i--) {
            Op op = ops.get(i);
            if (op.isAmong(needed)) {
                live.add(op);
                needed.addAll(op.sources());
            }
        }
        Collections.reverse(live);
        return live;
    }

    /**
     * Lists the constants that the outputs need, within sub-graphs too.
     *
     * @return this graph's own, in the order in which they were made
     */
    public Map<Value, Constant> constants() {
        Set<Value> needed = new LinkedHashSet<>(outputs.values());
        ops().forEach(op -> needed.addAll(op.sources()));
        Map<Value, Constant> live = new LinkedHashMap<>(constants);
        live.keySet().retainAll(needed);
        return live;
    }

    /** Lists what the outputs need of the graphs around this one. */
    Collection<Value> captured() {
        Set<Value> captured = new LinkedHashSet<>(outputs.values());
        List<Op> live = ops();
        live.forEach(op -> captured.addAll(op.sources()));
        live.forEach(op -> captured.removeAll(op.outputs()));
        captured.removeAll(inputs);
        captured.removeAll(constants.keySet());
        return captured;
    }

    /** Counts the ops made so far. */
    int mark() {
        return ops.size();
    }

    /** Takes over the ops that another graph was given after a mark, to compute them before its own. */
    void take(Graph other, int mark) {
        List<Op> late = other.ops.subList(mark, other.ops.size());
        ops.addAll(0, late);
        late.clear();
    }

    /** Lists what the outputs need of one graph around this one; its constants become this graph's own. */
    Collection<Value> need(Graph around) {
        Collection<Value> needed = captured();
        needed.removeIf(value -> value.graph() != around);
        needed.stream()
                .filter(around.constants::containsKey)
                .forEach(value -> constants.put(value, around.constants.get(value)));
        needed.removeAll(constants.keySet());
        return needed;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(' ').append(inputs).append('\n');
        ops().forEach(op -> text.append("  ").append(op).append('\n'));
        return text.append(outputs).toString();
    }
}
