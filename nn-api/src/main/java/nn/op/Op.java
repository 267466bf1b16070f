package nn.op;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.data.Given;
import nn.data.NnException;

/** One computation in a graph: its type, inputs, attributes and outputs. */
public final class Op {
    private final Graph graph;
    private final OpType type;
    private final String name;
    private Attributes attributes;
    private final List<Value> inputs;
    private final List<Value> outputs = new ArrayList<>(1);

    Op(Graph graph, OpType type, String name, Attributes attributes, List<Value> inputs) {
        this.graph = graph;
        this.type = type;
        this.name = name;
        this.attributes = attributes;
        this.inputs = List.copyOf(inputs);
    }

    static Op add(OpType type, Attributes attributes, List<Value> inputs) {
        return add(innermost(type.name(), inputs), type, attributes, inputs);
    }

    /** Finds the graph of values that is within all of theirs. */
    static Graph innermost(String place, List<Value> values) {
        Value deepest = Given.all(place + ": input", values).stream()
                .max(Comparator.comparingInt(value -> value.graph().depth()))
                .orElseThrow(() -> NnException.of("%s: there must be at least one input.", place));
        values.stream()
                .filter(value -> !deepest.graph().isWithin(value.graph()))
                .forEach(value -> {
                    throw NnException.of(
                                    "%s: %s and %s are of graphs of which neither is within the other.",
                                    place, value, deepest)
                            .maybe("hand one of them to the scan as a state, or build both in one graph.");
                });
        return deepest.graph();
    }

    static Op add(Graph graph, OpType type, Attributes attributes, List<Value> inputs) {
        Op op = new Op(graph, type, graph.unique(type.name()), attributes, inputs);
        List<Form> forms = op.forms();
        graph.add(op);
        forms.forEach(op::gives);
        return op;
    }

    private List<Form> forms() {
        try {
            return type.forms(this);
        } catch (NnException wrong) {
            throw wrong.at(type.name());
        }
    }

    /** Adds an output. */
    Value gives(Form form) {
        String output = outputs.isEmpty() ? name : name + ":" + outputs.size();
        Value value = graph.value(output, form, Optional.of(this));
        outputs.add(value);
        return value;
    }

    /** Collects one more value of a Scan's body. */
    Value collect(Value inside) {
        Graph body = body().orElseThrow();
        List<Value> collected = new ArrayList<>(body.outputs().values());
        int states = Scan.states(this);
        int known = collected.subList(states, collected.size()).indexOf(inside);
        if (known >= 0) {
            return outputs.get(states + known);
        }
        body.output(inside.name() + "@stacked", inside);
        if (Scan.isReversed(this)) {
            attributes = Scan.reversed(attributes, collected.size() + 1 - states);
        }
        return gives(Scan.stacked(inside, input(states).dims().size(0)));
    }

    /**
     * Returns the graph that the op stands in.
     *
     * @return the graph
     */
    public Graph graph() {
        return graph;
    }

    /**
     * Returns what is computed.
     *
     * @return the type
     */
    public OpType type() {
        return type;
    }

    /**
     * Returns the name.
     *
     * @return unique in the graph
     */
    public String name() {
        return name;
    }

    /**
     * Returns what is chosen beside the inputs.
     *
     * @return the attributes
     */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * Lists the inputs.
     *
     * @return in ONNX's order
     */
    public List<Value> inputs() {
        return inputs;
    }

    /**
     * Returns one of the inputs.
     *
     * @param index from 0
     * @return the value
     */
    public Value input(int index) {
        return inputs.get(Given.index("an op: the input", index, inputs.size()));
    }

    /**
     * Lists the outputs.
     *
     * @return in ONNX's order
     */
    public List<Value> outputs() {
        return List.copyOf(outputs);
    }

    /**
     * Returns the first output.
     *
     * @return the value
     */
    public Value output() {
        return outputs.get(Given.index("an op: the output", 0, outputs.size()));
    }

    /**
     * Returns the sub-graph.
     *
     * @return empty for all ops but those that run one
     */
    public Optional<Graph> body() {
        return Optional.ofNullable((Graph) attributes.all().get("body"));
    }

    /** Tells whether one of the outputs is among some values. */
    boolean isAmong(Set<Value> values) {
        for (Value output : outputs) {
            if (values.contains(output)) {
                return true;
            }
        }
        return false;
    }

    /** Lists all that the outputs depend on: the inputs, and what a sub-graph takes from around it. */
    Collection<Value> sources() {
        if (body().isEmpty()) {
            return inputs;
        }
        Set<Value> sources = new LinkedHashSet<>(inputs);
        body().ifPresent(body -> sources.addAll(body.captured()));
        return sources;
    }

    @Override
    public String toString() {
        return name + " " + inputs + " to " + outputs;
    }
}
