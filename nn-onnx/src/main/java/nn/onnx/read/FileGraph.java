package nn.onnx.read;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.data.NnException;
import nn.onnx.file.ModelFile;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;

/**
 * Shows the graph of a file.
 *
 * @param file the file
 * @param nodes its ops, each after those that it needs
 * @param tensors its fixed tensors by name
 * @param inputs what goes in
 * @param outputs the names of what comes out
 * @param loosened fixed tensors that are others than the file has, so that any number of rows goes through
 */
record FileGraph(
        ModelFile file,
        List<FileNode> nodes,
        Map<String, FileTensor> tensors,
        List<FileInput> inputs,
        List<String> outputs,
        Map<String, FileTensor> loosened) {

    static FileGraph of(ModelFile file) {
        Message model = file.model();
        if (model.has(Field.MODEL_FUNCTIONS)) {
            throw NnException.of("the file defines functions of its own, which stand for several ops.")
                    .maybe("inline them: onnx.inliner.inline_local_functions(model) in Python.");
        }
        Message graph = model.message(Field.MODEL_GRAPH);
        if (graph.has(Field.GRAPH_SPARSE_INITIALIZER)) {
            throw NnException.of("the file holds sparse tensors.").maybe("export it with dense ones.");
        }
        Map<String, Long> opsets = opsets(model);
        Map<String, FileTensor> tensors = new LinkedHashMap<>();
        graph.messages(Field.GRAPH_INITIALIZER)
                .forEach(proto -> tensors.put(proto.text(Field.TENSOR_NAME), new Beside(file.path()).tensor(proto)));
        return new FixedRows(new FileGraph(
                        file,
                        graph.messages(Field.GRAPH_NODE)
                                .map(node -> new FileNode(node, opset(opsets, node)))
                                .toList(),
                        tensors,
                        graph.messages(Field.GRAPH_INPUT)
                                .map(FileInput::of)
                                .filter(input -> !tensors.containsKey(input.name()))
                                .toList(),
                        graph.messages(Field.GRAPH_OUTPUT)
                                .map(info -> info.text(Field.INFO_NAME))
                                .toList(),
                        Map.of()))
                .loosened();
    }

    private static Map<String, Long> opsets(Message model) {
        Map<String, Long> opsets = new HashMap<>();
        model.messages(Field.MODEL_OPSET_IMPORT)
                .forEach(opset -> opsets.put(opset.text(Field.OPSET_DOMAIN), opset.number(Field.OPSET_VERSION)));
        opsets.computeIfAbsent("", none -> opsets.getOrDefault("ai.onnx", 1L));
        return opsets;
    }

    private static long opset(Map<String, Long> opsets, Message node) {
        String domain = node.text(Field.NODE_DOMAIN);
        return opsets.getOrDefault(domain.equals("ai.onnx") ? "" : domain, 1L);
    }

    /** Names all values that the ops make. */
    Set<String> made() {
        Set<String> names = new LinkedHashSet<>();
        nodes.forEach(
                node -> node.outputs().stream().filter(name -> !name.isEmpty()).forEach(names::add));
        return names;
    }

    /** Tells whether the file holds a tensor, maybe under another name. */
    boolean holds(String name) {
        return tensors.containsKey(name)
                || nodes.stream()
                        .anyMatch(node -> node.op().equals("Identity")
                                && node.outputs().contains(name)
                                && holds(node.inputs().get(0)));
    }

    /** Tells whether the file was exported for one number of rows. */
    boolean hasFixedRows() {
        return !inputs.isEmpty() && inputs.stream().allMatch(FileInput::hasFixedRows);
    }

    /** Finds an input by its name. */
    FileInput input(String name) {
        return inputs.stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
