package nn.onnx.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Writes a variant of a file's graph: with casts where Java cannot hand over or read a type, sequences made of tensors, no
 * node but those that are needed, and no maps of rows. The values within keep their names; what goes in or comes out in
 * another type gets a name of its own.
 */
final class Rewriting {
    /** Casts know all types that have kernels from here on. */
    private static final int OPSET = 21;

    private static final int INT = 2;

    private final FilePorts ports;
    private final Variant variant;
    private final Draft graph = new Draft();

    private Rewriting(FilePorts ports, Variant variant) {
        this.ports = ports;
        this.variant = variant;
    }

    /** Writes the model, if it differs from what stands in the file. */
    static Optional<Draft> of(FilePorts ports, Variant variant) {
        boolean isSame = ports.isAll(variant.outputs())
                && variant.given().isEmpty()
                && ports.zipMaps().classes().isEmpty()
                && ports.inputs().values().stream().allMatch(input -> input.isOptional() || input.isAsItIs())
                && ports.outputs().values().stream().allMatch(Declared::isReadable);
        return isSame ? Optional.empty() : Optional.of(new Rewriting(ports, variant).model());
    }

    private Draft model() {
        Message model = ports.file().model();
        Draft written = new Draft().addAll(model, field -> field == Field.MODEL_GRAPH);
        boolean hasOps = model.messages(Field.MODEL_OPSET_IMPORT)
                .map(opset -> opset.text(Field.OPSET_DOMAIN))
                .anyMatch(domain -> domain.isEmpty() || domain.equals("ai.onnx"));
        if (!hasOps) {
            written.add(Field.MODEL_OPSET_IMPORT, new Draft().add(Field.OPSET_VERSION, OPSET));
        }
        writeGraph();
        return written.add(Field.MODEL_GRAPH, graph);
    }

    private void writeGraph() {
        Message from = ports.graph();
        boolean isWhole = ports.isAll(variant.outputs());
        Set<String> needed = isWhole ? Set.of() : Needed.by(variant.outputs(), from);
        from.messages(Field.GRAPH_INPUT)
                .filter(info -> isWhole || needed.contains(info.text(Field.INFO_NAME)))
                .forEach(this::input);
        from.messages(Field.GRAPH_NODE)
                .filter(node -> isWhole || node.texts(Field.NODE_OUTPUT).anyMatch(needed::contains))
                .forEach(this::node);
        from.messages(Field.GRAPH_INITIALIZER)
                .filter(tensor -> isWanted(tensor.text(Field.TENSOR_NAME), isWhole, needed))
                .forEach(tensor -> graph.add(Field.GRAPH_INITIALIZER, tensor));
        from.messages(Field.GRAPH_SPARSE_INITIALIZER)
                .filter(sparse ->
                        isWanted(sparse.message(Field.SPARSE_VALUES).text(Field.TENSOR_NAME), isWhole, needed))
                .forEach(sparse -> graph.add(Field.GRAPH_SPARSE_INITIALIZER, sparse));
        from.messages(Field.GRAPH_OUTPUT)
                .filter(info -> variant.outputs().contains(info.text(Field.INFO_NAME)))
                .forEach(this::output);
        graph.addAll(from, REPLACED::contains);
    }

    private static final Set<Integer> REPLACED = Set.of(
            Field.GRAPH_INPUT,
            Field.GRAPH_OUTPUT,
            Field.GRAPH_NODE,
            Field.GRAPH_INITIALIZER,
            Field.GRAPH_SPARSE_INITIALIZER);

    private boolean isWanted(String initializer, boolean isWhole, Set<String> needed) {
        return !variant.given().contains(initializer) && (isWhole || needed.contains(initializer));
    }

    private void node(Message node) {
        if (ports.zipMaps().isDropped(node)) {
            graph.add(Field.GRAPH_NODE, ZipMaps.replacement(node));
        } else {
            graph.add(Field.GRAPH_NODE, node);
        }
    }

    private void input(Message info) {
        Declared input = ports.input(info.text(Field.INFO_NAME));
        boolean isAbsent = input.isOptional() && !variant.given().contains(input.name());
        if (isAbsent || input.isAsItIs()) {
            graph.add(Field.GRAPH_INPUT, info);
            return;
        }
        switch (input.form()) {
            case SEQUENCE -> sequence(input, input.name());
            case OPTIONAL_SEQUENCE -> {
                String value = input.name() + "/value";
                sequence(input, value);
                add("Optional", List.of(value), input.name());
            }
            case OPTIONAL -> {
                String value = input.name() + "/value";
                carry(input.carriedAs(), value, input.type(), new Message());
                add("Optional", List.of(value), input.name());
            }
            default -> carry(input.carriedAs(), input.name(), input.type(), tensor(info));
        }
    }

    private void sequence(Declared input, String name) {
        List<String> values = new ArrayList<>();
        int length = variant.lengths().getOrDefault(input.name(), 1);
        for (int i = 0; i < length; i++) {
            String value = input.name() + "/value" + i;
            carry(input.carriedAs(i), value, input.type(), new Message());
            values.add(value);
        }
        if (values.isEmpty()) {
            add("SequenceEmpty", values, name, "dtype", input.type());
        } else {
            add("SequenceConstruct", values, name);
        }
    }

    /** Takes a tensor in the type that Java hands over, and makes the wanted type of it. */
    private void carry(String from, String to, Element type, Message tensor) {
        graph.add(Field.GRAPH_INPUT, info(from, type.carrier(), tensor));
        if (type == type.carrier()) {
            add("Identity", List.of(from), to);
        } else {
            add("Cast", List.of(from), to, "to", type);
        }
    }

    private void output(Message info) {
        Declared output = ports.output(info.text(Field.INFO_NAME));
        if (ports.zipMaps().classes().containsKey(output.name())) {
            graph.add(Field.GRAPH_OUTPUT, info(output.name(), Element.FLOAT, new Message()));
        } else if (output.isReadable()) {
            graph.add(Field.GRAPH_OUTPUT, info);
        } else {
            Element type = output.type().reader();
            add("Cast", List.of(output.name()), output.readAs(), "to", type);
            graph.add(Field.GRAPH_OUTPUT, info(output.readAs(), type, tensor(info)));
        }
    }

    private static Message tensor(Message info) {
        return info.message(Field.INFO_TYPE).message(Field.TYPE_TENSOR);
    }

    private static Draft info(String name, Element element, Message tensor) {
        Draft type = new Draft().add(Field.TYPE_ELEM_TYPE, element.code());
        if (tensor.has(Field.TYPE_SHAPE)) {
            type.add(Field.TYPE_SHAPE, tensor.message(Field.TYPE_SHAPE));
        }
        return new Draft().add(Field.INFO_NAME, name).add(Field.INFO_TYPE, new Draft().add(Field.TYPE_TENSOR, type));
    }

    private void add(String op, List<String> inputs, String output) {
        graph.add(Field.GRAPH_NODE, node(op, inputs, output));
    }

    private void add(String op, List<String> inputs, String output, String attribute, Element type) {
        Draft value = new Draft()
                .add(Field.ATTRIBUTE_NAME, attribute)
                .add(Field.ATTRIBUTE_I, type.code())
                .add(Field.ATTRIBUTE_TYPE, INT);
        graph.add(Field.GRAPH_NODE, node(op, inputs, output).add(Field.NODE_ATTRIBUTE, value));
    }

    private static Draft node(String op, List<String> inputs, String output) {
        Draft node = new Draft().add(Field.NODE_OP_TYPE, op).add(Field.NODE_OUTPUT, output);
        inputs.forEach(input -> node.add(Field.NODE_INPUT, input));
        return node;
    }
}
