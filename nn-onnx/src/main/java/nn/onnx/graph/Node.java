package nn.onnx.graph;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import nn.onnx.proto.AttributeProto;
import nn.onnx.proto.AttributeProto.AttributeType;
import nn.onnx.proto.NodeProto;

/** One ONNX op in a graph: its inputs, attributes and outputs. */
public final class Node {
    private final Graph graph;
    private final String op;
    private final String name;
    private final List<Value> inputs;
    private final List<Value> outputs = new ArrayList<>(1);
    private final SortedMap<String, AttributeProto> attributes = new TreeMap<>();
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
        return with(attribute(attribute, AttributeType.INT).setI(value));
    }

    /** Adds a number. */
    public Node with(String attribute, double value) {
        return with(attribute(attribute, AttributeType.FLOAT).setF((float) value));
    }

    /** Adds a word. */
    public Node with(String attribute, String value) {
        return with(attribute(attribute, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
    }

    /** Adds a list of integers. */
    public Node with(String attribute, long[] values) {
        AttributeProto.Builder builder = attribute(attribute, AttributeType.INTS);
        for (long value : values) {
            builder.addInts(value);
        }
        return with(builder);
    }

    private Node with(AttributeProto.Builder attribute) {
        attributes.put(attribute.getName(), attribute.build());
        return this;
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
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
        AttributeProto found = attributes.get(attribute);
        return found == null ? 0 : found.getI();
    }

    /** Writes the node, with other names for some values. */
    NodeProto toProto(Map<String, String> aliases) {
        NodeProto.Builder builder = NodeProto.newBuilder().setName(name).setOpType(op);
        inputs.forEach(input -> builder.addInput(aliases.getOrDefault(input.name(), input.name())));
        outputs.forEach(output -> builder.addOutput(aliases.getOrDefault(output.name(), output.name())));
        builder.addAllAttribute(attributes.values());
        body.ifPresent(sub ->
                builder.addAttribute(attribute("body", AttributeType.GRAPH).setG(sub.toProto())));
        return builder.build();
    }
}
