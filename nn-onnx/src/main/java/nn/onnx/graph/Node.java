package nn.onnx.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;

/** One ONNX op in a graph: its inputs, attributes and outputs. */
public final class Node {
    // ONNX's AttributeProto.AttributeType.
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int GRAPH = 5;
    private static final int INTS = 7;

    private final Graph graph;
    private final String op;
    private final String name;
    private final List<Value> inputs;
    private final List<Value> outputs = new ArrayList<>(1);
    private final SortedMap<String, Draft> attributes = new TreeMap<>();
    private final Map<String, Long> integers = new HashMap<>();
    private Optional<Graph> body = Optional.empty();

    private Node(Graph graph, String op, List<Value> inputs) {
        this.graph = graph;
        this.op = op;
        this.name = graph.unique(op);
        this.inputs = List.copyOf(inputs);
    }

    /**
     * Adds an op to the innermost graph among its inputs'.
     *
     * @param op ONNX's name, such as {@code Gemm}
     * @param inputs at least one
     * @return the node, still without outputs
     */
    public static Node of(String op, Value... inputs) {
        return of(op, List.of(inputs));
    }

    /** Adds an op with any number of inputs. */
    public static Node of(String op, List<Value> inputs) {
        Graph innermost = inputs.stream()
                .map(Value::graph)
                .max(Comparator.comparingInt(Graph::depth))
                .orElseThrow();
        return innermost.add(new Node(innermost, op, inputs));
    }

    /** Adds an op with a sub-graph; it belongs to the graph around that. */
    static Node of(String op, Graph graph, Graph body, List<Value> inputs) {
        Node node = new Node(graph, op, inputs);
        node.body = Optional.of(body);
        return graph.add(node);
    }

    /** Adds an integer attribute. */
    public Node with(String attribute, long value) {
        integers.put(attribute, value);
        return with(attribute, attribute(attribute, INT).add(Field.ATTRIBUTE_I, value));
    }

    /** Adds a number. */
    public Node with(String attribute, double value) {
        return with(attribute, attribute(attribute, FLOAT).add(Field.ATTRIBUTE_F, (float) value));
    }

    /** Adds a word. */
    public Node with(String attribute, String value) {
        return with(attribute, attribute(attribute, STRING).add(Field.ATTRIBUTE_S, value));
    }

    /** Adds a list of integers. */
    public Node with(String attribute, long[] values) {
        return with(attribute, attribute(attribute, INTS).add(Field.ATTRIBUTE_INTS, values));
    }

    private Node with(String attribute, Draft draft) {
        attributes.put(attribute, draft);
        return this;
    }

    private static Draft attribute(String name, int type) {
        return new Draft().add(Field.ATTRIBUTE_NAME, name).add(Field.ATTRIBUTE_TYPE, type);
    }

    /** Adds an output of a type of its own. */
    public Value gives(Type type, Dims dims) {
        Value value =
                graph.value(outputs.isEmpty() ? name : name + ":" + outputs.size(), type, dims, Optional.of(this));
        outputs.add(value);
        return value;
    }

    /** Adds an output of the first input's type. */
    public Value gives(Dims dims) {
        return gives(inputs.get(0).type(), dims);
    }

    /** Adds an output of the first input's type and size. */
    public Value gives() {
        return gives(inputs.get(0).dims());
    }

    /** Gives ONNX's name of what is computed. */
    public String op() {
        return op;
    }

    /** Gives one of the inputs. */
    public Value input(int index) {
        return inputs.get(index);
    }

    /** Lists all inputs. */
    public List<Value> inputs() {
        return inputs;
    }

    List<Value> outputs() {
        return outputs;
    }

    Optional<Graph> body() {
        return body;
    }

    /** Gives an integer attribute. */
    public long integer(String attribute) {
        return integers.getOrDefault(attribute, 0L);
    }

    /** Writes the node, with other names for some values. */
    Draft toProto(Map<String, String> aliases) {
        Draft draft = new Draft().add(Field.NODE_NAME, name).add(Field.NODE_OP_TYPE, op);
        inputs.forEach(input -> draft.add(Field.NODE_INPUT, aliases.getOrDefault(input.name(), input.name())));
        outputs.forEach(output -> draft.add(Field.NODE_OUTPUT, aliases.getOrDefault(output.name(), output.name())));
        attributes.values().forEach(attribute -> draft.add(Field.NODE_ATTRIBUTE, attribute));
        body.ifPresent(
                sub -> draft.add(Field.NODE_ATTRIBUTE, attribute("body", GRAPH).add(Field.ATTRIBUTE_G, sub.toProto())));
        return draft;
    }
}
