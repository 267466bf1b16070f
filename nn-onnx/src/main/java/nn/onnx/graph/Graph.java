package nn.onnx.graph;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;

/** An ONNX graph under construction; equal calls in equal order make equal bytes. */
public final class Graph {
    private final String name;
    private final int depth;
    private final Names names;
    private final List<Value> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Draft> initializers = new LinkedHashMap<>();
    private final Map<Object, Value> constants = new HashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private String scope = "";

    private Graph(String name, int depth, Names names) {
        this.name = name;
        this.depth = depth;
        this.names = names;
    }

    /** Begins an empty graph. */
    public static Graph named(String name) {
        return new Graph(name, 0, new Names());
    }

    /** Begins a sub-graph, whose nodes may use this graph's values. */
    public Graph inner(String innerName) {
        return new Graph(innerName, depth + 1, names);
    }

    int depth() {
        return depth;
    }

    /** Names the nodes that follow after a layer. */
    public void scope(String layer) {
        scope = layer.isEmpty() ? "" : layer + "/";
    }

    /** Adds an input. */
    public Value input(String inputName, Type type, Dims dims) {
        Value value = value(names.claim(inputName), type, dims);
        inputs.add(value);
        return value;
    }

    /** Declares a value without a producer an input. */
    void input(Value value) {
        inputs.add(value);
    }

    /** Declares a value an output, under a name of its own. */
    public void output(String outputName, Value value) {
        boolean made = value.producer().isPresent() && value.graph() == this && !outputs.containsValue(value);
        outputs.put(
                names.claim(outputName),
                made ? value : Node.of("Identity", value.in(this)).gives());
    }

    /** Lists the outputs' names. */
    public Set<String> outputs() {
        return outputs.keySet();
    }

    /** Adds a fixed tensor. */
    public Value initializer(String initializerName, Tensor tensor) {
        return initializer(
                initializerName, Type.of(tensor.type()), Dims.of(tensor.shape()), Protos.littleEndian(tensor));
    }

    /** Gives a constant without axes; equal ones are stored once. */
    public Value scalar(Type type, double number) {
        return constants.computeIfAbsent(List.of(type, number), key -> constant(type, new Dims(), number));
    }

    /** Gives a list of integers, as axes and shapes are passed; equal ones are stored once. */
    public Value integers(long... numbers) {
        return constants.computeIfAbsent(
                new Dims(numbers),
                key -> initializer("integers", Type.INT64, new Dims(numbers.length), Protos.bytes(numbers)));
    }

    /** Gives fixed numbers in a shape. */
    public Value constant(Type type, Dims dims, double... numbers) {
        return initializer("constant", type, dims, Protos.bytes(type, numbers));
    }

    private Value initializer(String initializerName, Type type, Dims dims, ByteBuffer bytes) {
        String unique = names.claim(initializerName);
        initializers.put(unique, Protos.tensor(unique, type, dims.sizes(), bytes));
        return value(unique, type, dims);
    }

    Node add(Node node) {
        nodes.add(node);
        return node;
    }

    Value value(String valueName, Type type, Dims dims) {
        return value(valueName, type, dims, Optional.empty());
    }

    Value value(String valueName, Type type, Dims dims, Optional<Node> producer) {
        return new Value(this, valueName, type, dims, names.count(), producer);
    }

    /** Makes a name within the scope that nothing else has. */
    String unique(String word) {
        return names.claim(scope + word);
    }

    Live live() {
        return Live.of(nodes, outputs.values());
    }

    /** Writes what the outputs need, and nothing else. */
    public Draft toProto() {
        Live live = live();
        Map<String, String> aliases = new HashMap<>();
        outputs.forEach((outputName, value) -> aliases.put(value.name(), outputName));
        Draft draft = new Draft().add(Field.GRAPH_NAME, name);
        live.nodes().forEach(node -> draft.add(Field.GRAPH_NODE, node.toProto(aliases)));
        initializers.forEach((key, tensor) -> {
            if (live.names().contains(key)) {
                draft.add(Field.GRAPH_INITIALIZER, tensor);
            }
        });
        inputs.forEach(input -> draft.add(Field.GRAPH_INPUT, Protos.info(input.name(), input)));
        outputs.forEach((outputName, value) -> draft.add(Field.GRAPH_OUTPUT, Protos.info(outputName, value)));
        return draft;
    }
}
