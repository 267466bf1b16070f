package nn.onnx.write;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import nn.onnx.fuse.Blocks;
import nn.onnx.fuse.Pads;
import nn.onnx.fuse.Slid;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.op.Attributes;
import nn.op.Constant;
import nn.op.Graph;
import nn.op.Op;
import nn.op.Value;

/** Writes a graph: what its outputs need, and nothing else. */
public final class GraphWriter {
    // ONNX's AttributeProto.AttributeType.
    private static final int FLOAT = 1;
    static final int INT = 2;
    private static final int STRING = 3;
    private static final int GRAPH = 5;
    private static final int FLOATS = 6;
    static final int INTS = 7;
    static final int STRINGS = 8;

    private final Graph graph;
    private final List<Op> ops;
    private final Map<Value, String> names = new HashMap<>();
    private final Map<Value, List<Op>> users = new HashMap<>();
    /** What nodes of this graph, or of one within it, take. */
    private final Set<Value> taken;

    private final Draft draft = new Draft();

    /** Inputs that take words, and the words whose places their values are. */
    private final Map<String, List<String>> words;

    private final Blocks blocks;

    /** Begins to write a graph within others, whose outputs have names of their own. */
    private GraphWriter(
            Graph graph, Map<Value, String> around, Set<Value> taken, Map<String, List<String>> words, Blocks blocks) {
        this.blocks = blocks;
        this.graph = graph;
        this.taken = taken;
        this.words = words;
        this.ops = graph.ops();
        names.putAll(around);
        graph.outputs().forEach((name, value) -> names.put(value, name));
        graph.inputs().stream()
                .filter(this::takesWords)
                .forEach(input -> names.put(input, WordLookup.place(input.name())));
        findUsers(graph);
    }

    /** Finds what takes values, in graphs within this one, too. */
    private void findUsers(Graph within) {
        for (Op op : within.ops()) {
            op.inputs()
                    .forEach(input -> users.computeIfAbsent(input, none -> new ArrayList<>())
                            .add(op));
            op.body().ifPresent(this::findUsers);
        }
    }

    /** Writes a graph's message, to be completed or put into a model. */
    public static Draft of(Graph graph) {
        return of(graph, Map.of());
    }

    /** Writes a graph's message, some of whose inputs take words: their values are the words' places in lists. */
    public static Draft of(Graph graph, Map<String, List<String>> words) {
        return new GraphWriter(graph, Map.of(), new HashSet<>(), words, Blocks.NONE).write();
    }

    /** Writes a graph as a whole model. */
    public static byte[] model(Graph graph) {
        return Protos.model(graph).add(Field.MODEL_GRAPH, of(graph)).toByteArray();
    }

    /** Writes a graph as a model for this processor alone: with ONNX Runtime's own ops where they are faster. */
    public static byte[] model(Graph graph, Blocks blocks) {
        return Protos.model(graph)
                .add(Field.MODEL_OPSET_IMPORT, BlockedConv.opset())
                .add(Field.MODEL_GRAPH, new GraphWriter(graph, Map.of(), new HashSet<>(), Map.of(), blocks).write())
                .toByteArray();
    }

    private Draft write() {
        draft.add(Field.GRAPH_NAME, graph.name());
        graph.inputs().stream()
                .filter(this::takesWords)
                .forEach(input -> draft.add(
                        Field.GRAPH_NODE, WordLookup.lookup(input.name(), requireNonNull(words.get(input.name())))));
        ops.forEach(this::op);
        taken.addAll(graph.outputs().values());
        graph.constants().forEach(this::constant);
        graph.inputs()
                .forEach(input -> draft.add(
                        Field.GRAPH_INPUT,
                        Protos.info(
                                input.name(),
                                takesWords(input)
                                        ? WordLookup.CODE
                                        : input.type().code(),
                                input.dims())));
        graph.outputs()
                .forEach((name, value) -> draft.add(
                        Field.GRAPH_OUTPUT, Protos.info(name, value.type().code(), value.dims())));
        return draft;
    }

    private boolean takesWords(Value input) {
        return words.containsKey(input.name());
    }

    /** Writes a constant that a node takes, or that comes out; runtimes warn of others. */
    private void constant(Value value, Constant constant) {
        if (!value.isAbsent() && taken.contains(value)) {
            draft.add(Field.GRAPH_INITIALIZER, Protos.constant(value.name(), constant));
        }
    }

    private void op(Op op) {
        if (isLaidByBlocks(op)) {
            return;
        }
        if (blocks.suit(op)) {
            new BlockedConv(this, op, blocks.size().getAsInt()).write();
            return;
        }
        if (Pads.staysApart(op, users.getOrDefault(op.output(), List.of()))) {
            apart(op);
            return;
        }
        if (Verbatim.isKept(op)) {
            taken.addAll(op.inputs());
            List<String> inputs = op.inputs().stream().map(this::name).toList();
            List<String> outputs = op.outputs().stream().map(this::name).toList();
            draft.add(Field.GRAPH_NODE, Verbatim.write(op, inputs, outputs));
            return;
        }
        Draft node = node(op, op.name());
        op.inputs().forEach(input -> take(node, input));
        op.outputs().forEach(output -> node.add(Field.NODE_OUTPUT, name(output)));
        op.attributes().all().forEach((name, value) -> node.add(Field.NODE_ATTRIBUTE, attribute(name, value)));
        draft.add(Field.GRAPH_NODE, node);
    }

    /** Tells whether an op only lays zeros around what convolutions on blocks slide over, which do that themselves. */
    private boolean isLaidByBlocks(Op op) {
        return op.type().name().equals("Pad")
                && !graph.outputs().containsValue(op.output())
                && users.getOrDefault(op.output(), List.of()).stream()
                        .allMatch(user -> ops.contains(user)
                                && blocks.suit(user)
                                && !Slid.over(user).source().equals(op.output()));
    }

    /** Writes a node of one output by its parts. */
    void node(String domain, String type, String name, List<String> inputs, String output, Attributes attributes) {
        Draft node = new Draft()
                .add(Field.NODE_NAME, name)
                .add(Field.NODE_OP_TYPE, type)
                .add(Field.NODE_OUTPUT, output)
                .add(Field.NODE_DOMAIN, domain);
        inputs.forEach(input -> node.add(Field.NODE_INPUT, input));
        attributes.all().forEach((key, value) -> node.add(Field.NODE_ATTRIBUTE, attribute(key, value)));
        draft.add(Field.GRAPH_NODE, node);
    }

    /** Names a value that a node takes. */
    String taken(Value input) {
        taken.add(input);
        return name(input);
    }

    private static Draft node(Op op, String name) {
        return new Draft()
                .add(Field.NODE_NAME, name)
                .add(Field.NODE_OP_TYPE, op.type().name());
    }

    private Draft take(Draft node, Value input) {
        return node.add(Field.NODE_INPUT, taken(input));
    }

    String name(Value value) {
        return names.getOrDefault(value, value.name());
    }

    /** Pads by one element more on every axis's end that is padded, and takes that off again: no runtime folds this. */
    private void apart(Op pad) {
        long[] counts = Protos.longs(pad.input(1).constant().orElseThrow());
        int rank = counts.length / 2;
        int axis = Math.min(2, rank - 1);
        counts[rank + axis]++;
        String larger = pad.name() + "@larger";
        integers(larger + "@pads", counts);
        integers(larger + "@from", 0);
        // One less than there is then, also where the size is known only when the graph runs.
        integers(larger + "@to", Math.max(-1, pad.output().dims().size(axis)));
        integers(larger + "@axis", axis);
        draft.add(
                Field.GRAPH_NODE,
                take(node(pad, larger), pad.input(0))
                        .add(Field.NODE_INPUT, larger + "@pads")
                        .add(Field.NODE_OUTPUT, larger));
        Draft slice = new Draft()
                .add(Field.NODE_NAME, pad.name())
                .add(Field.NODE_OP_TYPE, "Slice")
                .add(Field.NODE_INPUT, larger);
        List.of("@from", "@to", "@axis").forEach(part -> slice.add(Field.NODE_INPUT, larger + part));
        draft.add(Field.GRAPH_NODE, slice.add(Field.NODE_OUTPUT, name(pad.output())));
    }

    void integers(String name, long... numbers) {
        draft.add(Field.GRAPH_INITIALIZER, Protos.integers(name, numbers));
    }

    private Draft attribute(String name, Object value) {
        Draft draft = new Draft().add(Field.ATTRIBUTE_NAME, name);
        if (value instanceof Long number) {
            return draft.add(Field.ATTRIBUTE_TYPE, INT).add(Field.ATTRIBUTE_I, number);
        } else if (value instanceof Double number) {
            return draft.add(Field.ATTRIBUTE_TYPE, FLOAT).add(Field.ATTRIBUTE_F, number.floatValue());
        } else if (value instanceof String word) {
            return draft.add(Field.ATTRIBUTE_TYPE, STRING).add(Field.ATTRIBUTE_S, word);
        } else if (value instanceof Graph body) {
            return draft.add(Field.ATTRIBUTE_TYPE, GRAPH)
                    .add(Field.ATTRIBUTE_G, new GraphWriter(body, names, taken, Map.of(), blocks).write());
        }
        return list(draft, value);
    }

    private static Draft list(Draft draft, Object values) {
        if (values instanceof List<?> words) {
            words.forEach(word -> draft.add(Field.ATTRIBUTE_STRINGS, (String) word));
            return draft.add(Field.ATTRIBUTE_TYPE, STRINGS);
        } else if (values instanceof double[] numbers) {
            DoubleStream.of(numbers).forEach(number -> draft.add(Field.ATTRIBUTE_FLOATS, (float) number));
            return draft.add(Field.ATTRIBUTE_TYPE, FLOATS);
        }
        return draft.add(Field.ATTRIBUTE_TYPE, INTS).add(Field.ATTRIBUTE_INTS, (long[]) values);
    }
}
