package nn.onnx.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/** Knows which operators the CUDA provider computes, for which types, and finds those of a graph that it does not. */
final class CudaKernels {
    private static final Map<Integer, String> TYPES =
            Map.of(1, "float", 2, "uint8", 6, "int32", 7, "int64", 9, "bool", 11, "double", 12, "uint32");
    private static final int BOOL = 9;
    private static final int INT64 = 7;

    private final Map<String, Set<String>> kernels = new HashMap<>();

    CudaKernels() {
        try (InputStream list = CudaKernels.class.getResourceAsStream("cuda-kernels.txt")) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .forEach(words -> kernels.put(words.get(0), Set.copyOf(words.subList(1, words.size()))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Tells whether an operator has a kernel for a type of ONNX's name, such as {@code float}. */
    boolean has(String op, String type) {
        return kernels.getOrDefault(op, Set.of()).contains(type);
    }

    /** Lists each operator and type that has no kernel. */
    List<String> missing(Message graph) {
        return missing(graph, new HashMap<>());
    }

    private List<String> missing(Message graph, Map<String, Integer> types) {
        graph.messages(Field.GRAPH_INITIALIZER)
                .forEach(tensor ->
                        types.put(tensor.text(Field.TENSOR_NAME), (int) tensor.number(Field.TENSOR_DATA_TYPE)));
        graph.messages(Field.GRAPH_INPUT).forEach(input -> types.put(input.text(Field.INFO_NAME), elementType(input)));
        List<String> missing = new ArrayList<>();
        graph.messages(Field.GRAPH_NODE).forEach(node -> {
            node.messages(Field.NODE_ATTRIBUTE)
                    .flatMap(attribute -> attribute.messages(Field.ATTRIBUTE_G))
                    .forEach(body -> missing.addAll(missing(body, types)));
            String type = TYPES.get(types.get(input(node, data(node))));
            String op = node.text(Field.NODE_OP_TYPE);
            if (!has(op, type)) {
                missing.add(op + " of " + type + " (" + node.text(Field.NODE_NAME) + ")");
            }
            declare(node, types);
        });
        return missing;
    }

    private static int elementType(Message value) {
        return (int) value.message(Field.INFO_TYPE).message(Field.TYPE_TENSOR).number(Field.TYPE_ELEM_TYPE);
    }

    private static List<Message> results(Message node) {
        return node.messages(Field.NODE_ATTRIBUTE)
                .flatMap(attribute -> attribute.messages(Field.ATTRIBUTE_G))
                .flatMap(body -> body.messages(Field.GRAPH_OUTPUT))
                .toList();
    }

    private static String input(Message node, int index) {
        return node.texts(Field.NODE_INPUT).toList().get(index);
    }

    /** Finds the input whose type decides: Where's first is a condition. */
    private static int data(Message node) {
        return node.text(Field.NODE_OP_TYPE).equals("Where") ? 1 : 0;
    }

    private static void declare(Message node, Map<String, Integer> types) {
        List<String> outputs = node.texts(Field.NODE_OUTPUT).toList();
        for (int i = 0; i < outputs.size(); i++) {
            types.put(outputs.get(i), type(node, i, types));
        }
    }

    private static int type(Message node, int output, Map<String, Integer> types) {
        return switch (node.text(Field.NODE_OP_TYPE)) {
            case "Shape", "Size", "ArgMax" -> INT64;
            case "MaxPool", "TopK" -> output == 1 ? INT64 : types.get(input(node, 0));
            case "Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual" -> BOOL;
            case "Cast" ->
                (int) node.messages(Field.NODE_ATTRIBUTE)
                        .findFirst()
                        .orElseThrow()
                        .number(Field.ATTRIBUTE_I);
            case "Scan" -> elementType(results(node).get(output));
            case "OneHot" -> types.get(input(node, 2));
            case "Where" -> types.get(input(node, 1));
            default -> types.get(input(node, 0));
        };
    }
}
