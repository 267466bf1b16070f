package nn.onnx.write;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.data.NnException;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.op.Attributes;
import nn.op.Graph;
import nn.op.Op;

/** Writes ops that are kept as another file has them: only the names of what they take and make are others. */
public final class Verbatim {
    private static final String NODE = "nn.node";
    private static final String DOMAIN = "nn.domain";
    private static final String VERSION = "nn.version";

    private Verbatim() {}

    /** Keeps an op's message, in Base64, and says of which version of which standard it is. */
    public static Attributes attributes(String node, String domain, long version) {
        return Attributes.NONE.with(NODE, node).with(DOMAIN, domain).with(VERSION, version);
    }

    static boolean isKept(Op op) {
        return op.attributes().all().containsKey(NODE);
    }

    /** Lists the standards beside ONNX's own that a graph's ops are of, with their versions. */
    static Map<String, Long> domains(Graph graph) {
        Map<String, Long> domains = new TreeMap<>();
        for (Op op : graph.ops()) {
            op.body().ifPresent(body -> domains.putAll(domains(body)));
            String domain = op.attributes().word(DOMAIN, "");
            if (!domain.isEmpty()) {
                domains.merge(domain, op.attributes().integer(VERSION, 1), Math::max);
            }
        }
        return domains;
    }

    /** Lists the values that an op takes, and those that graphs within it take from around it. */
    public static List<String> taken(Message node) {
        Set<String> names = new LinkedHashSet<>();
        taken(node, Set.of(), names);
        return List.copyOf(names);
    }

    private static void taken(Message node, Set<String> inside, Set<String> names) {
        node.texts(Field.NODE_INPUT)
                .filter(name -> !name.isEmpty() && !inside.contains(name))
                .forEach(names::add);
        bodies(node).forEach(body -> {
            Set<String> own = own(body, inside);
            body.messages(Field.GRAPH_NODE).forEach(each -> taken(each, own, names));
            body.messages(Field.GRAPH_OUTPUT)
                    .map(info -> info.text(Field.INFO_NAME))
                    .filter(name -> !own.contains(name))
                    .forEach(names::add);
        });
    }

    private static List<Message> bodies(Message node) {
        return node.messages(Field.NODE_ATTRIBUTE)
                .flatMap(attribute -> java.util.stream.Stream.concat(
                        attribute.messages(Field.ATTRIBUTE_G), attribute.messages(Field.ATTRIBUTE_GRAPHS)))
                .toList();
    }

    /** Names what a graph within an op makes itself. */
    private static Set<String> own(Message body, Set<String> around) {
        Set<String> own = new HashSet<>(around);
        body.messages(Field.GRAPH_INPUT).forEach(info -> own.add(info.text(Field.INFO_NAME)));
        body.messages(Field.GRAPH_INITIALIZER).forEach(tensor -> own.add(tensor.text(Field.TENSOR_NAME)));
        body.messages(Field.GRAPH_NODE)
                .flatMap(node -> node.texts(Field.NODE_OUTPUT))
                .forEach(own::add);
        return own;
    }

    /** Writes an op with the names that values have in the graph that is written. */
    static Draft write(Op op, List<String> inputs, List<String> outputs) {
        Message node = new Message(bytes(op.attributes().word(NODE, "")));
        List<String> names = taken(node);
        if (names.size() != inputs.size()) {
            throw NnException.of("the op %s was kept with other inputs than it has.", op.type())
                    .maybe("the file was changed by another program.");
        }
        Map<String, String> renamed = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            renamed.put(names.get(i), inputs.get(i));
        }
        Draft draft = new Draft().add(Field.NODE_NAME, op.name());
        int[] next = {0};
        inputs(draft, node, name -> renamed.getOrDefault(name, name));
        node.texts(Field.NODE_OUTPUT)
                .forEach(name -> draft.add(Field.NODE_OUTPUT, name.isEmpty() ? "" : outputs.get(next[0]++)));
        attributes(draft, node, renamed, op.name() + "@");
        return draft.addAllBut(node, Field.NODE_INPUT, Field.NODE_OUTPUT, Field.NODE_NAME, Field.NODE_ATTRIBUTE);
    }

    private static ByteBuffer bytes(String kept) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(kept));
        } catch (IllegalArgumentException odd) {
            throw NnException.of("an op that was kept as it was cannot be read.")
                    .maybe("the file was changed by another program.")
                    .causedBy(odd);
        }
    }

    private static void inputs(Draft draft, Message node, UnaryOperator<String> renamed) {
        node.texts(Field.NODE_INPUT)
                .forEach(name -> draft.add(Field.NODE_INPUT, name.isEmpty() ? "" : renamed.apply(name)));
    }

    private static void attributes(Draft draft, Message node, Map<String, String> renamed, String prefix) {
        node.messages(Field.NODE_ATTRIBUTE).forEach(attribute -> {
            Draft copy = new Draft().addAllBut(attribute, Field.ATTRIBUTE_G, Field.ATTRIBUTE_GRAPHS);
            attribute
                    .messages(Field.ATTRIBUTE_G)
                    .forEach(body -> copy.add(Field.ATTRIBUTE_G, body(body, renamed, prefix)));
            attribute
                    .messages(Field.ATTRIBUTE_GRAPHS)
                    .forEach(body -> copy.add(Field.ATTRIBUTE_GRAPHS, body(body, renamed, prefix)));
            draft.add(Field.NODE_ATTRIBUTE, copy);
        });
    }

    /** Writes a graph within an op; what it makes itself gets names that nothing around it has. */
    private static Draft body(Message body, Map<String, String> around, String prefix) {
        Map<String, String> names = new HashMap<>(around);
        own(body, Set.of()).forEach(name -> names.put(name, prefix + name));
        UnaryOperator<String> renamed = name -> names.getOrDefault(name, name);
        Draft draft = new Draft();
        body.messages(Field.GRAPH_NODE).forEach(node -> {
            Draft copy = new Draft();
            inputs(copy, node, renamed);
            node.texts(Field.NODE_OUTPUT)
                    .forEach(name -> copy.add(Field.NODE_OUTPUT, name.isEmpty() ? "" : renamed.apply(name)));
            attributes(copy, node, names, prefix);
            draft.add(
                    Field.GRAPH_NODE, copy.addAllBut(node, Field.NODE_INPUT, Field.NODE_OUTPUT, Field.NODE_ATTRIBUTE));
        });
        infos(draft, body, Field.GRAPH_INPUT, renamed);
        infos(draft, body, Field.GRAPH_OUTPUT, renamed);
        body.messages(Field.GRAPH_INITIALIZER)
                .forEach(tensor -> draft.add(
                        Field.GRAPH_INITIALIZER,
                        new Draft()
                                .addAllBut(tensor, Field.TENSOR_NAME)
                                .add(Field.TENSOR_NAME, renamed.apply(tensor.text(Field.TENSOR_NAME)))));
        return draft.addAllBut(
                body,
                Field.GRAPH_NODE,
                Field.GRAPH_INPUT,
                Field.GRAPH_OUTPUT,
                Field.GRAPH_INITIALIZER,
                Field.GRAPH_VALUE_INFO);
    }

    private static void infos(Draft draft, Message body, int field, UnaryOperator<String> renamed) {
        body.messages(field)
                .forEach(info -> draft.add(
                        field,
                        new Draft()
                                .addAllBut(info, Field.INFO_NAME)
                                .add(Field.INFO_NAME, renamed.apply(info.text(Field.INFO_NAME)))));
    }
}
