package nn.onnx.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nn.onnx.port.Declared.Form;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Finds the nodes that make a map of each row of probabilities, as scikit-learn's converter puts them last, where nothing
 * follows them: the rows themselves are what one wants.
 *
 * @param classes by the name of the output, what the columns of its rows stand for
 */
record ZipMaps(Map<String, List<String>> classes) {
    private static final String OP = "ZipMap";
    private static final String DOMAIN = "ai.onnx.ml";

    static ZipMaps of(Message graph) {
        Set<String> outputs = new HashSet<>(names(graph, Field.GRAPH_OUTPUT));
        Set<String> used = new HashSet<>();
        graph.messages(Field.GRAPH_NODE).forEach(node -> Needed.inputs(node, 0).forEach(used::add));
        Map<String, List<String>> classes = new LinkedHashMap<>();
        graph.messages(Field.GRAPH_NODE).filter(ZipMaps::isOne).forEach(node -> {
            String output = node.text(Field.NODE_OUTPUT);
            if (outputs.contains(output) && !used.contains(output)) {
                classes.put(output, words(node));
            }
        });
        return new ZipMaps(classes);
    }

    private static List<String> names(Message graph, int field) {
        return graph.messages(field).map(info -> info.text(Field.INFO_NAME)).toList();
    }

    private static boolean isOne(Message node) {
        return node.text(Field.NODE_OP_TYPE).equals(OP)
                && node.text(Field.NODE_DOMAIN).equals(DOMAIN);
    }

    private static List<String> words(Message node) {
        List<String> words = new ArrayList<>();
        node.messages(Field.NODE_ATTRIBUTE)
                .flatMap(attribute -> switch (attribute.text(Field.ATTRIBUTE_NAME)) {
                    case "classlabels_strings" -> attribute.texts(Field.ATTRIBUTE_STRINGS);
                    case "classlabels_int64s" ->
                        Arrays.stream(attribute.numbers(Field.ATTRIBUTE_INTS)).mapToObj(Long::toString);
                    default -> Stream.<String>of();
                })
                .forEach(words::add);
        return List.copyOf(words);
    }

    /** Describes an output that gives rows where the file says maps. */
    Optional<Declared> declared(String output) {
        return Optional.ofNullable(classes.get(output)).map(words -> {
            List<Long> dims = List.of(-1L, words.isEmpty() ? -1L : (long) words.size());
            return new Declared(
                    output, Form.TENSOR, Optional.of(Element.FLOAT), "FLOAT", true, dims, List.of("", ""), false);
        });
    }

    boolean isDropped(Message node) {
        return isOne(node) && classes.containsKey(node.text(Field.NODE_OUTPUT));
    }

    /** Hands the rows on as they are. */
    static Draft replacement(Message node) {
        return new Draft()
                .add(Field.NODE_OP_TYPE, "Identity")
                .add(Field.NODE_INPUT, node.text(Field.NODE_INPUT))
                .add(Field.NODE_OUTPUT, node.text(Field.NODE_OUTPUT));
    }
}
