package nn.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.onnx.proto.AttributeProto;
import nn.onnx.proto.GraphProto;
import nn.onnx.proto.NodeProto;

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

    /** Lists each operator and type that has no kernel. */
    List<String> missing(GraphProto graph) {
        return missing(graph, new HashMap<>());
    }

    private List<String> missing(GraphProto graph, Map<String, Integer> types) {
        graph.getInitializerList().forEach(tensor -> types.put(tensor.getName(), tensor.getDataType()));
        graph.getInputList()
                .forEach(input -> types.put(
                        input.getName(), input.getType().getTensorType().getElemType()));
        List<String> missing = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            node.getAttributeList().stream()
                    .filter(AttributeProto::hasG)
                    .forEach(attribute -> missing.addAll(missing(attribute.getG(), types)));
            String type = TYPES.get(types.get(node.getInput(data(node))));
            if (!kernels.getOrDefault(node.getOpType(), Set.of()).contains(type)) {
                missing.add(node.getOpType() + " of " + type + " (" + node.getName() + ")");
            }
            declare(node, types);
        }
        return missing;
    }

    /** Finds the input whose type decides: Where's first is a condition. */
    private static int data(NodeProto node) {
        return node.getOpType().equals("Where") ? 1 : 0;
    }

    private static void declare(NodeProto node, Map<String, Integer> types) {
        for (int i = 0; i < node.getOutputCount(); i++) {
            types.put(node.getOutput(i), type(node, i, types));
        }
    }

    private static int type(NodeProto node, int output, Map<String, Integer> types) {
        return switch (node.getOpType()) {
            case "Shape", "Size" -> INT64;
            case "MaxPool" -> output == 1 ? INT64 : types.get(node.getInput(0));
            case "Equal", "Less", "Greater" -> BOOL;
            case "Cast" -> (int) node.getAttributeList().get(0).getI();
            case "Where" -> types.get(node.getInput(1));
            default -> types.get(node.getInput(0));
        };
    }
}
